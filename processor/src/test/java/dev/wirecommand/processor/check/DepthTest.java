package dev.wirecommand.processor.check;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wirecommand.processor.harness.Compilation;
import dev.wirecommand.processor.harness.Compilation.Message;
import dev.wirecommand.processor.harness.Compilation.Result;
import dev.wirecommand.processor.harness.Compiler;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** Tests types that are nested deeply, methods with many parameters, and classes without names. */
@ParameterizedClass
@EnumSource(Compiler.class)
class DepthTest {
  @Parameter Compiler compiler;
  @TempDir Path directory;

  private static List<String> chain(int length, String last) {
    List<String> lines = new ArrayList<>(List.of("package a;", "class Chain {"));
    for (int i = 0; i < length; i++) {
      String next = i < length - 1 ? "R" + (i + 1) : last;
      lines.add("  record R" + i + "(" + next + " next) {}");
    }
    return lines;
  }

  private Result compile(String name, List<String> lines) {
    return Compilation.in(directory.resolve(name))
        .by(compiler)
        .source("a/Chain.java", lines.toArray(String[]::new))
        .run();
  }

  private static List<String> with(List<String> lines, String... commands) {
    List<String> all = new ArrayList<>(lines);
    for (String command : commands) {
      all.add("  @dev.wirecommand.WireCommand(\"c" + all.size() + "\") " + command);
    }
    all.add("}");
    return all;
  }

  private static List<String> reported(Result result) {
    return result.messages().stream().map(Message::toString).toList();
  }

  private static String end(String type) {
    return type
        + " is nested more than 256 deep. Flatten the types, or give one on the way a codec with"
        + " @WireCodec.";
  }

  private List<String> expected(int tooDeep, int methodLine, String path) {
    return List.of(
        switch (compiler) {
          case JAVAC ->
              "Chain.java:%d: ERROR: [WireDeep] Chain.R%d.next: %s"
                  .formatted(tooDeep + 2, tooDeep - 1, end("Chain.R" + tooDeep));
          case ECJ ->
              "Chain.java:%d: ERROR: [WireDeep] Chain.a(r): %s…: %s"
                  .formatted(methodLine, path.substring(0, 100), end("Chain.R" + tooDeep));
        });
  }

  private static String path(int length) {
    return "r" + ".next".repeat(length);
  }

  @Test
  void recordsThatAreNestedDeeply() {
    compile("fits", with(chain(256, "int"), "void a(R0 r) {}")).expectSuccess();
    for (int length : new int[] {257, 1500}) {
      Result result = compile("deep" + length, with(chain(length, "int"), "void a(R0 r) {}"));
      assertThat(reported(result)).isEqualTo(expected(256, length + 3, path(256)));
    }
  }

  @Test
  void theOrderOfTheCommandsChangesNothing() {
    Result result =
        compile("order", with(chain(400, "int"), "void b(R200 r) {}", "void a(R0 r) {}"));

    List<String> reported = reported(result);
    assertThat(reported).singleElement().asString().contains("[WireDeep]", end("Chain.R200"));
  }

  /** Tests a cycle that is too long to be followed, with an end and without one. */
  @Test
  void recordsInALongCycle() {
    Result endless = compile("cycle", with(chain(1500, "R0"), "void a(R0 r) {}"));
    assertThat(reported(endless)).isEqualTo(expected(256, 1503, path(256)));

    Result ending =
        compile("ending", with(chain(1500, "java.util.Optional<R0>"), "void a(R0 r) {}"));
    assertThat(reported(ending)).isEqualTo(expected(256, 1503, path(256)));
  }

  private static String lists(int depth) {
    return "java.util.List<".repeat(depth) + "String" + ">".repeat(depth);
  }

  @Test
  void listsThatAreNestedDeeply() {
    Result result = compile("lists", with(chain(0, ""), "void a(" + lists(257) + " r) {}"));

    assertThat(reported(result))
        .containsExactly(
            "Chain.java:3: ERROR: [WireDeep] Chain.a(r): "
                + ("r" + "[]".repeat(256)).substring(0, 100)
                + "…: "
                + end("List<String>"));
  }

