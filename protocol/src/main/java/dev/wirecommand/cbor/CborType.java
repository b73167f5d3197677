package dev.wirecommand.cbor;

import org.jspecify.annotations.Nullable;

/**
 * The types of CBOR values that the protocol allows. They are the major types of RFC 8949, section
 * 3.1, without tags. Major type 7 is split into the types that a program distinguishes.
 */
public enum CborType {
  /** A whole number from -2<sup>64</sup> to 2<sup>64</sup>-1; major types 0 and 1. */
  INTEGER("integer"),
  /** A byte string; major type 2. */
  BYTES("bytes"),
  /** A text string; major type 3. */
  TEXT("text"),
  /** An array; major type 4. */
  ARRAY("array"),
  /** A map; major type 5. */
  MAP("map"),
  /** The value false or true. */
  BOOLEAN("boolean"),
  /** The value null. */
  NULL("null"),
  /** The value {@code undefined}. */
  UNDEFINED("undefined"),
  /** A simple value other than false, true, null and undefined. */
  SIMPLE("simple value"),
  /** A floating-point number of 16, 32 or 64 bits. */
  FLOAT("float");

  private static final @Nullable CborType[] BY_INITIAL_BYTE = new @Nullable CborType[256];

  static {
    CborType[] majors = {INTEGER, INTEGER, BYTES, TEXT, ARRAY, MAP};
    for (int major = 0; major < majors.length; major++) {
      for (int info = 0; info <= 27; info++) {
        BY_INITIAL_BYTE[(major << 5) | info] = majors[major];
      }
    }
    for (int initial = 0xe0; initial <= 0xf8; initial++) {
      BY_INITIAL_BYTE[initial] = SIMPLE;
    }
    BY_INITIAL_BYTE[0xf4] = BOOLEAN;
    BY_INITIAL_BYTE[0xf5] = BOOLEAN;
    BY_INITIAL_BYTE[0xf6] = NULL;
    BY_INITIAL_BYTE[0xf7] = UNDEFINED;
    for (int initial = 0xf9; initial <= 0xfb; initial++) {
      BY_INITIAL_BYTE[initial] = FLOAT;
    }
  }

  private final String word;

  CborType(String word) {
    this.word = word;
  }

  /** Returns the type of a value with this first byte, or null if the protocol forbids the byte. */
  static @Nullable CborType ofInitialByte(int initial) {
    return BY_INITIAL_BYTE[initial];
  }

  /** {@return the word for this type in error messages, such as {@code simple value}} */
  @Override
  public String toString() {
    return word;
  }
}
