package dev.wirecommand.processor.write;

/**
 * Names that local variables must not have. Expressions in generated code begin with these names.
 */
public final class ReservedNames {
  /** Names with which an expression in generated code can begin: types, packages and fields. */
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

  /** Returns a scope for local variables. The reserved names are already used in this scope. */
  public static NameScope newScope() {
    return new NameScope(RESERVED);
  }
}
