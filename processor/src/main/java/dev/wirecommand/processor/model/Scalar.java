package dev.wirecommand.processor.model;

import com.palantir.javapoet.ArrayTypeName;
import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.TypeName;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.net.URI;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.UUID;

/** The Java types that can be sent (section 10 of the protocol) and that contain no other types. */
public enum Scalar {
  /** {@code boolean}. */
  BOOLEAN("boolean", TypeName.BOOLEAN),
  /** {@code byte}, an integer. */
  BYTE("byte", TypeName.BYTE),
  /** {@code short}, an integer. */
  SHORT("short", TypeName.SHORT),
  /** {@code int}, an integer. */
  INT("int", TypeName.INT),
  /** {@code long}, an integer. */
  LONG("long", TypeName.LONG),
  /** {@code BigInteger}, an integer of at most 64 bits plus a sign. */
  BIG_INTEGER("BigInteger", ClassName.get(BigInteger.class)),
  /** {@code float}, a floating-point number. */
  FLOAT("float", TypeName.FLOAT),
  /** {@code double}, a floating-point number. */
  DOUBLE("double", TypeName.DOUBLE),
  /** {@code BigDecimal}, a text string. */
  BIG_DECIMAL("BigDecimal", ClassName.get(BigDecimal.class)),
  /** {@code char}, a text string of one UTF-16 code unit. */
  CHAR("char", TypeName.CHAR),
  /** {@code String}, a text string. */
  TEXT("String", ClassName.get(String.class)),
  /** {@code byte[]}, a byte string. */
  BYTES("byte[]", ArrayTypeName.of(TypeName.BYTE)),
  /** {@code ByteBuffer}, a byte string. */
  BUFFER("ByteBuffer", ClassName.get(ByteBuffer.class)),
  /** {@code Instant}, a text string in the format of RFC 3339. */
  INSTANT("Instant", ClassName.get(Instant.class)),
  /** {@code LocalDate}, a text string in the format of ISO 8601. */
  LOCAL_DATE("LocalDate", ClassName.get(LocalDate.class)),
  /** {@code LocalTime}, a text string in the format of ISO 8601. */
  LOCAL_TIME("LocalTime", ClassName.get(LocalTime.class)),
  /** {@code LocalDateTime}, a text string in the format of ISO 8601. */
  LOCAL_DATE_TIME("LocalDateTime", ClassName.get(LocalDateTime.class)),
  /** {@code OffsetDateTime}, a text string in the format of RFC 3339. */
  OFFSET_DATE_TIME("OffsetDateTime", ClassName.get(OffsetDateTime.class)),
  /** {@code ZoneId}, a text string. */
  ZONE_ID("ZoneId", ClassName.get(ZoneId.class)),
  /** {@code Duration}, a text string in the format of ISO 8601. */
  DURATION("Duration", ClassName.get(Duration.class)),
  /** {@code UUID}, a byte string of 16 bytes. */
  UUID("UUID", ClassName.get(UUID.class)),
  /** {@code URI}, a text string. */
  URI("URI", ClassName.get(URI.class)),
  /** {@code CborValue}, any CBOR value including null. */
  CBOR_VALUE("CborValue", ClassName.get("dev.wirecommand.cbor", "CborValue")),
  /** {@code JsonNode}, any JSON value including null, or a byte string. */
  JSON_NODE("JsonNode", ClassName.get("tools.jackson.databind", "JsonNode"));

  private final String text;

  @SuppressWarnings("ImmutableEnumChecker") // TypeName is immutable but does not say so
  private final TypeName javaType;

  Scalar(String text, TypeName javaType) {
    this.text = text;
    this.javaType = javaType;
  }

  /**
   * Returns the Java type.
   *
   * @return the type, primitive where there is one
   */
  public TypeName javaType() {
    return javaType;
  }

  /**
   * Returns the Java type's name in source code.
   *
   * @return the text
   */
  public String text() {
    return text;
  }

  /**
   * Returns whether null is one of the type's values. For other types, null means that the value is
   * absent.
   *
   * @return whether the type is free-form
   */
  public boolean hasNull() {
    return this == CBOR_VALUE || this == JSON_NODE;
  }

  /**
   * Returns whether a map can have keys of the type.
   *
   * @return whether they are strings, bytes or integers
   */
  public boolean isKey() {
    return switch (this) {
      case BYTE, SHORT, INT, LONG, BIG_INTEGER, TEXT, BUFFER -> true;
      default -> false;
    };
  }
}
