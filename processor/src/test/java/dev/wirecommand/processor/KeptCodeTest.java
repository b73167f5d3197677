package dev.wirecommand.processor;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.wirecommand.processor.harness.Compilation;
import dev.wirecommand.processor.harness.Compilation.Result;
import dev.wirecommand.processor.harness.Resources;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Runs code that earlier versions of the processor have generated, from jars that are kept, on the
 * runtime of today. A jar holds compiled commands, the compiled code that was generated for them,
 * the sources of both, and what a run gave when the jar was made. {@code -Dkept.jar=NAME} makes
 * another jar.
 */
class KeptCodeTest {
  private static final String SOURCES = "kept/sources";
  private static final String EXPECTED = "kept/expected.txt";
  private static final Path FOLDER = Path.of("src/test/resources/kept");

  @TempDir Path directory;

  static List<Path> jars() {
    try (Stream<Path> files = Files.list(Resources.path("kept"))) {
      return files.filter(file -> file.toString().endsWith(".jar")).sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @ParameterizedTest
  @MethodSource("jars")
  void runsAsItDid(Path jar) throws Exception {
    try (URLClassLoader loader =
        new URLClassLoader(new URL[] {jar.toUri().toURL()}, KeptCodeTest.class.getClassLoader())) {
      try (var expected = loader.getResourceAsStream(EXPECTED)) {
        assertThat(run(loader)).isEqualTo(new String(expected.readAllBytes(), UTF_8));
      }
    }
  }

  /** Code that is generated now does the same as the newest jar, so a new jar has these results. */
  @Test
  void theSourcesRunWithCodeOfToday() throws Exception {
    Result result = compile();
    String seen = run(result.load());
    assertThat(seen.lines()).hasSizeGreaterThan(100);
    String name = System.getProperty("kept.jar", "");
    if (!name.isEmpty()) {
      write(FOLDER.resolve(name + ".jar"), result, seen);
    }
  }

  private Result compile() {
    return Compilation.in(directory)
        .files(Resources.sourcesIn(SOURCES))
        .option("-parameters", "-g", "--release", "17")
        .run()
        .expectSuccess();
  }

  private static String run(ClassLoader loader) throws Exception {
    Object exercise = loader.loadClass("kept.Exercise").getConstructor().newInstance();
    List<?> seen = (List<?>) ((Callable<?>) exercise).call();
    StringBuilder lines = new StringBuilder();
    seen.forEach(line -> lines.append(line).append('\n'));
    return lines.toString();
  }

  private static void write(Path jar, Result result, String seen) throws IOException {
    SortedMap<String, byte[]> entries = new TreeMap<>();
    add(entries, "", result.classes());
    add(entries, "sources/", Resources.path(SOURCES));
    result
        .generated()
        .forEach((name, text) -> entries.put("sources/" + name, text.getBytes(UTF_8)));
    entries.put(EXPECTED, seen.getBytes(UTF_8));
    try (ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(jar))) {
      for (String name : entries.keySet()) {
        ZipEntry entry = new ZipEntry(name);
        // The same sources give the same jar.
        entry.setTimeLocal(LocalDateTime.of(2000, 1, 1, 0, 0));
        out.putNextEntry(entry);
        out.write(entries.get(name));
      }
    }
  }

  private static void add(SortedMap<String, byte[]> entries, String prefix, Path folder)
      throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        String name = folder.relativize(file).toString().replace('\\', '/');
        entries.put(prefix + name, Files.readAllBytes(file));
      }
    }
  }
}
