package dev.wirecommand.processor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wirecommand.processor.Compilation.Message;
import dev.wirecommand.processor.Compilation.Result;
import dev.wirecommand.processor.check.ProblemKind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.tools.Diagnostic;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Mistakes that must not compile. A source says in comments which problems are told of which of its
 * lines; there are to be those and no others, be they ours or the compiler's ({@code [javac]}).
 */
class DiagnosticsTest {
  private static final Pattern MARKER = Pattern.compile("(ERROR|WARNING)((?: \\[\\w+])+)");

  @TempDir Path directory;

  static Stream<String> sources() {
    return Resources.sourcesIn("diagnostics").stream().map(f -> f.getFileName().toString());
  }

  @ParameterizedTest
  @MethodSource("sources")
  void tellsEachProblemWhereItIs(String source) throws IOException {
    List<String> told = new ArrayList<>();
    for (Message message : compile(source).messages()) {
      told.add(message.line() + " " + severity(message) + " " + id(message));
    }
    assertThat(told).containsExactlyInAnyOrderElementsOf(expected(source));
  }

  @ParameterizedTest
  @MethodSource("sources")
  void saysTheFactAndTheFix(String source) {
    String messages =
        compile(source).messages().stream()
            .filter(message -> !id(message).equals("[javac]"))
            .map(message -> message.line() + ": " + message.text() + "\n")
            .collect(Collectors.joining());

    Golden.check("diagnostics/" + source.replace(".java", ".txt"), messages);
  }

  @Test
  void everyKindOfProblemHasAnExample() throws IOException {
    Set<String> shown = new TreeSet<>();
    for (Path source : Resources.sourcesIn("diagnostics")) {
      for (String line : expected(source.getFileName().toString())) {
        shown.add(line.substring(line.indexOf('[')));
      }
    }
    // These take more than one compilation to show; each has a test of its own.
    Set<ProblemKind> elsewhere =
        EnumSet.of(
            ProblemKind.RUNTIME,
            ProblemKind.JACKSON,
            ProblemKind.ARGUMENT_NAME,
            ProblemKind.CLASS_GONE,
            ProblemKind.OPTION,
            ProblemKind.OUTPUT,
            ProblemKind.BREAKING,
            ProblemKind.LOCK);
    for (ProblemKind kind : elsewhere) {
      shown.add("[" + kind.id() + "]");
    }
    shown.remove("[javac]");

    assertThat(shown)
        .containsExactlyInAnyOrderElementsOf(
            Arrays.stream(ProblemKind.values())
                .map(kind -> "[" + kind.id() + "]")
                .distinct()
                .toList());
  }

  private Result compile(String source) {
    // As with Error Prone, so that the compiler goes on as far as it can and misses what it can.
    return Compilation.in(directory)
        .resources("diagnostics/" + source)
        .option("--should-stop=ifError=FLOW", "-Xlint:-auxiliaryclass")
        .run();
  }

  private static List<String> expected(String source) throws IOException {
    List<String> expected = new ArrayList<>();
    List<String> lines = Files.readAllLines(Resources.path("diagnostics/" + source));
    for (int i = 0; i < lines.size(); i++) {
      Matcher marker = MARKER.matcher(lines.get(i));
      while (marker.find()) {
        for (String id : marker.group(2).strip().split(" ")) {
          expected.add(i + 1 + " " + marker.group(1) + " " + id);
        }
      }
    }
    assertThat(expected).as("markers in " + source).isNotEmpty();
    return expected;
  }

  private static String severity(Message message) {
    return message.kind() == Diagnostic.Kind.ERROR ? "ERROR" : "WARNING";
  }

  private static String id(Message message) {
    Matcher id = Pattern.compile("^\\[Wire\\w+]").matcher(message.text());
    return id.find() ? id.group() : "[javac]";
  }
}
