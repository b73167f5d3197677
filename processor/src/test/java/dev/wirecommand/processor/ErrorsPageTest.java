package dev.wirecommand.processor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wirecommand.processor.Compilation.Message;
import dev.wirecommand.processor.Compilation.Result;
import dev.wirecommand.processor.ErrorExample.Side;
import dev.wirecommand.processor.check.ProblemKind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.tools.Diagnostic;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The page that people look ids up on, and the examples that it is made of. */
class ErrorsPageTest {
  /** What stands in messages for what is particular to the case. */
  private static final String PARTICULAR = "\u0000";

  private static final int MOST_PARTICULARS = 8;

  @TempDir Path directory;

  static List<String> ids() {
    return Arrays.stream(ProblemKind.values()).map(ProblemKind::id).distinct().toList();
  }

  static Stream<String> compiled() {
    return ids().stream().filter(id -> new ErrorExample(id).isCompiled());
  }

  static Stream<String> notCompiled() {
    return ids().stream().filter(id -> !new ErrorExample(id).isCompiled());
  }

  @ParameterizedTest
  @MethodSource("compiled")
  void theWrongOneIsToldToBeSo(String id) {
    // As with Error Prone, so that the compiler goes on as far as it can and misses what it can.
    Result result =
        new ErrorExample(id).compile(Side.WRONG, directory, "--should-stop=ifError=FLOW");

    List<Message> ours = result.messages().stream().filter(ErrorExample::isOurs).toList();
    assertThat(ours)
        .isNotEmpty()
        .allSatisfy(message -> assertThat(message.text()).startsWith("[" + id + "] "));
    List<Message> others =
        result.messages().stream()
            .filter(message -> !ErrorExample.isOurs(message))
            .filter(message -> message.kind() == Diagnostic.Kind.ERROR)
            .toList();
    if (id.equals(ProblemKind.UNRESOLVED.id())) {
      assertThat(others)
          .allSatisfy(message -> assertThat(message.text()).startsWith("cannot find symbol"));
    } else {
      assertThat(others).isEmpty();
    }
  }

  @ParameterizedTest
  @MethodSource("compiled")
  void theRightOneCompilesWithoutAWord(String id) {
    new ErrorExample(id).compile(Side.RIGHT, directory, "-Werror").expectSuccess();
  }

  @ParameterizedTest
  @MethodSource("notCompiled")
  void whatIsNotCompiledHereIsWordedAsMessagesAre(String id) {
    String message = new ErrorExample(id).told(directory);

    assertThat(Arrays.stream(ProblemKind.values()).filter(kind -> kind.id().equals(id)))
        .anySatisfy(kind -> assertThat(message).matches(form(kind)));
  }

  /** Any message of a kind. */
  private static Pattern form(ProblemKind kind) {
    Object[] particulars = Collections.nCopies(MOST_PARTICULARS, PARTICULAR).toArray();
    String words = kind.message(particulars).substring(kind.id().length() + "[] ".length());
    String pattern =
        Arrays.stream(words.split(PARTICULAR)).map(Pattern::quote).collect(Collectors.joining(".+"));
    return Pattern.compile(
        "(\\w+\\.java:\\d+: )?(error|warning): \\[" + kind.id() + "] (\\S+: )?" + pattern + "\n");
  }

  @ParameterizedTest
  @MethodSource("ids")
  void wrongAndRightDiffer(String id) {
    ErrorExample example = new ErrorExample(id);

    assertThat(example.blocks(Side.WRONG)).isNotEqualTo(example.blocks(Side.RIGHT));
  }

  @Test
  void eachIdHasAnExampleAndAPlaceAndThereAreNoOthers() throws IOException {
    List<String> listed = contents().values().stream().flatMap(List::stream).toList();
    try (Stream<Path> folders = Files.list(ErrorExample.FOLDER).filter(Files::isDirectory)) {
      assertThat(folders.map(folder -> folder.getFileName().toString()))
          .containsExactlyInAnyOrderElementsOf(ids());
    }

    assertThat(listed).containsExactlyInAnyOrderElementsOf(ids());
  }

  @Test
  void thePageIsMadeOfTheExamples() {
    StringBuilder page = new StringBuilder(introduction()).append("\n| what of | ids |\n|---|---|\n");
    contents()
        .forEach(
            (theme, ids) ->
                page.append("| " + theme + " | ")
                    .append(ids.stream().map(ErrorsPageTest::link).collect(Collectors.joining(", ")))
                    .append(" |\n"));
    contents().values().stream()
        .flatMap(List::stream)
        .forEach(id -> page.append("\n").append(section(new ErrorExample(id))));

    Golden.checkPage("errors.md", page.toString());
  }

  private static String introduction() {
    return ErrorExample.read(ErrorExample.FOLDER.resolve("introduction.md"));
  }

  /** The ids by theme, in the order of the page. */
  private static Map<String, List<String>> contents() {
    Map<String, List<String>> contents = new LinkedHashMap<>();
    ErrorExample.read(ErrorExample.FOLDER.resolve("contents.txt"))
        .lines()
        .map(line -> line.split(": "))
        .forEach(line -> contents.put(line[0], List.of(line[1].split(" "))));
    return contents;
  }

  private static String link(String id) {
    return "[" + id + "](#" + id.toLowerCase(Locale.ROOT) + ")";
  }

  private String section(ErrorExample example) {
    String shared = example.sharedBlocks();
    return Stream.of(
            "## " + example.id() + "\n",
            example.about(),
            shared,
            "Wrong:\n",
            example.blocks(Side.WRONG),
            ErrorExample.block("text", example.told(directory.resolve(example.id()))),
            "Right:\n",
            example.blocks(Side.RIGHT))
        .filter(part -> !part.isEmpty())
        .collect(Collectors.joining("\n"));
  }
}
