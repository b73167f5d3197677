package dev.wirecommand.processor.harness;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The sources with values of every type, compiled once for all tests. */
public final class CompiledValues {
  private static final ClassLoader LOADER = compile();

  private CompiledValues() {}

  public static ClassLoader loader() {
    return LOADER;
  }

  public static Loopback values() {
    return new Loopback(LOADER, "values.Values", "values.Values");
  }

  public static Loopback shapes() {
    return new Loopback(LOADER, "shapes.Shapes", "shapes.Shapes");
  }

  public static Loopback bound() {
    return new Loopback(LOADER, "values.Bound", "values.Bound");
  }

  public static Loopback days() {
    return new Loopback(LOADER, "values.Days", "values.Days");
  }

  /** Makes a record or another nested class of {@code Values}. */
  public static Object value(String name, Object... arguments) {
    return Loopback.make(type("values.Values$" + name), arguments);
  }

  /** Returns a constant of an enum in {@code Values}. */
  public static Object constant(String type, String name) {
    return Stream.of(type("values.Values$" + type).getEnumConstants())
        .filter(constant -> ((Enum<?>) constant).name().equals(name))
        .findFirst()
        .orElseThrow();
  }

  public static Class<?> type(String name) {
    try {
      return LOADER.loadClass(name);
    } catch (ClassNotFoundException e) {
      throw new AssertionError(e);
    }
  }

  /**
   * Compiles the sources, and deletes the files: no directory of a test lives as long as the
   * classes.
   */
  private static ClassLoader compile() {
    try {
      Path directory = Files.createTempDirectory("values");
      Compilation.Result result =
          Compilation.in(directory)
              .files(Resources.sourcesIn("valid/values"))
              .resources("valid/shapes/Shapes.java")
              .run();
      Map<String, byte[]> classes = new HashMap<>();
      List<Path> paths;
      try (Stream<Path> walk = Files.walk(directory)) {
        paths = walk.sorted(Comparator.reverseOrder()).toList();
      }
      for (Path path : paths) {
        if (path.toString().endsWith(".class")) {
          String file = result.classes().relativize(path).toString();
          String name = file.substring(0, file.length() - ".class".length());
          classes.put(
              name.replace(path.getFileSystem().getSeparator(), "."), Files.readAllBytes(path));
        }
        Files.delete(path);
      }
      result.expectSuccess();
      return new Loader(classes);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static final class Loader extends ClassLoader {
    private final Map<String, byte[]> classes;

    Loader(Map<String, byte[]> classes) {
      super(CompiledValues.class.getClassLoader());
      this.classes = classes;
    }

    @Override
    protected Class<?> findClass(String name) throws ClassNotFoundException {
      byte[] bytes = classes.get(name);
      if (bytes == null) {
        throw new ClassNotFoundException(name);
      }
      return defineClass(name, bytes, 0, bytes.length);
    }
  }
}
