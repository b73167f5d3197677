package dev.wirecommand.schema.json;

import dev.wirecommand.cbor.CborWriter;
import dev.wirecommand.schema.SchemaType;
import dev.wirecommand.schema.TextFormat;
import dev.wirecommand.schema.walk.TextRules;
import dev.wirecommand.schema.walk.Words;
import java.util.List;
import java.util.Optional;

/** Writes one JSON value as CBOR of a type. Each method returns the writer. */
final class TypeDecoder implements SchemaType.Visitor<CborWriter> {
  private final Decoding decoding;
  private final CborWriter out;
  private final JsonTree value;

  TypeDecoder(Decoding decoding, JsonTree value) {
    this.decoding = decoding;
    this.out = decoding.out();
    this.value = value;
  }

  @Override
  public CborWriter visitAny(SchemaType.Any type) {
    return value.accept(new UntypedDecoder(decoding));
  }

  @Override
  public CborWriter visitNull(SchemaType.Null type) {
    if (!(value instanceof JsonTree.Null)) {
      throw decoding.mismatch("null", value);
    }
    out.writeNull();
    return out;
  }

  @Override
  public CborWriter visitBool(SchemaType.Bool type) {
    if (!(value instanceof JsonTree.Bool bool)) {
      throw decoding.mismatch("boolean", value);
    }
    out.writeBoolean(bool.value());
    return out;
  }

  @Override
  public CborWriter visitInt(SchemaType.Int type) {
    out.writeBigInteger(new NumberDecoder(decoding, value).integer(type));
    return out;
  }

  @Override
  public CborWriter visitFloat(SchemaType.Float type) {
    out.writeDouble(new NumberDecoder(decoding, value).number(type.bits()));
    return out;
  }

  @Override
  public CborWriter visitText(SchemaType.Text type) {
    String text;
    if (value instanceof JsonTree.Str string) {
      text = string.value();
    } else if (value instanceof JsonTree.Num number && type.format() == TextFormat.DECIMAL) {
      text = number.digits();
    } else {
      throw decoding.mismatch("string", value);
    }
    Optional<String> fault = TextRules.fault(type, text);
    if (fault.isPresent()) {
      throw decoding.fault(value, fault.get());
    }
    out.writeText(text);
    return out;
  }

  @Override
  public CborWriter visitBytes(SchemaType.Bytes type) {
    byte[] bytes = bytes();
    if (!type.bytes().contains(bytes.length)) {
      throw decoding.fault(value, bytes.length + " bytes, where " + type.bytes() + " are due");
    }
    out.writeBytes(bytes);
    return out;
  }

  private byte[] bytes() {
    BytesFormat format = decoding.format();
    if (!(value instanceof JsonTree.Str string)) {
      throw decoding.mismatch("bytes in " + format, value);
    }
    return format
        .parse(string.value())
        .orElseThrow(
            () -> decoding.fault(value, Words.quoted(string.value()) + " is not " + format));
  }

  @Override
  public CborWriter visitUuid(SchemaType.Uuid type) {
    if (!(value instanceof JsonTree.Str string)) {
      throw decoding.mismatch("UUID", value);
    }
    out.writeBytes(
        Uuids.parse(string.value(), decoding.format())
            .orElseThrow(
                () -> decoding.fault(value, Words.quoted(string.value()) + " is not a UUID")));
    return out;
  }

  @Override
  public CborWriter visitLiteral(SchemaType.Literal type) {
    type.value().accept(new LiteralDecoder(decoding, value, type));
    return out;
  }

  @Override
  public CborWriter visitArray(SchemaType.Array type) {
    List<JsonTree> elements = elements();
    if (!type.length().contains(elements.size())) {
      throw wrongLength(elements, type.length().toString());
    }
    out.writeArrayHeader(elements.size());
    for (int i = 0; i < elements.size(); i++) {
      element(i, type.element(), elements.get(i));
    }
    return out;
  }

  @Override
  public CborWriter visitTuple(SchemaType.Tuple type) {
    List<JsonTree> elements = elements();
    if (elements.size() != type.elements().size()) {
      throw wrongLength(elements, Integer.toString(type.elements().size()));
    }
    out.writeArrayHeader(elements.size());
    for (int i = 0; i < elements.size(); i++) {
      element(i, type.elements().get(i), elements.get(i));
    }
    return out;
  }

  private List<JsonTree> elements() {
    if (!(value instanceof JsonTree.Arr array)) {
      throw decoding.mismatch("array", value);
    }
    return array.elements();
  }

  private JsonException wrongLength(List<JsonTree> elements, String due) {
    return decoding.fault(
        value, "array of " + elements.size() + " elements, where " + due + " are due");
  }

  private void element(int index, SchemaType type, JsonTree element) {
    decoding.path().enter(index);
    decoding.decode(type, element);
    decoding.path().exit();
  }

  @Override
  public CborWriter visitMap(SchemaType.Map type) {
    new MapDecoder(decoding, value).decode(type);
    return out;
  }

  @Override
  public CborWriter visitRecord(SchemaType.Record type) {
    new RecordDecoder(decoding, value).decode(type);
    return out;
  }

  @Override
  public CborWriter visitChoice(SchemaType.Choice type) {
    new ChoiceDecoder(decoding, value).decode(type);
    return out;
  }

  @Override
  public CborWriter visitReference(SchemaType.Reference type) {
    return decoding.schema().resolve(type).accept(this);
  }
}
