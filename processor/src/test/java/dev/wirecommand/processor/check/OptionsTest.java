package dev.wirecommand.processor.check;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wirecommand.processor.harness.Compilation;
import dev.wirecommand.processor.harness.Compilation.Message;
import dev.wirecommand.processor.harness.Compilation.Result;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Tests the processor's options. */
class OptionsTest {
  @TempDir Path directory;

  private Result compile(String... options) {
    return Compilation.in(directory)
        .source(
            "a/Git.java",
            "package a;",
            "public class Git {",
            "  @dev.wirecommand.WireCommand(\"heads\")",
            "  int heads() { return 1; }",
            "}")
        .source(
            "a/All.java",
            "package a;",
            "@dev.wirecommand.WireModule(Git.class)",
            "interface All {}")
        .option(options)
        .run();
  }

  @Test
  void withoutAny() {
    Result result = compile().expectSuccess();

    assertThat(result.generated().keySet())
        .containsExactly("a/AllModule.java", "a/GitClient.java", "a/GitDispatch.java");
    assertThat(result.classes().resolve("META-INF/wirecommand/a.Git.cddl"))
        .hasContent(
            """
            ; The commands of a.Git, in CDDL (RFC 8610).

            request = heads.request

            ; Reads.
            heads.request = { 'name' => 'heads' }
            heads.result = -2147483648..2147483647
            """);
  }

  @Test
  void noSchema() {
    Result result = compile("-Awirecommand.schema=false").expectSuccess();

    assertThat(Files.exists(result.classes().resolve("META-INF"))).isFalse();
  }

  @Test
  void otherSuffixes() {
    Result result =
        compile(
                "-Awirecommand.suffix.dispatch=Server",
                "-Awirecommand.suffix.client=_Stub",
                "-Awirecommand.suffix.module=2")
            .expectSuccess();

    assertThat(result.generated().keySet())
        .containsExactly("a/All2.java", "a/GitServer.java", "a/Git_Stub.java");
    assertThat(result.source("a/All2.java"))
        .contains("return List.of(\n            new GitServer(git));");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "schema=maybe | wirecommand.schema is 'maybe'. Write true or false.",
        "schema | wirecommand.schema has no value. Write true or false.",
        "lock.update=yes | wirecommand.lock.update is 'yes'. Write true or false.",
        "lock= | wirecommand.lock has no value. Write the path of a file.",
        "suffix.client=a-b"
            + " | wirecommand.suffix.client is 'a-b'. Write letters, such as Client.",
        "suffix.client=Dispatch"
            + " | two of the suffixes are the same. Give each kind of class one of its own.",
        "shema=false"
            + " | there is no option 'wirecommand.shema'. Did you mean wirecommand.schema?",
        "errors.page= | wirecommand.errors.page has no value. Write a path or URL without spaces,"
            + " such as docs/errors.md.",
        "errors.page=my page | wirecommand.errors.page is 'my page'. Write a path or URL without"
            + " spaces, such as docs/errors.md.",
        "x=1 | there is no option 'wirecommand.x'. The options are wirecommand.errors.page,"
            + " wirecommand.lock,"
            + " wirecommand.lock.update, wirecommand.schema, wirecommand.suffix.client,"
            + " wirecommand.suffix.dispatch, wirecommand.suffix.module."
      })
  void whatIsWrong(String option, String message) {
    Result result = compile("-Awirecommand." + option);

    assertThat(result.success()).isFalse();
    assertThat(result.messages()).extracting(Message::text).contains("[WireOption] " + message);
  }
}
