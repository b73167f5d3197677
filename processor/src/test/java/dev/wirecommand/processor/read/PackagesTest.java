package dev.wirecommand.processor.read;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wirecommand.processor.harness.Compilation;
import dev.wirecommand.processor.harness.Compilation.Message;
import dev.wirecommand.processor.harness.Compilation.Result;
import dev.wirecommand.processor.harness.Compiler;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** Tests commands that are inherited from another package. */
@ParameterizedClass
@EnumSource(Compiler.class)
class PackagesTest {
  @Parameter Compiler compiler;
  @TempDir Path directory;

  private Compilation base(String visibility) {
    return Compilation.in(directory)
        .by(compiler)
        .source(
            "base/Base.java",
            "package base;",
            "import dev.wirecommand.WireCommand;",
            "public class Base {",
            "  " + visibility + " record Entry(String name) {}",
            "  @WireCommand(\"entry\") public Entry entry() { return new Entry(\"a\"); }",
            "  @WireCommand(\"hidden\") void hidden() {}",
            "}")
        .source(
            "sub/Sub.java",
            "package sub;",
            "import dev.wirecommand.WireCommand;",
            "public class Sub extends base.Base {",
            "  @WireCommand(\"own\") public int own() { return 1; }",
            "}");
  }

  @Test
  void whatThePackageCanReach() {
    Result result = base("public").run().expectSuccess();

    // A package-private method is not inherited.
    assertThat(result.source("sub/SubDispatch.java"))
        .contains("\"entry\"", "\"own\"")
        .doesNotContain("hidden");
    assertThat(result.source("base/BaseDispatch.java")).contains("\"entry\"", "\"hidden\"");
  }

  @Test
  void aRecordThatOnlyTheBaseCanReach() {
    Result result = base("").run();

    assertThat(result.messages().stream().map(Message::toString))
        .containsExactly(
            "Sub.java:3: ERROR: [WireRecordAccess] Sub.entry: Base.Entry is out of reach"
                + " of generated code. Make it visible to package sub.");
  }
}
