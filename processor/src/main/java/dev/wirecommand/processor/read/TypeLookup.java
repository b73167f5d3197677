package dev.wirecommand.processor.read;

import java.util.List;
import javax.lang.model.element.ModuleElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.util.Elements;

/**
 * Determines which types a class can refer to. The result depends on the module and the package of
 * the class.
 */
public final class TypeLookup {
  /** The simple names of the {@code java.lang} classes that generated code uses. */
  private static final List<String> JAVA_LANG =
      List.of(
          "AssertionError",
          "Boolean",
          "Byte",
          "Deprecated",
          "Double",
          "Float",
          "IllegalArgumentException",
          "IncompatibleClassChangeError",
          "Integer",
          "Long",
          "NullPointerException",
          "Object",
          "Override",
          "SafeVarargs",
          "Short",
          "String",
          "SuppressWarnings",
          "UnsupportedOperationException",
          "Void");

  private final Elements elements;

  /**
   * Creates a lookup for one round of annotation processing.
   *
   * @param elements the compiler's elements
   */
  public TypeLookup(Elements elements) {
    this.elements = elements;
  }

  /**
   * Returns whether a class can refer to another class.
   *
   * @param from the class
   * @param type the other class's qualified name
   * @return whether the module of the class reads the other's, which exports the package
   */
  public boolean canSee(TypeElement from, String type) {
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
        EnclosingElements.packageOf(type).isUnnamed()
            ? ""
            : EnclosingElements.packageOf(type).getQualifiedName() + ".";
    return JAVA_LANG.stream().anyMatch(name -> canSee(type, prefix + name));
  }
}
