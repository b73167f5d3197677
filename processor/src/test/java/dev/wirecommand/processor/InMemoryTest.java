package dev.wirecommand.processor;

import static com.google.testing.compile.CompilationSubject.assertThat;
import static com.google.testing.compile.Compiler.javac;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.testing.compile.Compilation;
import com.google.testing.compile.JavaFileObjects;
import dev.wirecommand.processor.harness.Compiler;
import dev.wirecommand.processor.harness.Marker;
import dev.wirecommand.processor.harness.Resources;
import java.io.IOException;
import java.net.MalformedURLException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.tools.Diagnostic;
import javax.tools.JavaFileObject;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Runs the processor under the compile-testing library, as users' own tests do: all output stays in
 * memory, and files have no paths.
 */
class InMemoryTest {
  private static final Pattern ID = Pattern.compile("^\\[Wire\\w+]");

  @ParameterizedTest
  @ValueSource(strings = {"GitCommandsDispatch", "GitCommandsClient"})
  void generatesTheGoldenText(String name) {
    Compilation compilation = compile(Resources.sourcesIn("valid/git"));

    assertThat(compilation).succeededWithoutWarnings();
    assertThat(compilation)
        .generatedSourceFile("git." + name)
        .contentsAsUtf8String()
        .isEqualTo(read(Resources.path("golden/git/" + name + ".java")));
  }

  static Stream<Path> mistakes() {
    return Resources.sourcesIn("diagnostics").stream();
  }

  @ParameterizedTest
  @MethodSource("mistakes")
  void tellsEachMistakeByLineAndId(Path source) {
    List<String> reported = new ArrayList<>();
    for (Diagnostic<? extends JavaFileObject> diagnostic : compile(List.of(source)).diagnostics()) {
      Matcher id = ID.matcher(diagnostic.getMessage(null));
      if (id.find()) {
        reported.add(diagnostic.getLineNumber() + " " + id.group());
      }
    }
    assertThat(reported)
        .containsExactlyInAnyOrderElementsOf(
            Marker.in(source, Compiler.JAVAC).stream()
                .filter(marker -> !marker.isOwn())
                .map(marker -> marker.line() + " " + marker.id())
                .toList());
  }

  private static Compilation compile(List<Path> sources) {
    return javac()
        .withProcessors(new WireCommandProcessor())
        .withOptions("-Xlint:all,-processing,-auxiliaryclass", "--should-stop=ifError=FLOW")
        .compile(sources.stream().map(InMemoryTest::file).toList());
  }

  private static JavaFileObject file(Path path) {
    try {
      return JavaFileObjects.forResource(path.toUri().toURL());
    } catch (MalformedURLException e) {
      throw new AssertionError(e);
    }
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }
}
