package dev.wirecommand.schema.json;

import dev.wirecommand.cbor.CborValue;
import dev.wirecommand.cbor.CborWriter;
import dev.wirecommand.schema.SchemaType;
import dev.wirecommand.schema.walk.Words;
import java.util.Optional;

/** Writes a literal if the JSON value is the one that is due. Each method returns the writer. */
final class LiteralDecoder implements CborValue.Visitor<CborWriter> {
  private final Decoding decoding;
  private final JsonTree value;
  private final SchemaType.Literal type;

  LiteralDecoder(Decoding decoding, JsonTree value, SchemaType.Literal type) {
    this.decoding = decoding;
    this.value = value;
    this.type = type;
  }

  private CborWriter write(boolean equal) {
    if (!equal) {
      String got =
          value instanceof JsonTree.Str string ? Words.quoted(string.value()) : value.words();
      throw decoding.fault(value, "expected " + Words.shown(type.value()) + ", got " + got);
    }
    type.value().writeTo(decoding.out());
    return decoding.out();
  }

  private Optional<String> string() {
    return value instanceof JsonTree.Str string ? Optional.of(string.value()) : Optional.empty();
  }

  @Override
  public CborWriter visitInt(CborValue.Int due) {
    boolean equal =
        value instanceof JsonTree.Num number
            ? JsonNumbers.integer(number.digits()).equals(Optional.of(due.value()))
            : string().flatMap(JsonNumbers::integerText).equals(Optional.of(due.value()));
    return write(equal);
  }

  @Override
  public CborWriter visitBytes(CborValue.Bytes due) {
    return write(
        string()
            .flatMap(decoding.format()::parse)
            .map(CborValue.Bytes::new)
            .equals(Optional.of(due)));
  }

  @Override
  public CborWriter visitText(CborValue.Text due) {
    return write(string().equals(Optional.of(due.value())));
  }

  @Override
  public CborWriter visitBool(CborValue.Bool due) {
    return write(value instanceof JsonTree.Bool bool && bool.value() == due.value());
  }

  @Override
  public CborWriter visitNull(CborValue.Null due) {
    return write(value instanceof JsonTree.Null);
  }

  @Override
  public CborWriter visitFloat(CborValue.Float due) {
    Optional<Double> number =
        value instanceof JsonTree.Num literal
            ? JsonNumbers.number(literal.digits())
            : string().flatMap(JsonNumbers::named);
    return write(number.equals(Optional.of(due.value())));
  }

  @Override
  public CborWriter visitUndefined(CborValue.Undefined due) {
    return untyped();
  }

  @Override
  public CborWriter visitSimple(CborValue.Simple due) {
    return untyped();
  }

  @Override
  public CborWriter visitArray(CborValue.Array due) {
    return untyped();
  }

  @Override
  public CborWriter visitMap(CborValue.Map due) {
    return untyped();
  }

  private CborWriter untyped() {
    decoding.decodeUntyped(type, value);
    return decoding.out();
  }
}