  /** A compiler's stack may be too short to read such a type at all. */
  @Test
  void listsThatAreNestedVeryDeeply() {
    Result result = compile("lists", with(chain(0, ""), "void a(" + lists(600) + " r) {}"));

    assertThat(reported(result))
        .singleElement()
        .asString()
        .matches("Chain.java:[23]: ERROR: \\[WireDeep] .* is nested more than 256 deep\\. .*");
  }

  private static String parameters(int count, String type) {
    return IntStream.range(0, count)
        .mapToObj(i -> type + " p" + i)
        .collect(Collectors.joining(", ", "void a(", ") {}"));
  }

  @Test
  void asManyParametersAsGeneratedCodeCanPassOn() {
    compile("ints", with(chain(0, ""), parameters(250, "int"))).expectSuccess();
    compile("longs", with(chain(0, ""), parameters(125, "long"))).expectSuccess();
    for (Result result :
        List.of(
            compile("more", with(chain(0, ""), parameters(252, "int"))),
            compile("doubles", with(chain(0, ""), parameters(126, "double"))))) {
      assertThat(reported(result))
          .containsExactly(
              "Chain.java:3: ERROR: [WireTooMany] Chain.a: the parameters take 252 places, two for"
                  + " each long and double, and generated code takes 250 at most. Put some of them"
                  + " into a record.");
    }
  }

  /** Tests a compact source file, which compilers of JDK 25 and later take. */
  @Test
  void commandsInACompactSourceFile() {
    Result result =
        Compilation.in(directory)
            .by(Compiler.JAVAC)
            .source(
                "Compact.java",
                "@dev.wirecommand.WireCommand(\"a\") int a(int b) { return b; }",
                "static class Inner { @dev.wirecommand.WireCommand(\"c\") void c() {} }",
                "void main() {}")
            .run();

    assertThat(result.success()).isFalse();
    String words =
        ": it is in a compact source file, whose class has no name that generated code could use."
            + " Move it to a class in a source file of its own.";
    boolean isKnown = Runtime.version().feature() >= 25;
    assertThat(result.messages().stream().filter(m -> m.id().isPresent()).map(Message::toString))
        .containsExactlyInAnyOrderElementsOf(
            isKnown
                ? List.of(
                    "Compact.java:1: ERROR: [WireEnclosing] Compact.a" + words,
                    "Compact.java:2: ERROR: [WireEnclosing] Compact.Inner.c" + words)
                : List.of());
  }

  /** Tests the wildcards that Kotlin's compiler adds, in classes with its annotation. */
  @Test
  void wildcardsThatKotlinAdds() {
    Result result =
        Compilation.in(directory)
            .by(compiler)
            .source("kotlin/Metadata.java", "package kotlin;", "public @interface Metadata {}")
            .source(
                "a/Git.java",
                "package a;",
                "import dev.wirecommand.WireCommand;",
                "import java.util.*;",
                "@kotlin.Metadata",
                "class Git {",
                "  @WireCommand(\"a\") void a(Map<String, ? extends List<Integer>> map) {}",
                "}",
                "class Java {",
                "  @WireCommand(\"b\") void b(Map<String, ? extends List<Integer>> map) {}",
                "}")
            .javacOption("-Xlint:-auxiliaryclass")
            .run();

    String fact = "map{}: ? extends List<Integer> may stand for any type. ";
    assertThat(reported(result))
        .containsExactly(
            "Git.java:6: ERROR: [WireWildcard] Git.a(map): "
                + fact
                + "Kotlin writes it so for a type argument that may vary: annotate the function or"
                + " its class with @JvmSuppressWildcards.",
            "Git.java:9: ERROR: [WireWildcard] Java.b(map): " + fact + "Write the element type.");
  }
}
