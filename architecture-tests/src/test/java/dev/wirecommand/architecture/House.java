package dev.wirecommand.architecture;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The classes and sources of all modules. */
final class House {
  static final String ROOT = "dev.wirecommand";

  /** The folder of the project. */
  static final Path FOLDER = Path.of("..").toAbsolutePath().normalize();

  /** The modules, but for the ones that only have tests. */
  static final List<String> MODULES =
      List.of(
          "annotations",
          "protocol",
          "runtime",
          "processor",
          "schema",
          "transport-nio",
          "transport-netty",
          "micrometer",
          "testing",
          "sample-server",
          "cli");

  static final JavaClasses CLASSES =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .importPackages(ROOT);

  private House() {}

  /** Returns the top-level class that a class is nested in, or the class itself. */
  static JavaClass outermost(JavaClass type) {
    JavaClass outer = type;
    while (outer.getEnclosingClass().isPresent()) {
      outer = outer.getEnclosingClass().get();
    }
    return outer;
  }

  /** Returns the main source files of a module. */
  static List<Path> mainSources(String module) {
    Path main = FOLDER.resolve(module).resolve("src/main/java");
    try (Stream<Path> files = Files.walk(main)) {
      return files.filter(file -> file.toString().endsWith(".java")).sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
