package dev.wirecommand.processor.harness;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Compares texts with files; {@code -Dgolden.update=true} writes the files. */
public final class Golden {
  private static final Path SOURCES = Path.of("src/test/resources");

  private Golden() {}

  /** Compares a text with a file among the test resources. */
  public static void check(String name, String actual) {
    check(SOURCES.resolve(name), name, actual);
  }

  /** Compares a text with a page of the documentation. */
  public static void checkPage(String name, String actual) {
    check(Path.of("../docs").resolve(name), "docs/" + name, actual);
  }

  private static void check(Path file, String name, String actual) {
    try {
      if (Boolean.getBoolean("golden.update")) {
        Files.createDirectories(file.getParent());
        Files.writeString(file, actual, UTF_8);
      }
      assertThat(actual).as(name).isEqualTo(Files.readString(file, UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
