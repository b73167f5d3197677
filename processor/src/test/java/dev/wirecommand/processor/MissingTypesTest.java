package dev.wirecommand.processor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wirecommand.processor.harness.Compilation;
import dev.wirecommand.processor.harness.Compilation.Message;
import dev.wirecommand.processor.harness.Compilation.Result;
import dev.wirecommand.processor.harness.Compiler;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests types that do not exist: each is one error, and users of generated types see no other. */
@ParameterizedClass
@EnumSource(Compiler.class)
class MissingTypesTest {
  @Parameter Compiler compiler;
  @TempDir Path directory;

  /** Returns the compiler's messages, without the lines that say where a symbol is missing. */
  private static List<String> told(Result result) {
    return result.messages().stream()
        .map(m -> m.file() + ":" + m.line() + ": " + m.text().lines().findFirst().orElse(""))
        .toList();
  }

  /** The sources of a class with a mistake, and of all that uses its generated types. */
  private Compilation mistaken(String... methods) {
    List<String> lines = new ArrayList<>(List.of("package a;"));
    lines.add("import dev.wirecommand.WireCommand;");
    lines.add("interface Git {");
    lines.addAll(List.of(methods));
    lines.add("}");
    return Compilation.in(directory)
        .by(compiler)
        .source("a/Git.java", lines.toArray(String[]::new))
        .source(
            "a/Users.java",
            "package a;",
            "import dev.wirecommand.client.CommandClient;",
            "class Users extends Held {",
            "  GitClient client;",
            "  Users(CommandClient connection) { client = new GitClient(connection); }",
            "  String use(Git git) { return \"\" + client.a(null, 1) + new GitDispatch(git); }",
            "  Git git() { return client; }",
            "  GitClient.Async async() { return client.async(); }",
            "}",
            "class Held { GitDispatch dispatch; RepositoryModule module; }",
            "@dev.wirecommand.WireModule(Git.class) interface Repository {}")
        .javacOption("--should-stop=ifError=FLOW", "-Xlint:-auxiliaryclass");
  }

  private void expectOneError(Compilation compilation, int line, String type) throws IOException {
    Result result = compilation.run();

    if (compiler == Compiler.ECJ) {
      // Ecj begins no round for a class file, so that there are no placeholders.
      assertThat(told(result))
          .contains("Git.java:" + line + ": " + type + " cannot be resolved to a type")
          .allSatisfy(text -> assertThat(text).contains(" cannot be resolved to a type"));
      return;
    }
    assertThat(told(result)).containsExactly("Git.java:" + line + ": cannot find symbol");
    try (Stream<Path> classes = Files.walk(result.classes())) {
      assertThat(classes.filter(file -> file.toString().contains("Waits"))).isEmpty();
    }
  }

  @Test
  void aMistypedParameterIsOneError() throws IOException {
    expectOneError(mistaken("  @WireCommand(\"a\") int a(Strng key, int n);"), 4, "Strng");
  }

  @Test
  void aMistypedResultIsOneError() throws IOException {
    expectOneError(mistaken("  @WireCommand(\"a\") Strng a(String key, int n);"), 4, "Strng");
  }

  @Test
  void aMistypedTypeArgumentIsOneError() throws IOException {
    expectOneError(
        mistaken("  @WireCommand(\"a\")", "  int a(java.util.List<Strng> keys, int n);"),
        5,
        "Strng");
  }

  @Test
  void aMistypedFieldIsOneError() throws IOException {
    expectOneError(
        mistaken(
            "  record Key(", "    Strng text) {}", "  @WireCommand(\"a\") int a(Key key, int n);"),
        5,
        "Strng");
  }

  @Test
  void aMistypedExceptionIsOneError() throws IOException {
    expectOneError(
        mistaken("  @WireCommand(\"a\") int a(String key, int n) throws Strng;"), 4, "Strng");
  }

