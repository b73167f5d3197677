package dev.wirecommand.schema.walk;

import dev.wirecommand.cbor.CborReader;
import dev.wirecommand.cbor.CborType;
import dev.wirecommand.cbor.CborValue;
import dev.wirecommand.cbor.CborWriter;
import dev.wirecommand.schema.SchemaType;
import dev.wirecommand.schema.ValueException;
import java.math.BigInteger;

/** Walks through values that contain no others. */
final class ScalarWalker {
  private static final int HALF_BYTES = 3;
  private static final int UUID_BYTES = 16;

  private final CborReader in;
  private final ValuePath path;
  private final ValueSink sink;

  ScalarWalker(CborReader in, ValuePath path, ValueSink sink) {
    this.in = in;
    this.path = path;
    this.sink = sink;
  }

  void walkNull() {
    if (in.peek() != CborType.NULL) {
      throw fault("expected null, got " + in.peek());
    }
    in.readNull();
    sink.onNull();
  }

  void walk(SchemaType.Int type) {
    BigInteger value = in.readBigInteger();
    if (!type.contains(value)) {
      throw fault("integer " + value + " out of range " + type.min() + " to " + type.max());
    }
    sink.onInteger(value);
  }

  void walk(SchemaType.Float type) {
    double value = type.bits() == 32 ? in.readFloat() : in.readDouble();
    if (type.bits() == 16 && !fitsHalf(value)) {
      throw fault("float " + value + " does not fit 16 bits");
    }
    sink.onFloat(value, type.bits());
  }

  static boolean fitsHalf(double value) {
    CborWriter out = new CborWriter();
    out.writeDouble(value);
    return out.size() == HALF_BYTES;
  }

  void walk(SchemaType.Text type) {
    String value = in.readText();
    TextRules.fault(type, value)
        .ifPresent(
            detail -> {
              throw fault(detail);
            });
    sink.onText(value);
  }

  void walk(SchemaType.Bytes type) {
    byte[] value = in.readBytes();
    if (!type.bytes().contains(value.length)) {
      throw fault(value.length + " bytes, where " + type.bytes() + " are due");
    }
    sink.onBytes(value);
  }

  void walkUuid() {
    byte[] value = in.readBytes();
    if (value.length != UUID_BYTES) {
      throw fault("expected the 16 bytes of a UUID, got " + value.length);
    }
    sink.onUuid(value);
  }

  void walk(SchemaType.Literal type) {
    CborValue due = type.value();
    CborType actual = in.peek();
    CborValue value =
        due instanceof CborValue.Text && actual == CborType.BYTES
            ? new CborValue.Text(in.readText())
            : CborValue.read(in);
    if (!value.equals(due)) {
      throw fault(
          "expected " + due + ", got " + (isContainer(value) ? actual : Words.shown(value)));
    }
    emit(value);
  }

  private static boolean isContainer(CborValue value) {
    return value instanceof CborValue.Array || value instanceof CborValue.Map;
  }

  private void emit(CborValue value) {
    if (value instanceof CborValue.Text text) {
      sink.onText(text.value());
    } else if (value instanceof CborValue.Int number) {
      sink.onInteger(number.value());
    } else if (value instanceof CborValue.Bool bool) {
      sink.onBoolean(bool.value());
    } else if (value instanceof CborValue.Bytes bytes) {
      sink.onBytes(bytes.value());
    } else if (value instanceof CborValue.Float number) {
      sink.onFloat(number.value(), 64);
    } else if (value instanceof CborValue.Null) {
      sink.onNull();
    } else {
      CborWriter out = new CborWriter();
      value.writeTo(out);
      sink.onUntyped(new CborReader(out.toByteArray()));
    }
  }

  void walkBoolean() {
    sink.onBoolean(in.readBoolean());
  }

  /** Returns the exception for a fault of the value that is looked at. */
  ValueException fault(String detail) {
    return new ValueException(path.dotted(), detail);
  }
}
