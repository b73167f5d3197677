package dev.wirecommand.processor.model;

import com.palantir.javapoet.ArrayTypeName;
import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.TypeName;
import java.nio.ByteBuffer;

/** The Java types whose values are one CBOR item without parts (section 10 of the protocol). */
public enum Scalar {
  /** {@code boolean}. */
  BOOLEAN("boolean"),
  /** {@code int}. */
  INT("int"),
  /** {@code long}. */
  LONG("long"),
  /** {@code String}, a text string. */
  TEXT("String"),
  /** {@code byte[]}, a byte string. */
  BYTES("byte[]"),
  /** {@code ByteBuffer}, a byte string. */
  BUFFER("ByteBuffer");

  private final String text;

  Scalar(String text) {
    this.text = text;
  }

  /**
   * The Java type.
   *
   * @return the type, primitive where there is one
   */
  public TypeName javaType() {
    return switch (this) {
      case BOOLEAN -> TypeName.BOOLEAN;
      case INT -> TypeName.INT;
      case LONG -> TypeName.LONG;
      case TEXT -> ClassName.get(String.class);
      case BYTES -> ArrayTypeName.of(TypeName.BYTE);
      case BUFFER -> ClassName.get(ByteBuffer.class);
    };
  }

  /**
   * The Java type, as people write it.
   *
   * @return the text
   */
  public String text() {
    return text;
  }
}
