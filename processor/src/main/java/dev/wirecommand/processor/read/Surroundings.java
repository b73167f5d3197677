package dev.wirecommand.processor.read;

import java.util.List;
import javax.lang.model.element.ModuleElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.util.Elements;

/** What a class's module and package hold beside it. */
public final class Surroundings {
  /** The simple names of {@code java.lang} that generated code uses. */
  private static final List<String> JAVA_LANG =
      List.of(
          "Boolean",
          "Deprecated",
          "IllegalArgumentException",
          "Integer",
          "Long",
          "Object",
          "Override",
          "String",
          "SuppressWarnings",
          "UnsupportedOperationException");

  private final Elements elements;

  /**
   * The surroundings as one round sees them.
   *
   * @param elements the compiler's elements
   */
  public Surroundings(Elements elements) {
    this.elements = elements;
  }

  /**
   * Whether a class can name another.
   *
   * @param from the class
   * @param type the other's qualified name
   * @return whether its module reads the other's, and that exports it
   */
  public boolean has(TypeElement from, String type) {
    ModuleElement module = elements.getModuleOf(from);
    return module == null
        ? elements.getTypeElement(type) != null
        : elements.getTypeElement(module, type) != null;
  }

  boolean isInNamedModule(TypeElement type) {
    ModuleElement module = elements.getModuleOf(type);
    return module != null && !module.isUnnamed();
  }

  boolean hidesJavaLang(TypeElement type) {
    String prefix =
        Enclosing.packageOf(type).isUnnamed()
            ? ""
            : Enclosing.packageOf(type).getQualifiedName() + ".";
    return JAVA_LANG.stream().anyMatch(name -> has(type, prefix + name));
  }
}
