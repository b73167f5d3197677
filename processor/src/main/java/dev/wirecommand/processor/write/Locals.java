package dev.wirecommand.processor.write;

/** Names that no local variable may have, since expressions begin with them. */
final class Locals {
  /** Types that expressions of generated code begin with, and the roots of qualified names. */
  static final String[] RESERVED = {
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

  private Locals() {}
}
