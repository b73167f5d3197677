package dev.wirecommand.schema.json;

import dev.wirecommand.cbor.CborWriter;
import dev.wirecommand.schema.SchemaType.Int;
import dev.wirecommand.schema.walk.Words;
import java.math.BigInteger;
import java.util.List;

/** Writes a JSON value as CBOR when its type does not say how. Each method returns the writer. */
final class UntypedDecoder implements JsonTree.Visitor<CborWriter> {
  private static final Int ALL = new Int(Int.SMALLEST, Int.LARGEST);

  private final Decoding decoding;
  private final CborWriter out;

  UntypedDecoder(Decoding decoding) {
    this.decoding = decoding;
    this.out = decoding.out();
  }

  @Override
  public CborWriter visitNull(JsonTree.Null value) {
    out.writeNull();
    return out;
  }

  @Override
  public CborWriter visitBool(JsonTree.Bool value) {
    out.writeBoolean(value.value());
    return out;
  }

  @Override
  public CborWriter visitNumber(JsonTree.Num value) {
    NumberDecoder number = new NumberDecoder(decoding, value);
    if (JsonNumbers.isInteger(value.digits())) {
      out.writeBigInteger(number.integer(ALL));
    } else {
      out.writeDouble(number.number(Double.SIZE));
    }
    return out;
  }

  @Override
  public CborWriter visitString(JsonTree.Str value) {
    out.writeText(value.value());
    return out;
  }

  @Override
  public CborWriter visitArray(JsonTree.Arr value) {
    out.writeArrayHeader(value.elements().size());
    for (int i = 0; i < value.elements().size(); i++) {
      decoding.path().enter(i);
      value.elements().get(i).accept(this);
      decoding.path().exit();
    }
    return out;
  }

  @Override
  public CborWriter visitObject(JsonTree.Obj value) {
    for (JsonTree.Member member : value.members()) {
      if (Escapes.isReserved(member.name())) {
        reserved(value, member);
        return out;
      }
    }
    int mark = out.beginMap(value.members().size());
    for (JsonTree.Member member : value.members()) {
      out.writeText(Escapes.unescaped(member.name()));
      decoding.path().enter(member.name());
      member.value().accept(this);
      decoding.path().exit();
    }
    out.endMap(mark);
    return out;
  }

  private void reserved(JsonTree.Obj value, JsonTree.Member member) {
    String name = member.name();
    if (value.members().size() > 1) {
      throw decoding.fault(
          value, "'" + name + "' must be alone in its object; as a key, write it '$" + name + "'");
    }
    decoding.path().enter(name);
    switch (name) {
      case Escapes.BYTES -> bytes(member.value());
      case Escapes.FLOAT -> number(member.value());
      case Escapes.SIMPLE -> simple(member.value());
      default -> map(member.value());
    }
    decoding.path().exit();
  }

  private String string(JsonTree value) {
    if (!(value instanceof JsonTree.Str string)) {
      throw decoding.mismatch("string", value);
    }
    return string.value();
  }

  private void bytes(JsonTree value) {
    String text = string(value);
    out.writeBytes(
        BytesFormat.BASE64
            .parse(text)
            .orElseThrow(
                () -> decoding.fault(value, Words.quoted(text) + " is not " + BytesFormat.BASE64)));
  }

  private void number(JsonTree value) {
    String name = string(value);
    out.writeDouble(
        JsonNumbers.named(name)
            .orElseThrow(
                () ->
                    decoding.fault(
                        value, "expected NaN, Infinity or -Infinity, got " + Words.quoted(name))));
  }

  private void simple(JsonTree value) {
    Int range = new Int(BigInteger.ZERO, BigInteger.valueOf(255));
    int number = new NumberDecoder(decoding, value).integer(range).intValue();
    if (number == 23) {
      out.writeUndefined();
    } else if (number < 20 || number >= 32) {
      out.writeSimple(number);
    } else {
      throw decoding.fault(value, "no simple value of CBOR has the number " + number + " here");
    }
  }

  private void map(JsonTree value) {
    if (!(value instanceof JsonTree.Arr pairs)) {
      throw decoding.mismatch("array", value);
    }
    int mark = out.beginMap(pairs.elements().size());
    for (int i = 0; i < pairs.elements().size(); i++) {
      decoding.path().enter(i);
      pair(pairs.elements().get(i));
      decoding.path().exit();
    }
    try {
      out.endMap(mark);
    } catch (IllegalArgumentException e) {
      throw decoding.fault(value, "two keys of the map are equal");
    }
  }

  private void pair(JsonTree value) {
    List<JsonTree> parts = value instanceof JsonTree.Arr array ? array.elements() : List.of();
    if (parts.size() != 2) {
      throw decoding.fault(value, "expected an array of a key and its value");
    }
    for (int i = 0; i < 2; i++) {
      decoding.path().enter(i);
      parts.get(i).accept(this);
      decoding.path().exit();
    }
  }
}
