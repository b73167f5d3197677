package dev.wirecommand.processor.read;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javax.annotation.processing.Filer;
import javax.annotation.processing.ProcessingEnvironment;
import javax.lang.model.element.TypeElement;
import javax.lang.model.util.Elements;
import javax.tools.JavaFileManager.Location;
import javax.tools.StandardLocation;

/**
 * Reads class files to find annotations that the compiler does not show. Javac before version 22
 * shows no type annotations of class files, so a nullable component would look required.
 */
public final class ClassFiles {
  private static final int FIRST_JAVAC_WITH_TYPE_ANNOTATIONS = 22;
  private static final List<Location> LOCATIONS =
      List.of(StandardLocation.CLASS_OUTPUT, StandardLocation.CLASS_PATH);

  private final Elements elements;
  private final Filer filer;
  private final boolean needed;
  private final Map<String, Set<String>> nullableComponents = new HashMap<>();

  /**
   * Creates a reader of class files for one compilation.
   *
   * @param environment the compiler's environment
   */
  public ClassFiles(ProcessingEnvironment environment) {
    this.elements = environment.getElementUtils();
    this.filer = environment.getFiler();
    this.needed =
        Runtime.version().feature() < FIRST_JAVAC_WITH_TYPE_ANNOTATIONS
            && !EclipseCompiler.created(environment);
  }

  /**
   * Reads the names of a record's nullable components from the record's class file. A type
   * annotation makes such a component nullable.
   *
   * @return their names; empty if the compiler shows the annotations itself
   */
  Set<String> nullableComponents(TypeElement record) {
    if (!needed) {
      return Set.of();
    }
    return nullableComponents.computeIfAbsent(
        elements.getBinaryName(record).toString(), binary -> read(record, binary));
  }

  private Set<String> read(TypeElement record, String binary) {
    String packageName = EnclosingElements.packageOf(record).getQualifiedName().toString();
    String file =
        (packageName.isEmpty() ? binary : binary.substring(packageName.length() + 1)) + ".class";
    for (Location location : LOCATIONS) {
      Optional<Set<String>> found = nullableFields(location, packageName, file);
      if (found.isPresent()) {
        return found.get();
      }
    }
    return Set.of();
  }

  /**
   * Finds a class file in one location and reads the names of its nullable fields. The result is
   * empty if the file is not there. A filer does not find the files of a module on the module path.
   */
  private Optional<Set<String>> nullableFields(Location location, String packageName, String file) {
    try (InputStream in =
        new BufferedInputStream(filer.getResource(location, packageName, file).openInputStream())) {
      return Optional.of(FieldAnnotations.find(in, "Nullable"));
    } catch (IOException | IllegalArgumentException e) {
      return Optional.empty();
    }
  }
}
