package dev.wirecommand.processor.harness;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** Finds files among the test resources. */
public final class Resources {
  private Resources() {}

  public static Path path(String name) {
    URL url = Resources.class.getClassLoader().getResource(name);
    if (url == null) {
      throw new AssertionError("no resource " + name);
    }
    try {
      return Path.of(url.toURI());
    } catch (URISyntaxException e) {
      throw new AssertionError(e);
    }
  }

  public static boolean exists(String name) {
    return Resources.class.getClassLoader().getResource(name) != null;
  }

  /** Returns all sources below a folder, sorted. */
  public static List<Path> sourcesIn(String folder) {
    try (Stream<Path> files = Files.walk(path(folder))) {
      return files.filter(file -> file.toString().endsWith(".java")).sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
