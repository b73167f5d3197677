package dev.wirecommand.processor.write;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.wirecommand.processor.harness.Compilation;
import dev.wirecommand.processor.harness.Resources;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Checks generated code with Error Prone and NullAway, with all checks that are on by default. They
 * find nothing in it, and they find each wrong use of a client's signatures. A javac of its own
 * runs them, since they need options of the JVM.
 */
class ErrorProneTest {
  /** The packages in which NullAway takes a type without an annotation for one that has no null. */
  private static final String ANNOTATED =
      "apart,clash,git,inherit,names,nasty,nulls,sets,shapes,streams,strict,values";

  /** The first JDK whose compiler shows annotations of types in class files. */
  private static final int SHOWS_TYPE_ANNOTATIONS = 22;

  private static final Pattern FINDING =
      Pattern.compile("^(.+\\.java):(\\d+): (?:warning|error): (?:(\\[\\w+])|.*)");

  private static final Pattern EXPECTED = Pattern.compile("FINDS(-DEEP)? (\\[\\w+])");

  @TempDir Path directory;

  @Test
  void generatedCodeHasNoFindings() throws Exception {
    assertThat(findings("")).containsExactlyInAnyOrderElementsOf(expected(false));
  }

  @Test
  void norHasItInTheModeThatLooksIntoTypeArguments() throws Exception {
    assumeTrue(
        Runtime.version().feature() >= SHOWS_TYPE_ANNOTATIONS,
        "NullAway looks into type arguments only where the compiler shows their annotations");

    List<String> expected = expected(true);
    // NullAway takes List<@Nullable T> in a subclass for List<String>, although T may be null.
    expected.add("TemplatesDispatch.java:148 [NullAway]");
    assertThat(findings("-XepOpt:NullAway:JSpecifyMode=true"))
        .containsExactlyInAnyOrderElementsOf(expected);
  }

  /** Returns what the comments in the callers name, such as {@code Callers.java:3 [NullAway]}. */
  private static List<String> expected(boolean deep) throws IOException {
    List<String> expected = new ArrayList<>();
    for (Path source : Resources.sourcesIn("callers")) {
      List<String> lines = Files.readAllLines(source);
      for (int i = 0; i < lines.size(); i++) {
        String place = source.getFileName() + ":" + (i + 1) + " ";
        EXPECTED
            .matcher(lines.get(i))
            .results()
            .filter(found -> deep || found.group(1) == null)
            .forEach(found -> expected.add(place + found.group(2)));
      }
    }
    assertThat(expected).hasSizeGreaterThan(10);
    return expected;
  }

  /** Compiles everything, and returns the findings outside of the sources with commands. */
  private List<String> findings(String nullAway) throws Exception {
    String plugin =
        "-Xplugin:ErrorProne -XepExcludedPaths:.*/test-classes/valid/.* -Xep:NullAway:WARN"
            + " -XepOpt:NullAway:TreatGeneratedAsUnannotated=false"
            + " -XepOpt:NullAway:AnnotatedPackages="
            + (ANNOTATED + " " + nullAway).strip();
    List<String> arguments = new ArrayList<>();
    arguments.addAll(List.of("-XDcompilePolicy=simple", "--should-stop=ifError=FLOW", plugin));
    arguments.addAll(List.of("-Xmaxwarns", "1000", "-Xlint:-options", "--release", "17"));
    arguments.addAll(List.of("-processor", "dev.wirecommand.processor.WireCommandProcessor"));
    String path = String.join(File.pathSeparator, Compilation.CLASS_PATH);
    arguments.addAll(List.of("-cp", path, "-processorpath", path));
    arguments.addAll(List.of("-d", Files.createDirectories(directory.resolve("out")).toString()));
    Path generated = Files.createDirectories(directory.resolve("generated"));
    arguments.addAll(List.of("-s", generated.toString()));
    Stream.of("valid", "callers")
        .flatMap(folder -> Resources.sourcesIn(folder).stream())
        .forEach(source -> arguments.add(source.toString()));

    List<String> output = javac(arguments);

    try (Stream<Path> files = Files.walk(generated)) {
      assertThat(files.filter(file -> file.toString().endsWith(".java"))).hasSizeGreaterThan(100);
    }
    assertThat(output.stream().filter(line -> line.contains(": error: "))).isEmpty();
    return output.stream()
        .flatMap(line -> FINDING.matcher(line).results())
        .map(ErrorProneTest::finding)
        .toList();
  }

  private static String finding(MatchResult found) {
    String path = found.group(1);
    String check = found.group(3) == null ? found.group() : found.group(3);
    return path.substring(path.lastIndexOf(File.separatorChar) + 1)
        + ":"
        + found.group(2)
        + " "
        + check;
  }

  private List<String> javac(List<String> arguments) throws Exception {
    Path file = directory.resolve("arguments");
    Files.write(file, arguments.stream().map(ErrorProneTest::quoted).toList(), UTF_8);
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "javac").toString());
    command.add("-J-Duser.language=en");
    for (String name :
        List.of(
            "api",
            "code",
            "comp",
            "file",
            "main",
            "model",
            "parser",
            "processing",
            "tree",
            "util")) {
      command.add("-J--add-exports=jdk.compiler/com.sun.tools.javac." + name + "=ALL-UNNAMED");
    }
    for (String name : List.of("code", "comp")) {
      command.add("-J--add-opens=jdk.compiler/com.sun.tools.javac." + name + "=ALL-UNNAMED");
    }
    command.add("@" + file);
    Path output = directory.resolve("output");
    int status =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(output.toFile())
            .start()
            .waitFor();
    List<String> lines = Files.readAllLines(output);
    assertThat(status).as(String.join("\n", lines)).isEqualTo(0);
    return lines;
  }

  private static String quoted(String argument) {
    return '"' + argument.replace("\\", "\\\\") + '"';
  }
}
