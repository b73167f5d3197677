package dev.wirecommand.schema.json;

import dev.wirecommand.cbor.CborLimits;
import dev.wirecommand.cbor.CborReader;
import dev.wirecommand.cbor.CborWriter;
import dev.wirecommand.schema.Schema;
import dev.wirecommand.schema.SchemaType;
import dev.wirecommand.schema.ValueException;
import dev.wirecommand.schema.walk.NoSink;
import dev.wirecommand.schema.walk.ValuePath;
import dev.wirecommand.schema.walk.ValueWalker;

/**
 * The state that the parts of a decoder share while they convert one text. They call each other
 * through it.
 */
final class Decoding {
  /** The tree that is converted has been checked against the limits. */
  private static final CborLimits NO_LIMITS =
      new CborLimits(CborLimits.DEEPEST, Integer.MAX_VALUE, Integer.MAX_VALUE);

  private final Schema schema;
  private final BytesFormat format;
  private final CborWriter out;
  private final Typed typed;
  private final Untyped untyped;
  private final ValuePath path = new ValuePath();

  /** Converts a value of any type. */
  interface Typed {
    void decode(Decoding decoding, SchemaType type, JsonTree value);
  }

  /** Converts a value whose type does not say how. */
  interface Untyped {
    void decode(Decoding decoding, JsonTree value);
  }

  Decoding(Schema schema, BytesFormat format, CborWriter out, Typed typed, Untyped untyped) {
    this.schema = schema;
    this.format = format;
    this.out = out;
    this.typed = typed;
    this.untyped = untyped;
  }

  Schema schema() {
    return schema;
  }

  BytesFormat format() {
    return format;
  }

  CborWriter out() {
    return out;
  }

  ValuePath path() {
    return path;
  }

  /** Converts a value by its type. */
  void decode(SchemaType type, JsonTree value) {
    typed.decode(this, type, value);
  }

  /** Converts a value that has no plain type, and checks it as a whole. */
  void decodeUntyped(SchemaType type, JsonTree value) {
    int mark = out.size();
    untyped.decode(this, value);
    CborReader in = new CborReader(out.buffer(), out.offset() + mark, out.size() - mark, NO_LIMITS);
    try {
      new ValueWalker(schema, false, path, new NoSink(), in).walk(type);
    } catch (ValueException e) {
      throw fault(value, e.detail());
    }
  }

  /** Returns the exception for a fault of the value that the path leads to. */
  JsonException fault(JsonTree value, String detail) {
    return new JsonException(path.json(), detail, value.place());
  }

  /** Returns the exception for a value of another kind than the expected one. */
  JsonException mismatch(String expected, JsonTree value) {
    return fault(value, "expected " + expected + ", got " + value.words());
  }
}
