package dev.wirecommand.processor.read;

import java.util.HashSet;
import java.util.Set;
import javax.annotation.processing.ProcessingEnvironment;
import javax.lang.model.element.Element;
import javax.lang.model.element.TypeElement;

/**
 * The types whose sources are part of this compilation. Problems of these types are reported at
 * their own declarations.
 */
public final class LocalTypes {
  private final Set<String> names = new HashSet<>();
  private final boolean showsRecords;

  /**
   * Creates an empty set of types.
   *
   * @param environment the compiler's environment
   */
  public LocalTypes(ProcessingEnvironment environment) {
    // Eclipse's compiler shows no position for a message about a record or a part of it.
    this.showsRecords = !EclipseCompiler.created(environment);
  }

  /**
   * Adds the top-level types of one processing round.
   *
   * @param roots the round's root elements
   */
  public void add(Iterable<? extends Element> roots) {
    for (Element root : roots) {
      if (root instanceof TypeElement type) {
        names.add(type.getQualifiedName().toString());
      }
    }
  }

  /** Returns whether a record's problems are reported at its declaration, not where it is used. */
  boolean reportsInside(TypeElement record) {
    return showsRecords && contains(record);
  }

  /**
   * Returns whether the source of a class is part of this compilation.
   *
   * @param type the class
   * @return whether it, or the outermost class around it, was added
   */
  public boolean contains(TypeElement type) {
    return names.contains(EnclosingElements.outermost(type).getQualifiedName().toString());
  }
}
