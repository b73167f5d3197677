package dev.wirecommand.processor.write;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wirecommand.processor.harness.Compilation;
import dev.wirecommand.processor.harness.Compilation.Result;
import dev.wirecommand.processor.harness.Compiler;
import dev.wirecommand.processor.harness.Loopback;
import java.lang.reflect.Field;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** Tests texts that are larger than a constant of a class file can be. */
@ParameterizedClass
@EnumSource(Compiler.class)
class LargeTextsTest {
  @Parameter Compiler compiler;
  @TempDir Path directory;

  @Test
  void anEnumWithMoreTextThanAConstant() throws Exception {
    List<String> constants = new ArrayList<>();
    for (int i = 0; i < 1_500; i++) {
      constants.add("THE_CONSTANT_WITH_A_VERY_LONG_NAME_AND_THE_NUMBER_" + i);
    }
    Result result =
        Compilation.in(directory)
            .by(compiler)
            .source(
                "a/Large.java", "package a;", "enum Large {", String.join(",\n", constants), "}")
            .source(
                "a/Commands.java",
                "package a;",
                "class Commands {",
                "  @dev.wirecommand.WireCommand(\"echo\")",
                "  Large echo(java.util.List<Large> many) { return many.get(many.size() - 1); }",
                "}")
            .javacOption("-Werror")
            .run()
            .expectSuccess();
    ClassLoader loader = result.load();
    Loopback commands = new Loopback(loader, "a.Commands", "a.Commands");
    Object[] values = loader.loadClass("a.Large").getEnumConstants();

    assertThat(commands.call("echo", List.of(values[0], values[1_499]))).isSameAs(values[1_499]);
    assertThat(commands.dispatch.commands()).hasSize(1);
  }

  @Test
  void literals() throws Exception {
    List<String> texts =
        List.of(
            "",
            "a".repeat(65_535),
            "a".repeat(65_536),
            "\u2028".repeat(21_845),
            "\u2028".repeat(21_846),
            "\0".repeat(40_000),
            "words and \"quotes\" \\u0041 ".repeat(10_000),
            "\ud83d\ude00".repeat(30_000));
    List<String> lines = new ArrayList<>(List.of("package a;", "class Texts {"));
    for (int i = 0; i < texts.size(); i++) {
      lines.add("  static String one" + i + " = " + StringLiterals.of(texts.get(i)) + ";");
      lines.add("  static String wrapped" + i + " = " + StringLiterals.wrapped(texts.get(i)) + ";");
    }
    lines.add("}");

    Class<?> type =
        Compilation.in(directory)
            .by(compiler)
            .source("a/Texts.java", lines.toArray(String[]::new))
            .processors()
            .option("-proc:none")
            .run()
            .expectSuccess()
            .load()
            .loadClass("a.Texts");

    assertThat(lines).allSatisfy(line -> assertThat(line).matches("[ -~\n]*"));
    for (int i = 0; i < texts.size(); i++) {
      for (String name : List.of("one", "wrapped")) {
        Field field = type.getDeclaredField(name + i);
        field.setAccessible(true);
        assertThat(field.get(null).equals(texts.get(i))).as(name + i).isTrue();
      }
    }
  }
}
