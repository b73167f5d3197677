package dev.wirecommand.processor.read;

import dev.wirecommand.processor.model.NamedDeclaration;
import dev.wirecommand.processor.model.TypeDeclaration.Reason;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.DeclaredType;

/**
 * Reads the records, enums and sealed interfaces that signatures use. It reads each of them once.
 */
final class NamedReader {
  /**
   * The maximum number of parameterizations of one generic type. A larger number means that the
   * type arguments grow without end.
   */
  private static final int MOST_FORMS = 64;

  private static final String KOTLIN = "kotlin.Metadata";

  private final TypeReader typeReader;
  private final TypeReader kotlinReader;
  private final RecordReader records;
  private final EnumReader enums;
  private final UnionReader unions;

  private final Set<String> reached = new HashSet<>();
  private final Map<String, Integer> forms = new HashMap<>();
  private final Deque<DeclaredType> waiting = new ArrayDeque<>();

  NamedReader(ReaderContext context) {
    CodecReader codecs = new CodecReader(context);
    StreamTypes streams = new StreamTypes(context.types());
    TypeNames names = context.typeNames();
    this.typeReader = new TypeReader(this, codecs, streams, names, Reason.WILDCARD);
    this.kotlinReader = new TypeReader(this, codecs, streams, names, Reason.KOTLIN_WILDCARD);
    this.records = new RecordReader(context, this);
    this.enums = new EnumReader(context);
    this.unions = new UnionReader(context, typeReader);
  }

  /** Returns the reader for the types in a class's declarations. */
  TypeReader typeReader(TypeElement declaring) {
    for (Element e = declaring; e instanceof TypeElement; e = e.getEnclosingElement()) {
      if (Annotations.find(e, KOTLIN).isPresent()) {
        return kotlinReader;
      }
    }
    return typeReader;
  }

  /** Returns whether a class is a record, an enum or a sealed interface. */
  static boolean isNamed(TypeElement type) {
    return type.getKind() == ElementKind.RECORD
        || type.getKind() == ElementKind.ENUM
        || isUnion(type);
  }

  private static boolean isUnion(TypeElement type) {
    return type.getKind() == ElementKind.INTERFACE && type.getModifiers().contains(Modifier.SEALED);
  }

  /**
   * Adds a type to the queue of types to read.
   *
   * @return false if the type has too many parameterizations, each with larger type arguments
   */
  boolean enqueue(DeclaredType type, TypeElement element) {
    if (reached.add(TypeKey.of(type))) {
      String name = element.getQualifiedName().toString();
      if (forms.merge(name, 1, Integer::sum) > MOST_FORMS) {
        return false;
      }
      waiting.add(type);
    }
    return true;
  }

  /** Reads the queued types and all types that they use. */
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
