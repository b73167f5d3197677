package dev.wirecommand.processor.write;

import com.palantir.javapoet.ClassName;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** Names that members and local variables of generated types must not have. */
final class ReservedNames {
  /**
   * The methods of {@code Object}, and {@code yield}, which can't be called without a qualifier.
   */
  static final List<String> METHODS =
      List.of(
          "clone",
          "equals",
          "finalize",
          "getClass",
          "hashCode",
          "notify",
          "notifyAll",
          "toString",
          "wait",
          "yield");

  /** The variables of the nested classes that read values. */
  static final List<String> OF_READERS = List.of("CONSTANTS", "FIELDS", "TYPES", "in");

  /** Names with which an expression in generated code can begin: types, packages and fields. */
  private static final List<String> RESERVED =
      List.of(
          "ArgumentErrors",
          "BigDecimal",
          "BigInteger",
          "ByteBuffer",
          "CborReader",
          "CommandData",
          "DistinctValues",
          "Duration",
          "Instant",
          "JacksonCodec",
          "LocalDate",
          "LocalDateTime",
          "LocalTime",
          "Objects",
          "OffsetDateTime",
          "Optional",
          "OptionalDouble",
          "OptionalInt",
          "OptionalLong",
          "RecordTypes",
          "String",
          "URI",
          "UUID",
          "ValueCodecs",
          "ValueErrors",
          "ZoneId",
          "commands",
          "dev",
          "java",
          "yield");

  /** The names of classes that are nested in a generated class. */
  private static final Pattern NESTED = Pattern.compile("\\p{Lu}.*Reader[0-9]*|From[0-9]+");

  private ReservedNames() {}

  /**
   * Returns a scope for the local variables of a method.
   *
   * @param type the generated class that has the method
   */
  static NameScope locals(ClassName type) {
    List<String> taken = new ArrayList<>(RESERVED);
    taken.add(type.simpleName());
    return new NameScope(taken, name -> NESTED.matcher(name).matches());
  }
}
