package dev.wirecommand.processor.read;

import java.util.HashSet;
import java.util.Set;
import javax.annotation.processing.ProcessingEnvironment;
import javax.lang.model.element.Element;
import javax.lang.model.element.TypeElement;

/** The types whose sources are part of this compilation: faults in them are told there. */
public final class LocalTypes {
  private final Set<String> names = new HashSet<>();
  private final boolean showsRecords;

  /**
   * No types yet.
   *
   * @param environment the compiler's
   */
  public LocalTypes(ProcessingEnvironment environment) {
    // It gives a message about a record, or what is in it, no position.
    this.showsRecords = !Eclipse.made(environment);
  }

  /**
   * Takes note of what a round brought.
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

  /** Whether faults inside of a record are told there. */
  boolean tellsInside(TypeElement record) {
    return showsRecords && contains(record);
  }

  boolean contains(TypeElement type) {
    return names.contains(Enclosing.outermost(type).getQualifiedName().toString());
  }
}
