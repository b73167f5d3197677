package dev.wirecommand.schema.walk;

import dev.wirecommand.cbor.CborType;
import java.util.Locale;

/** A kind of values that a program can tell from others before it reads them. */
public enum Kind {
  NULL,
  BOOL,
  INTEGER,
  FLOAT,
  TEXT,
  BYTES,
  ARRAY,
  MAP,
  /** Values without a form in JSON, and types of values of several kinds. */
  OTHER;

  /** Returns the kind of a CBOR value of this type. */
  static Kind of(CborType type) {
    return switch (type) {
      case INTEGER -> INTEGER;
      case BYTES -> BYTES;
      case TEXT -> TEXT;
      case ARRAY -> ARRAY;
      case MAP -> MAP;
      case BOOLEAN -> BOOL;
      case NULL -> NULL;
      case FLOAT -> FLOAT;
      case UNDEFINED, SIMPLE -> OTHER;
    };
  }

  /** Returns the kind in words, for messages about CBOR. */
  public String words() {
    return switch (this) {
      case BOOL -> "boolean";
      case OTHER -> "another value";
      default -> name().toLowerCase(Locale.ROOT);
    };
  }
}
