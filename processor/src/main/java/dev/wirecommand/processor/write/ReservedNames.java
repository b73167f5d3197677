package dev.wirecommand.processor.write;

/** Names that no local variable may have, since expressions begin with them. */
public final class ReservedNames {
  /** The types and packages with which expressions of generated code begin. */
  private static final String[] RESERVED = {
    "ArgumentErrors",
    "BigInteger",
    "ByteBuffer",
    "CborReader",
    "CommandData",
    "Duration",
    "Instant",
    "JacksonCodec",
    "Objects",
    "Optional",
    "OptionalDouble",
    "OptionalInt",
    "OptionalLong",
    "RecordTypes",
    "URI",
    "UUID",
    "ValueCodecs",
    "ValueErrors",
    "commands",
    "dev",
    "java"
  };

  private ReservedNames() {}

  /** Returns a scope for local variables, in which these names are taken. */
  public static NameScope newScope() {
    return new NameScope(RESERVED);
  }
}
