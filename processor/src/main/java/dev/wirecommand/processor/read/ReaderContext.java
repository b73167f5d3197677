package dev.wirecommand.processor.read;

import javax.lang.model.util.Elements;
import javax.lang.model.util.Types;

/**
 * The objects that all readers use while they read one class.
 *
 * @param elements the compiler's elements
 * @param types the compiler's types
 * @param accessibility tells what generated code can name
 * @param local the types whose sources are part of this compilation
 * @param places records the places of what is read
 * @param classFiles reads class files
 * @param jackson whether the class can use Jackson
 */
record ReaderContext(
    Elements elements,
    Types types,
    Accessibility accessibility,
    LocalTypes local,
    Places places,
    ClassFiles classFiles,
    boolean jackson) {

  TypeNames typeNames() {
    return new TypeNames(accessibility);
  }

  Deprecations deprecations() {
    return new Deprecations(elements);
  }
}
