package dev.wirecommand.processor.check;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wirecommand.processor.check.ErrorExample.Form;
import dev.wirecommand.processor.harness.Compilation.Message;
import dev.wirecommand.processor.harness.Golden;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Tests the page that documents all ids, and the examples on it. */
class ErrorsPageTest {
  @TempDir Path directory;

  static List<String> ids() {
    return Arrays.stream(ProblemKind.values()).map(ProblemKind::id).distinct().toList();
  }

  @ParameterizedTest
  @MethodSource("ids")
  void theWrongFormHasThatFaultAlone(String id) {
    List<Message> messages =
        new ErrorExample(id)
            // As with Error Prone, so that the compiler goes on as far as it can.
            .compile(Form.WRONG, directory, "--should-stop=ifError=FLOW")
            .messages();

    assertThat(messages.stream().flatMap(message -> message.id().stream()))
        .isNotEmpty()
        .containsOnly("[" + id + "]");
    assertThat(messages)
        .filteredOn(message -> message.isError() && message.id().isEmpty())
        .isEmpty();
  }

  @ParameterizedTest
  @MethodSource("ids")
  void theRightFormCompilesWithoutAWord(String id) {
    new ErrorExample(id).compile(Form.RIGHT, directory, "-Werror").expectSuccess();
  }

  @Test
  void eachIdHasAnExampleAndAPlaceOnThePage() throws IOException {
    try (Stream<Path> folders = Files.list(ErrorExample.FOLDER).filter(Files::isDirectory)) {
      assertThat(folders.map(folder -> folder.getFileName().toString()))
          .containsExactlyInAnyOrderElementsOf(ids());
    }
    assertThat(contents().values().stream().flatMap(List::stream))
        .containsExactlyInAnyOrderElementsOf(ids());
  }

  @Test
  void thePageIsMadeOfTheExamples() throws IOException {
    StringBuilder page = new StringBuilder(text("introduction.md"));
    page.append("\n| about | ids |\n|---|---|\n");
    contents()
        .forEach(
            (theme, ids) ->
                page.append("| " + theme + " | ")
                    .append(
                        ids.stream().map(ErrorsPageTest::link).collect(Collectors.joining(", ")))
                    .append(" |\n"));
    for (List<String> ids : contents().values()) {
      for (String id : ids) {
        page.append("\n").append(section(id));
      }
    }

    Golden.checkPage("errors.md", page.toString());
  }

  private static String text(String name) {
    return ErrorExample.read(ErrorExample.FOLDER.resolve(name));
  }

  /** Returns the ids by theme, in the order of the page. */
  private static Map<String, List<String>> contents() {
    Map<String, List<String>> contents = new LinkedHashMap<>();
    text("contents.txt")
        .lines()
        .map(line -> line.split(": "))
        .forEach(line -> contents.put(line[0], List.of(line[1].split(" "))));
    return contents;
  }

  private static String link(String id) {
    return "[" + id + "](#" + id.toLowerCase(Locale.ROOT) + ")";
  }

  private String section(String id) throws IOException {
    ErrorExample example = new ErrorExample(id);
    // Messages name the id as it is, and a heading's own anchor is in lower case.
    String heading = "<a id=\"" + id + "\"></a>\n\n## " + id + "\n";
    List<String> parts = new ArrayList<>(List.of(heading, example.about()));
    parts.addAll(example.sharedBlocks());
    parts.add("Wrong:\n");
    parts.addAll(example.blocks(Form.WRONG));
    parts.add(
        ErrorExample.block("text", example.reported(Files.createDirectory(directory.resolve(id)))));
    parts.add("Right:\n");
    parts.addAll(example.blocks(Form.RIGHT));
    return String.join("\n", parts);
  }
}
