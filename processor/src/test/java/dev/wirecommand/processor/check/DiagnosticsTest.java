package dev.wirecommand.processor.check;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wirecommand.processor.harness.Compilation;
import dev.wirecommand.processor.harness.Compilation.Result;
import dev.wirecommand.processor.harness.Compiler;
import dev.wirecommand.processor.harness.Golden;
import dev.wirecommand.processor.harness.Marker;
import dev.wirecommand.processor.harness.Resources;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
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
 * Compiles sources with mistakes. {@linkplain Marker Comments} in a source list the problems of
 * each line, and the test expects exactly these, from the processor and from the compiler.
 */
@ParameterizedClass
@EnumSource(Compiler.class)
class DiagnosticsTest {
  @Parameter Compiler compiler;
  @TempDir Path directory;

  static Stream<String> sources() {
    return Resources.sourcesIn("diagnostics").stream().map(f -> f.getFileName().toString());
  }

  @ParameterizedTest
  @MethodSource("sources")
  void tellsEachProblemWhereItIs(String source) {
    List<Marker> expected = markers(source);
    List<Marker> found =
        new ArrayList<>(compile(source).messages().stream().map(Marker::of).toList());
    if (compiler == Compiler.ECJ) {
      // Ecj may report an error of its own more or less often than javac, but it must do so
      // in the same lines, and must not miss any other problem.
      assertThat(linesOfOwn(found)).isEqualTo(linesOfOwn(expected));
      found.removeIf(Marker::isOwn);
      expected.removeIf(Marker::isOwn);
    }
    assertThat(found).containsExactlyInAnyOrderElementsOf(expected);
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
  void everyKindOfProblemHasAnExample() {
    Set<String> shown =
        sources()
            .flatMap(source -> markers(source).stream())
            .filter(marker -> !marker.isOwn())
            .map(Marker::id)
            .collect(Collectors.toCollection(TreeSet::new));
    // These take more than one compilation to appear; each has a test of its own.
    Set<ProblemKind> elsewhere =
        EnumSet.of(
            ProblemKind.RUNTIME,
            ProblemKind.UNRESOLVED,
            ProblemKind.JACKSON,
            ProblemKind.ARGUMENT_NAME,
            ProblemKind.CLASS_GONE,
            ProblemKind.UNPROCESSED,
            ProblemKind.TOO_MANY,
            ProblemKind.TOO_DEEP,
            ProblemKind.OPTION,
            ProblemKind.OUTPUT,
            ProblemKind.BREAKING,
            ProblemKind.LOCK);
    for (ProblemKind kind : elsewhere) {
      shown.add("[" + kind.id() + "]");
    }

    assertThat(shown)
        .containsExactlyInAnyOrderElementsOf(
            Arrays.stream(ProblemKind.values())
                .map(kind -> "[" + kind.id() + "]")
                .distinct()
                .toList());
  }

  private Result compile(String source) {
    // As with Error Prone, so that the compiler goes on as far as it can.
    return Compilation.in(directory)
        .by(compiler)
        .resources("diagnostics/" + source)
        .javacOption("--should-stop=ifError=FLOW", "-Xlint:-auxiliaryclass")
        .run();
  }

  /**
   * Returns the expected messages, the same for both compilers unless the second has a file of its
   * own.
   */
  private String golden(String source) {
    String name = "diagnostics/" + source.replace(".java", "");
    String own = name + "." + compiler.name().toLowerCase(Locale.ROOT) + ".txt";
    return Resources.exists(own) ? own : name + ".txt";
  }

  private List<Marker> markers(String source) {
    List<Marker> markers = Marker.in(Resources.path("diagnostics/" + source), compiler);
    assertThat(markers).as("markers in " + source).isNotEmpty();
    return markers;
  }

  private static Set<Long> linesOfOwn(List<Marker> markers) {
    return markers.stream().filter(Marker::isOwn).map(Marker::line).collect(Collectors.toSet());
  }
}
