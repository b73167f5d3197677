package dev.wirecommand.schema.json;

import dev.wirecommand.cbor.CborValue;
import tools.jackson.core.JsonGenerator;

/**
 * Writes a CBOR value as JSON when its type does not say how. Each method returns the generator.
 */
final class UntypedEncoder implements CborValue.Visitor<JsonGenerator> {
  private static final int UNDEFINED = 23;

  private final JsonGenerator out;

  UntypedEncoder(JsonGenerator out) {
    this.out = out;
  }

  @Override
  public JsonGenerator visitInt(CborValue.Int value) {
    return out.writeNumber(value.value());
  }

  @Override
  public JsonGenerator visitBytes(CborValue.Bytes value) {
    return escape(Escapes.BYTES)
        .writeString(BytesFormat.BASE64.print(value.value()))
        .writeEndObject();
  }

  @Override
  public JsonGenerator visitText(CborValue.Text value) {
    return out.writeString(value.value());
  }

  @Override
  public JsonGenerator visitArray(CborValue.Array value) {
    out.writeStartArray();
    value.elements().forEach(element -> element.accept(this));
    return out.writeEndArray();
  }

  @Override
  public JsonGenerator visitMap(CborValue.Map value) {
    boolean names =
        value.entries().stream().allMatch(entry -> entry.key() instanceof CborValue.Text);
    return names ? object(value) : pairs(value);
  }

  private JsonGenerator object(CborValue.Map value) {
    out.writeStartObject();
    for (CborValue.Entry entry : value.entries()) {
      out.writeName(Escapes.escaped(((CborValue.Text) entry.key()).value()));
      entry.value().accept(this);
    }
    return out.writeEndObject();
  }

  private JsonGenerator pairs(CborValue.Map value) {
    escape(Escapes.MAP).writeStartArray();
    for (CborValue.Entry entry : value.entries()) {
      out.writeStartArray();
      entry.key().accept(this);
      entry.value().accept(this);
      out.writeEndArray();
    }
    return out.writeEndArray().writeEndObject();
  }

  @Override
  public JsonGenerator visitBool(CborValue.Bool value) {
    return out.writeBoolean(value.value());
  }

  @Override
  public JsonGenerator visitNull(CborValue.Null value) {
    return out.writeNull();
  }

  @Override
  public JsonGenerator visitUndefined(CborValue.Undefined value) {
    return escape(Escapes.SIMPLE).writeNumber(UNDEFINED).writeEndObject();
  }

  @Override
  public JsonGenerator visitSimple(CborValue.Simple value) {
    return escape(Escapes.SIMPLE).writeNumber(value.number()).writeEndObject();
  }

  @Override
  public JsonGenerator visitFloat(CborValue.Float value) {
    return Double.isFinite(value.value())
        ? out.writeNumber(value.value())
        : escape(Escapes.FLOAT).writeString(JsonNumbers.name(value.value())).writeEndObject();
  }

  private JsonGenerator escape(String name) {
    return out.writeStartObject().writeName(name);
  }
}
