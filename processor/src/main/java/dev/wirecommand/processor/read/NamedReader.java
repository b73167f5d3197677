package dev.wirecommand.processor.read;

import dev.wirecommand.processor.model.NamedDeclaration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.DeclaredType;

/** Reads the records, enums and sealed interfaces that signatures reach, each once. */
final class NamedReader {
  /** More forms of one generic type than any signature has that a person wrote. */
  private static final int MOST_FORMS = 64;

  private final TypeReader typeReader;
  private final RecordReader records;
  private final EnumReader enums;
  private final UnionReader unions;

  private final Set<String> reached = new HashSet<>();
  private final Map<String, Integer> forms = new HashMap<>();
  private final Deque<DeclaredType> waiting = new ArrayDeque<>();

  NamedReader(Scope scope) {
    this.typeReader = new TypeReader(this, new CodecReader(scope), new StreamTypes(scope.types()));
    this.records = new RecordReader(scope, typeReader);
    this.enums = new EnumReader(scope);
    this.unions = new UnionReader(scope, typeReader);
  }

  TypeReader typeReader() {
    return typeReader;
  }

  /** Whether a class is one of those that are read here. */
  static boolean isNamed(TypeElement type) {
    return type.getKind() == ElementKind.RECORD
        || type.getKind() == ElementKind.ENUM
        || isUnion(type);
  }

  private static boolean isUnion(TypeElement type) {
    return type.getKind() == ElementKind.INTERFACE && type.getModifiers().contains(Modifier.SEALED);
  }

  /**
   * Notes that a type is to be read.
   *
   * @return false if it is one of endlessly many, each with larger type arguments
   */
  boolean reach(DeclaredType type, TypeElement element) {
    if (reached.add(TypeKey.of(type))) {
      String name = element.getQualifiedName().toString();
      if (forms.merge(name, 1, Integer::sum) > MOST_FORMS) {
        return false;
      }
      waiting.add(type);
    }
    return true;
  }

  /** Reads the types that were noted, and those that they lead to. */
  Map<String, NamedDeclaration> readAll() {
    Map<String, NamedDeclaration> all = new LinkedHashMap<>();
    for (DeclaredType type = waiting.poll(); type != null; type = waiting.poll()) {
      TypeElement element = (TypeElement) type.asElement();
      all.put(
          TypeKey.of(type),
          switch (element.getKind()) {
            case RECORD -> records.read(type, element);
            case ENUM -> enums.read(element);
            default -> unions.read(type, element);
          });
    }
    return all;
  }
}
