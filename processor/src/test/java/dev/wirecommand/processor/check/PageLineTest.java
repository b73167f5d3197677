package dev.wirecommand.processor.check;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wirecommand.processor.harness.Compilation;
import dev.wirecommand.processor.harness.Compilation.Message;
import dev.wirecommand.processor.harness.Compiler;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** Tests whole messages, with the last line that refers to the page of errors. */
@ParameterizedClass
@EnumSource(Compiler.class)
class PageLineTest {
  @Parameter Compiler compiler;
  @TempDir Path directory;

  private List<String> messages(String... options) {
    return Compilation.in(directory)
        .by(compiler)
        .source(
            "a/Git.java",
            "package a;",
            "class Git {",
            "  @dev.wirecommand.WireCommand(\"a\") static int a(Void nothing) { return 1; }",
            "}")
        .option("-Awirecommand.lock=" + directory.resolve("none.lock"))
        .option(options)
        .run()
        .messages()
        .stream()
        .filter(message -> message.id().isPresent())
        .map(PageLineTest::whole)
        .toList();
  }

  private static String whole(Message message) {
    return message.file() + ": " + message.text() + "\n" + message.page();
  }

  /** Javac indents the lines of a message after the first one, besides. */
  private String indent() {
    return compiler == Compiler.JAVAC ? "    " : "  ";
  }

  private List<String> expected(String page) {
    return List.of(
        "Git.java: [WireStatic] Git.a: commands run on an instance, and this method is static."
            + " Remove 'static'.\n"
            + indent()
            + "See "
            + page
            + "#WireStatic",
        "Git.java: [WireType] Git.a(nothing): Void has no wire type. Use boolean, char, a number,"
            + " String, byte[], ByteBuffer, Instant, LocalDate, LocalTime, LocalDateTime,"
            + " OffsetDateTime, ZoneId, Duration, UUID, URI, an enum, a record, a List, Set, Map,"
            + " Optional or array of these, or give it a codec with @WireCodec.\n"
            + indent()
            + "See "
            + page
            + "#WireType");
  }

  @Test
  void eachMessageNamesItsPlaceOnThePage() {
    assertThat(messages()).isEqualTo(expected("docs/errors.md"));
  }

  @Test
  void anOptionNamesAnotherPage() {
    String page = "https://example.org/wirecommand/errors.html";

    assertThat(messages("-Awirecommand.errors.page=" + page)).isEqualTo(expected(page));
  }

  @Test
  void messagesWithoutAPlaceNameThePageToo() {
    assertThat(messages("-Awirecommand.x=1").get(0))
        .startsWith(": [WireOption] there is no option 'wirecommand.x'. The options are ")
        .endsWith(".\n" + indent() + "See docs/errors.md#WireOption");
  }
}
