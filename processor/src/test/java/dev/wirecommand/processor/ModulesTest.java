package dev.wirecommand.processor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wirecommand.processor.harness.Compilation;
import dev.wirecommand.processor.harness.Compilation.Message;
import dev.wirecommand.processor.harness.Compilation.Result;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Tests commands in named modules, with javac only: when ecj runs by itself, generated sources are
 * in no module, and so do not see their own package.
 */
class ModulesTest {
  private static final String[] GIT = {
    "package a;",
    "import dev.wirecommand.WireCommand;",
    "public class Git {",
    "  public Git() {}",
    "  @WireCommand(\"a\") int a() { return 1; }",
    "}",
  };

  private static final List<String> MODULES =
      List.of("annotations/target", "protocol/target", "runtime/target");

  @TempDir Path directory;

  private Compilation module(String... lines) {
    Compilation compilation =
        Compilation.in(directory)
            .modulePath()
            .source("a/Git.java", GIT)
            .source("module-info.java", lines);
    // The other dependencies of the tests do not work on a module path.
    Compilation.CLASS_PATH.stream()
        .filter(entry -> MODULES.stream().noneMatch(entry::contains))
        .forEach(compilation::withoutOnClassPath);
    return compilation.option("-Xlint:-requires-automatic,-requires-transitive-automatic");
  }

  @Test
  void publicTypesOfAnExportedPackageDrawNoWarning() {
    Result result =
        module("module a {", "  requires dev.wirecommand.runtime;", "  exports a;", "}")
            .option("-Werror")
            .run()
            .expectSuccess();

    assertThat(result.source("a/GitClient.java"))
        .contains("@SuppressWarnings(\"exports\")")
        // The module does not read java.compiler, where the JDK's annotation is.
        .doesNotContain("javax.annotation.processing")
        .contains("@GeneratedCode");
  }

  @Test
  void withJavaCompilerTheAnnotationOfTheJdkIsThere() {
    assertThat(
            module(
                    "module a {",
                    "  requires dev.wirecommand.runtime;",
                    "  requires java.compiler;",
                    "}")
                .run()
                .expectSuccess()
                .source("a/GitClient.java"))
        .contains("@Generated(\"dev.wirecommand.processor.WireCommandProcessor\")");
  }

  @Test
  void aModuleThatDoesNotReadTheRuntime() {
    Result result =
        module("module a {", "  requires dev.wirecommand.annotations;", "}")
            .option("--add-modules", "dev.wirecommand.runtime")
            .run();

    assertThat(result.messages().stream().map(Message::text))
        .containsExactly(
            "[WireRuntime] the runtime is out of reach of the generated code. Add the dependency"
                + " dev.wirecommand:wirecommand-runtime, and 'requires dev.wirecommand.runtime'.");
  }
}
