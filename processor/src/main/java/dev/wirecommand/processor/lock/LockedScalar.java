package dev.wirecommand.processor.lock;

import java.util.Optional;

/** The types without types in them, as peers can tell them apart. */
enum LockedScalar {
  INT8("int8", Range.INTEGERS),
  INT16("int16", Range.INTEGERS),
  INT32("int32", Range.INTEGERS),
  INT64("int64", Range.INTEGERS),
  INTEGER("integer", Range.INTEGERS),
  FLOAT32("float32", Range.FLOATS),
  FLOAT64("float64", Range.FLOATS),
  BOOL("bool", Range.OF_ITS_OWN),
  TEXT("text", Range.OF_ITS_OWN),
  BYTES("bytes", Range.OF_ITS_OWN),
  INSTANT("instant", Range.OF_ITS_OWN),
  DURATION("duration", Range.OF_ITS_OWN),
  UUID("uuid", Range.OF_ITS_OWN),
  URI("uri", Range.OF_ITS_OWN),
  ANY("any", Range.OF_ITS_OWN),
  NULL("null", Range.OF_ITS_OWN);

  private enum Range {
    INTEGERS,
    FLOATS,
    OF_ITS_OWN
  }

  private final String word;
  private final Range range;

  LockedScalar(String word, Range range) {
    this.word = word;
    this.range = range;
  }

  /** The type in the text of the file. */
  String word() {
    return word;
  }

  static Optional<LockedScalar> of(String word) {
    for (LockedScalar scalar : values()) {
      if (scalar.word.equals(word)) {
        return Optional.of(scalar);
      }
    }
    return Optional.empty();
  }

  /** Whether each value of another is one of this. */
  boolean holds(LockedScalar other) {
    return this == other
        || (range != Range.OF_ITS_OWN && range == other.range && compareTo(other) > 0);
  }
}
