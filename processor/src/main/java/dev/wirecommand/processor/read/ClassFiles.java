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
 * What class files say that the compiler keeps to itself: javac before 22 shows no annotations of
 * types in them, and a component that may be null would count as one that must be there.
 */
public final class ClassFiles {
  private static final int FIRST_THAT_SHOWS_THEM = 22;
  private static final List<Location> LOCATIONS =
      List.of(StandardLocation.CLASS_OUTPUT, StandardLocation.CLASS_PATH);

  private final Elements elements;
  private final Filer filer;
  private final boolean needed;
  private final Map<String, Set<String>> nullableComponents = new HashMap<>();

  /**
   * The class files of one compilation.
   *
   * @param environment the compiler's
   */
  public ClassFiles(ProcessingEnvironment environment) {
    this.elements = environment.getElementUtils();
    this.filer = environment.getFiler();
    this.needed = Runtime.version().feature() < FIRST_THAT_SHOWS_THEM && !Eclipse.made(environment);
  }

  /**
   * The components of a record from a class file that may be null, by an annotation of their types.
   *
   * @return their names, as far as the compiler does not show the annotation itself
   */
  Set<String> nullableComponents(TypeElement record) {
    if (!needed) {
      return Set.of();
    }
    return nullableComponents.computeIfAbsent(
        elements.getBinaryName(record).toString(), binary -> read(record, binary));
  }

  private Set<String> read(TypeElement record, String binary) {
    String home = Enclosing.packageOf(record).getQualifiedName().toString();
    String file = (home.isEmpty() ? binary : binary.substring(home.length() + 1)) + ".class";
    for (Location location : LOCATIONS) {
      Optional<Set<String>> found = nullableFields(location, home, file);
      if (found.isPresent()) {
        return found.get();
      }
    }
    return Set.of();
  }

  /** Empty if the file is elsewhere; of a module on a path of its own, no filer knows where. */
  private Optional<Set<String>> nullableFields(Location location, String home, String file) {
    try (InputStream in =
        new BufferedInputStream(filer.getResource(location, home, file).openInputStream())) {
      return Optional.of(FieldAnnotations.find(in, "Nullable"));
    } catch (IOException | IllegalArgumentException e) {
      return Optional.empty();
    }
  }
}
