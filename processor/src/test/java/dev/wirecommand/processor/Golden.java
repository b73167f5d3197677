package dev.wirecommand.processor;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Texts that are kept in files; {@code -Dgolden.update=true} writes them anew. */
final class Golden {
  private static final Path SOURCES = Path.of("src/test/resources");

  private Golden() {}

  /** Compares with a file beside the tests. */
  static void check(String name, String actual) {
    check(SOURCES.resolve(name), name, actual);
  }

  /** Compares with a page of the documentation. */
  static void checkPage(String name, String actual) {
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