  @Test
  void aMistypedArrayIsOneError() throws IOException {
    expectOneError(mistaken("  @WireCommand(\"a\") Strng[][] a(String key, int n);"), 4, "Strng");
  }

  @ParameterizedTest
  @ValueSource(strings = {"Strng.KEY", "defaultValue = Strng.KEY"})
  void aMistypedConstantIsOneError(String value) {
    String argument = "@dev.wirecommand.Arg(" + value + ") int n";
    Result result = mistaken("  @WireCommand(\"a\") int a(String key, " + argument + ");").run();

    if (compiler == Compiler.ECJ) {
      assertThat(told(result))
          .contains("Git.java:4: Strng cannot be resolved to a variable")
          .allSatisfy(text -> assertThat(text).contains(" cannot be resolved"));
    } else {
      assertThat(told(result)).containsExactly("Git.java:4: cannot find symbol");
    }
  }

  @Test
  void aValueThatIsLeftOutIsOneError() {
    Result result =
        Compilation.in(directory)
            .by(compiler)
            .source(
                "a/Git.java",
                "package a;",
                "import dev.wirecommand.*;",
                "class Git {",
                "  @WireCommand() int a(",
                "      @WireCodec Thread thread) { return 1; }",
                "}",
                "@WireModule",
                "interface Repository {}")
            .javacOption("-Xlint:-auxiliaryclass")
            .run();

    String form =
        compiler == Compiler.ECJ
            ? "The annotation @dev.wirecommand.%s must define the attribute value"
            : "annotation @dev.wirecommand.%s is missing a default value for the element 'value'";
    assertThat(told(result))
        .containsExactlyInAnyOrder(
            "Git.java:4: " + String.format(form, "WireCommand"),
            "Git.java:5: " + String.format(form, "WireCodec"),
            "Git.java:7: " + String.format(form, "WireModule"));
  }

  @Test
  void otherProblemsAreToldBesideAMissingType() {
    Result result =
        Compilation.in(directory)
            .by(compiler)
            .source(
                "a/Git.java",
                "package a;",
                "import dev.wirecommand.WireCommand;",
                "class Git {",
                "  @WireCommand(\"a\") int a(Gone gone, Thread thread) { return 1; }",
                "}")
            .run();

    assertThat(result.messages().stream().map(Message::text).filter(t -> t.startsWith("[")))
        .singleElement()
        .asString()
        .startsWith("[WireType] Git.a(thread): Thread has no wire type.");
    assertThat(result.generated().keySet())
        .isEqualTo(
            compiler == Compiler.JAVAC
                ? Set.of("a/GitClient.java", "a/GitDispatch.java")
                : Set.of());
  }

  @Test
  void aTypeThatClassFilesMissIsTold() throws IOException {
    Result library =
        Compilation.in(directory.resolve("library"))
            .source("b/Gone.java", "package b;", "public record Gone(int a) {}")
            .source("b/Held.java", "package b;", "public record Held(int a, Gone gone) {}")
            .source(
                "b/Base.java",
                "package b;",
                "public class Base {",
                "  @dev.wirecommand.WireCommand(\"base\") public int base(",
                "    @dev.wirecommand.Arg(\"gone\") Gone gone) { return 1; }",
                "}")
            .processors()
            .option("-proc:none", "-parameters", "-g")
            .run()
            .expectSuccess();
    Files.delete(library.classes().resolve("b/Gone.class"));

    Result result =
        Compilation.in(directory)
            .by(compiler)
            .source(
                "a/Git.java",
                "package a;",
                "import dev.wirecommand.WireCommand;",
                "class Git extends b.Base {",
                "  @WireCommand(\"a\") int a() { return 1; }",
                "}")
            .onClassPath(library.classes())
            .run();

    assertThat(told(result).stream().filter(t -> t.contains("Wire")))
        .containsExactly(
            "Git.java:3: [WireUnresolved] Git.base(gone): b.Gone does not exist, and a class file names"
                + " it. Add the library that has it to the class path.");
  }
}
