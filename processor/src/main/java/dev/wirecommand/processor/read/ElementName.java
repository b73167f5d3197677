package dev.wirecommand.processor.read;

import java.util.Comparator;
import java.util.Optional;
import javax.lang.model.element.ModuleElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.util.Elements;

/**
 * The name of a class, with which later rounds find it again. An element is valid for one round
 * only.
 *
 * @param name the canonical name
 * @param module the name of the class's module; empty for the unnamed module
 */
public record ElementName(String name, String module) implements Comparable<ElementName> {
  private static final Comparator<ElementName> ORDER =
      Comparator.comparing(ElementName::name).thenComparing(ElementName::module);

  /**
   * Returns the name of a class.
   *
   * @param type the class
   * @param elements the compiler's elements
   * @return its name
   */
  public static ElementName of(TypeElement type, Elements elements) {
    ModuleElement module = elements.getModuleOf(type);
    return new ElementName(
        type.getQualifiedName().toString(),
        module == null ? "" : module.getQualifiedName().toString());
  }

  /**
   * Finds the class.
   *
   * @param elements the compiler's elements
   * @return the class; empty if no code can name it, as with the class of a compact source file
   */
  public Optional<TypeElement> find(Elements elements) {
    ModuleElement in = module.isEmpty() ? null : elements.getModuleElement(module);
    return Optional.ofNullable(
        in == null ? elements.getTypeElement(name) : elements.getTypeElement(in, name));
  }

  @Override
  public int compareTo(ElementName other) {
    return ORDER.compare(this, other);
  }
}
