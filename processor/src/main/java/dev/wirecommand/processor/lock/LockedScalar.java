package dev.wirecommand.processor.lock;

import java.util.Optional;

/** The scalar types in the lock file. Java types that peers can't tell apart are one type here. */
enum LockedScalar {
  INT8("int8", Range.INTEGERS),
  INT16("int16", Range.INTEGERS),
  INT32("int32", Range.INTEGERS),
  INT64("int64", Range.INTEGERS),
  INTEGER("integer", Range.INTEGERS),
  FLOAT32("float32", Range.FLOATS),
  FLOAT64("float64", Range.FLOATS),
  BOOL("bool", Range.OF_ITS_OWN),
  DECIMAL("decimal", Range.OF_ITS_OWN),
  CHAR("char", Range.OF_ITS_OWN),
  TEXT("text", Range.OF_ITS_OWN),
  BYTES("bytes", Range.OF_ITS_OWN),
  INSTANT("instant", Range.OF_ITS_OWN),
  LOCAL_DATE("localdate", Range.OF_ITS_OWN),
  LOCAL_TIME("localtime", Range.OF_ITS_OWN),
  LOCAL_DATE_TIME("localdatetime", Range.OF_ITS_OWN),
  OFFSET_DATE_TIME("offsetdatetime", Range.OF_ITS_OWN),
  ZONE_ID("zoneid", Range.OF_ITS_OWN),
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

  private final String keyword;
  private final Range range;

  LockedScalar(String keyword, Range range) {
    this.keyword = keyword;
    this.range = range;
  }

  /** Returns the type's keyword in the lock file. */
  String keyword() {
    return keyword;
  }

  static Optional<LockedScalar> of(String keyword) {
    for (LockedScalar scalar : values()) {
      if (scalar.keyword.equals(keyword)) {
        return Optional.of(scalar);
      }
    }
    return Optional.empty();
  }

  /** Returns whether this type includes all values of another type. */
  boolean holds(LockedScalar other) {
    return this == other
        || (range != Range.OF_ITS_OWN && range == other.range && compareTo(other) > 0);
  }
}
