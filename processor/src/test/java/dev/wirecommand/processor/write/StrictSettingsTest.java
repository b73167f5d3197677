package dev.wirecommand.processor.write;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wirecommand.processor.WireCommandProcessor;
import dev.wirecommand.processor.harness.Compilation;
import dev.wirecommand.processor.harness.Compilation.Message;
import dev.wirecommand.processor.harness.Compilation.Result;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.annotation.processing.AbstractProcessor;
import javax.annotation.processing.RoundEnvironment;
import javax.lang.model.SourceVersion;
import javax.lang.model.element.TypeElement;
import javax.tools.Diagnostic;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests the settings of javac, and of the processor, with which generated code has no warning. */
class StrictSettingsTest {
  @TempDir Path directory;

  /** A class with a command and an anchor. All has comments, as the settings ask of it. */
  private Compilation project() {
    return Compilation.in(directory)
        .source(
            "a/Git.java",
            "package a;",
            "",
            "import dev.wirecommand.Arg;",
            "import dev.wirecommand.WireCommand;",
            "import dev.wirecommand.WireModule;",
            "import org.jspecify.annotations.NullMarked;",
            "import org.jspecify.annotations.Nullable;",
            "",
            "/** Commands. */",
            "@NullMarked",
            "@WireModule(Git.class)",
            "public class Git {",
            "  /** Creates an instance. */",
            "  public Git() {}",
            "",
            "  /**",
            "   * Finds a branch.",
            "   *",
            "   * @param name its name",
            "   * @return the revision at its end, if there is one",
            "   */",
            "  @WireCommand(\"find\")",
            "  public @Nullable Integer find(@Arg(\"name\") String name) {",
            "    return null;",
            "  }",
            "}");
  }

  /** Each option that the guide names, besides {@code -Xlint:all,-processing}. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "-Awirecommand.schema=false",
        "-Awirecommand.suffix.dispatch=Server",
        "-Awirecommand.suffix.client=_Stub",
        "-Awirecommand.suffix.module=2",
        "-Awirecommand.lock=LOCK -Awirecommand.lock.update=true",
        "-Awirecommand.errors.page=https://example.org/errors"
      })
  void everyOptionCompilesWithoutAWarning(String options) {
    String lock = directory.resolve("commands.lock").toString();
    Compilation project = project().option("-Xdoclint:all", "-Werror");
    if (!options.isEmpty()) {
      project.option(options.replace("LOCK", lock).split(" "));
    }

    Result result = project.run();

    assertThat(result.messages()).allMatch(m -> m.kind() == Diagnostic.Kind.NOTE);
    assertThat(result.success()).isTrue();
    assertThat(result.generated()).hasSize(3);
  }

  /**
   * With that lint, javac warns in each round, of the annotations in the generated code as well.
   */
  @Test
  void theProcessingLintNamesWhatNoProcessorClaims() {
    Result result = project().option("-Xlint:processing").run();

    assertThat(result.messages().stream().map(StrictSettingsTest::unclaimed))
        .containsExactly(
            Set.of(
                "dev.wirecommand.Arg",
                "dev.wirecommand.WireCommand",
                "dev.wirecommand.WireModule",
                "org.jspecify.annotations.NullMarked"),
            Set.of(
                "dev.wirecommand.GeneratedCode",
                "javax.annotation.processing.Generated",
                "org.jspecify.annotations.NullMarked"));
  }

  private static Set<String> unclaimed(Message warning) {
    assertThat(warning.text()).contains("No processor claimed any of these annotations: ");
    Set<String> names = new TreeSet<>();
    Matcher name = Pattern.compile("/([\\w.]+)").matcher(warning.text());
    while (name.find()) {
      names.add(name.group(1));
    }
    return names;
  }

  /** Since this processor claims nothing, those that come after it are given all annotations. */
  @Test
  void aProcessorThatComesLaterSeesAllAnnotations() {
    Later later = new Later();

    project().processors(new WireCommandProcessor(), later).option("-Werror").run().expectSuccess();

    assertThat(later.seen)
        .containsOnlyKeys(
            "dev.wirecommand.Arg",
            "dev.wirecommand.GeneratedCode",
            "dev.wirecommand.WireCommand",
            "dev.wirecommand.WireModule",
            "java.lang.Override",
            "javax.annotation.processing.Generated",
            "org.jspecify.annotations.NullMarked");
  }

  /** A processor for all annotations. */
  private static final class Later extends AbstractProcessor {
    /** The annotations, each with the number of rounds that had it. */
    final Map<String, Integer> seen = new TreeMap<>();

    @Override
    public Set<String> getSupportedAnnotationTypes() {
      return Set.of("*");
    }

    @Override
    public SourceVersion getSupportedSourceVersion() {
      return SourceVersion.latestSupported();
    }

    @Override
    public boolean process(Set<? extends TypeElement> annotations, RoundEnvironment round) {
      annotations.forEach(a -> seen.merge(a.getQualifiedName().toString(), 1, Integer::sum));
      return false;
    }
  }

  @Test
  void aClassThatSharesItsFileNeedsAnotherSetting() {
    beside().option("-Xlint:-auxiliaryclass", "-Werror").run().expectSuccess();

    assertThat(beside().run().messages())
        .isNotEmpty()
        .allMatch(m -> m.text().contains("auxiliary class a.Beside in "));
  }

  /** The code of a very large class is in nested classes, which have comments as well. */
  @Test
  void aVeryLargeClass() {
    List<String> lines = new ArrayList<>(List.of("package large;", "interface Large {"));
    for (int i = 0; i < 300; i++) {
      lines.add("  @dev.wirecommand.WireCommand(\"c" + i + "\") int c" + i + "(int a);");
    }
    lines.add("}");
    Result large =
        Compilation.in(directory.resolve("large"))
            .source("large/Large.java", lines.toArray(String[]::new))
            .run()
            .expectSuccess();
    assertThat(large.source("large/LargeClient.java")).contains("class From256 ");
    assertThat(large.source("large/LargeDispatch.java")).contains("class From256 ");

    Compilation.in(directory.resolve("alone"))
        .sources(large.generated())
        .onClassPath(large.classes())
        .processors()
        .option("-proc:none", "-Xlint:all", "-Xdoclint:all", "-Werror")
        .run()
        .expectSuccess();
  }

  private Compilation beside() {
    return project()
        .source(
            "a/Other.java",
            "package a;",
            "class Other {}",
            "class Beside {",
            "  @dev.wirecommand.WireCommand(\"none\") void none() {}",
            "}");
  }
}
