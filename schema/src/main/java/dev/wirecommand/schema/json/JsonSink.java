package dev.wirecommand.schema.json;

import dev.wirecommand.cbor.CborReader;
import dev.wirecommand.cbor.CborValue;
import dev.wirecommand.schema.walk.ValueSink;
import java.math.BigInteger;
import tools.jackson.core.JsonGenerator;

/** Writes the values that a walker finds as JSON. */
final class JsonSink implements ValueSink {
  private final JsonGenerator out;
  private final BytesFormat format;

  JsonSink(JsonGenerator out, BytesFormat format) {
    this.out = out;
    this.format = format;
  }

  @Override
  public void onNull() {
    out.writeNull();
  }

  @Override
  public void onBoolean(boolean value) {
    out.writeBoolean(value);
  }

  @Override
  public void onInteger(BigInteger value) {
    out.writeNumber(value);
  }

  @Override
  public void onFloat(double value, int bits) {
    if (!Double.isFinite(value)) {
      out.writeString(JsonNumbers.name(value));
    } else if (bits == 32) {
      out.writeNumber((float) value);
    } else {
      out.writeNumber(value);
    }
  }

  @Override
  public void onText(String value) {
    out.writeString(value);
  }

  @Override
  public void onBytes(byte[] value) {
    out.writeString(format.print(value));
  }

  @Override
  public void onUuid(byte[] value) {
    out.writeString(Uuids.print(value));
  }

  @Override
  public void onUntyped(CborReader in) {
    CborValue.read(in).accept(new UntypedEncoder(out));
  }

  @Override
  public void beginArray() {
    out.writeStartArray();
  }

  @Override
  public void endArray() {
    out.writeEndArray();
  }

  @Override
  public void beginMap() {
    out.writeStartObject();
  }

  @Override
  public void endMap() {
    out.writeEndObject();
  }

  @Override
  public void onName(String name) {
    out.writeName(name);
  }

  @Override
  public void onBytesKey(byte[] key, boolean uuid) {
    out.writeName(uuid ? Uuids.print(key) : format.print(key));
  }

  @Override
  public void onIntegerKey(BigInteger key) {
    out.writeName(key.toString());
  }
}
