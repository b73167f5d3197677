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
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Mistakes that must not compile. A source says in comments which problems are told of which of its
 * lines; there are to be those and no others, be they ours or the compiler's ({@code [javac]}).
 * What one compiler alone tells there has a comment that names it, such as {@code ERROR-ECJ}.
 */
@ParameterizedClass
@EnumSource(Compiler.class)
class DiagnosticsTest {
  private static final Pattern MARKER =
      Pattern.compile("(ERROR|WARNING)(?:-(\\w+))?((?: \\[\\w+])+)");
  private static final String OWN = "[javac]";

  @Parameter Compiler compiler;
  @TempDir Path directory;

  static Stream<String> sources() {
    return Resources.sourcesIn("diagnostics").stream().map(f -> f.getFileName().toString());
  }

  @ParameterizedTest
  @MethodSource("sources")
  void tellsEachProblemWhereItIs(String source) throws IOException {
    List<String> told = new ArrayList<>();
    Set<Long> ownErrors = new TreeSet<>();
    for (Message message : compile(source).messages()) {
      if (compiler == Compiler.ECJ && message.id().isEmpty()) {
        ownErrors.add(message.line());
      } else {
        String severity = message.isError() ? "ERROR" : "WARNING";
        told.add(message.line() + " " + severity + " " + message.id().orElse(OWN));
      }
    }
    List<String> expected = expected(source);
    if (compiler == Compiler.ECJ) {
      // What it finds at fault by itself, and how often it says so, is its own affair; but it is
      // to miss nothing that only javac finds.
      assertThat(ownErrors).isEqualTo(linesOfOwnErrors(expected));
      expected.removeIf(marker -> marker.endsWith(OWN));
    }
    assertThat(told).containsExactlyInAnyOrderElementsOf(expected);
  }

  @ParameterizedTest
  @MethodSource("sources")
  void saysTheFactAndTheFix(String source) {
    String messages =
        compile(source).messages().stream()
            .filter(message -> message.id().isPresent())
            .map(message -> message.line() + ": " + message.text() + "\n")
            .collect(Collectors.joining());

    Golden.check(golden(source), messages);
  }

  @Test
  void everyKindOfProblemHasAnExample() throws IOException {
    Set<String> shown = new TreeSet<>();
    for (String source : sources().toList()) {
      for (String line : expected(source)) {
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
    shown.remove(OWN);

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
        .by(compiler)
        .resources("diagnostics/" + source)
        .javacOption("--should-stop=ifError=FLOW", "-Xlint:-auxiliaryclass")
        .run();
  }

  /** What is told, by both compilers unless the second has a text of its own. */
  private String golden(String source) {
    String name = "diagnostics/" + source.replace(".java", "");
    String own = name + "." + compiler.name().toLowerCase(Locale.ROOT) + ".txt";
    return Resources.exists(own) ? own : name + ".txt";
  }

  private List<String> expected(String source) throws IOException {
    List<String> expected = new ArrayList<>();
    List<String> lines = Files.readAllLines(Resources.path("diagnostics/" + source));
    for (int i = 0; i < lines.size(); i++) {
      Matcher marker = MARKER.matcher(lines.get(i));
      while (marker.find()) {
        String only = marker.group(2);
        if (only == null || Compiler.valueOf(only) == compiler) {
          for (String id : marker.group(3).strip().split(" ")) {
            expected.add(i + 1 + " " + marker.group(1) + " " + id);
          }
        }
      }
    }
    assertThat(expected).as("markers in " + source).isNotEmpty();
    return expected;
  }

  private static Set<Long> linesOfOwnErrors(List<String> expected) {
    return expected.stream()
        .filter(marker -> marker.endsWith(OWN))
        .map(marker -> Long.valueOf(marker.substring(0, marker.indexOf(' '))))
        .collect(Collectors.toCollection(TreeSet::new));
  }
}
