package dev.wirecommand.cbor;

import java.util.ArrayList;
import java.util.List;

/** Builds {@link CborValue}s from a document that has been checked. */
final class ValueDecoder {
  private ValueDecoder() {}

  /**
   * Reads the next value.
   *
   * @param in at the start of a value that {@link CborValidator} has passed: its check bounds the
   *     recursion
   */
  static CborValue decode(CborReader in) {
    return switch (in.peek()) {
      case INTEGER -> new CborValue.Int(in.readBigInteger());
      case BYTES -> new CborValue.Bytes(in.readBytes());
      case TEXT -> new CborValue.Text(in.readText());
      case ARRAY -> array(in);
      case MAP -> map(in);
      case BOOLEAN -> new CborValue.Bool(in.readBoolean());
      case NULL -> {
        in.readNull();
        yield new CborValue.Null();
      }
      case UNDEFINED -> {
        in.readUndefined();
        yield new CborValue.Undefined();
      }
      case SIMPLE -> new CborValue.Simple(in.readSimple());
      case FLOAT -> new CborValue.Float(in.readDouble());
    };
  }

  private static CborValue array(CborReader in) {
    int length = in.readArrayHeader();
    List<CborValue> elements = new ArrayList<>(length);
    for (int i = 0; i < length; i++) {
      elements.add(decode(in));
    }
    return new CborValue.Array(elements);
  }

  private static CborValue map(CborReader in) {
    int length = in.readMapHeader();
    List<CborValue.Entry> entries = new ArrayList<>(length);
    for (int i = 0; i < length; i++) {
      CborValue key = decode(in);
      entries.add(new CborValue.Entry(key, decode(in)));
    }
    return new CborValue.Map(entries);
  }
}
