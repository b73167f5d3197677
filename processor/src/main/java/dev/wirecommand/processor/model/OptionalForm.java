package dev.wirecommand.processor.model;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeName;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;

/** The Java types of optional values. */
public enum OptionalForm {
  /** {@code Optional}, with any type argument. */
  OPTIONAL(Optional.class, "get"),
  /** {@code OptionalInt}. */
  INT(OptionalInt.class, "getAsInt"),
  /** {@code OptionalLong}. */
  LONG(OptionalLong.class, "getAsLong"),
  /** {@code OptionalDouble}. */
  DOUBLE(OptionalDouble.class, "getAsDouble");

  private final Class<?> type;
  private final String getter;

  OptionalForm(Class<?> type, String getter) {
    this.type = type;
    this.getter = getter;
  }

  /**
   * Returns the Java type.
   *
   * @return its name, without a type argument
   */
  public ClassName rawType() {
    return ClassName.get(type);
  }

  /**
   * Returns the name of the Java method that extracts the value, such as {@code getAsInt}.
   *
   * @return its name
   */
  public String getter() {
    return getter;
  }

  /**
   * Returns the Java type, with a type argument if the type is generic.
   *
   * @param value the type of the value
   * @return the type
   */
  public TypeName javaType(TypeName value) {
    return this == OPTIONAL ? ParameterizedTypeName.get(rawType(), value) : rawType();
  }

  /**
   * Returns the source text of the optional type, such as {@code Optional<String>}.
   *
   * @param value the type of the value as in the source
   * @return the type as in the source
   */
  public String text(String value) {
    return this == OPTIONAL ? "Optional<" + value + ">" : type.getSimpleName();
  }
}
