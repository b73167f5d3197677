package dev.wirecommand.cbor;

/** Writes {@link CborValue}s to a {@link CborWriter}. Each method returns the writer. */
final class ValueEncoder implements CborValue.Visitor<CborWriter> {
  private final CborWriter out;

  ValueEncoder(CborWriter out) {
    this.out = out;
  }

  @Override
  public CborWriter visitInt(CborValue.Int value) {
    out.writeBigInteger(value.value());
    return out;
  }

  @Override
  public CborWriter visitBytes(CborValue.Bytes value) {
    out.writeBytes(value.value());
    return out;
  }

  @Override
  public CborWriter visitText(CborValue.Text value) {
    out.writeText(value.value());
    return out;
  }

  @Override
  public CborWriter visitArray(CborValue.Array value) {
    out.writeArrayHeader(value.elements().size());
    for (CborValue element : value.elements()) {
      element.accept(this);
    }
    return out;
  }

  @Override
  public CborWriter visitMap(CborValue.Map value) {
    int mark = out.beginMap(value.entries().size());
    EncodedPair[] pairs = new EncodedPair[value.entries().size()];
    int i = 0;
    for (CborValue.Entry entry : value.entries()) {
      int start = out.position();
      entry.key().accept(this);
      int keyEnd = out.position();
      entry.value().accept(this);
      pairs[i++] = new EncodedPair(start, keyEnd, out.position(), start);
    }
    EncodedPair duplicate = EncodedPair.sort(out.buffer(), pairs);
    if (duplicate != null) {
      throw MapSorter.duplicateKey(out.buffer(), duplicate, mark);
    }
    return out;
  }

  @Override
  public CborWriter visitBool(CborValue.Bool value) {
    out.writeBoolean(value.value());
    return out;
  }

  @Override
  public CborWriter visitNull(CborValue.Null value) {
    out.writeNull();
    return out;
  }

  @Override
  public CborWriter visitUndefined(CborValue.Undefined value) {
    out.writeUndefined();
    return out;
  }

  @Override
  public CborWriter visitSimple(CborValue.Simple value) {
    out.writeSimple(value.number());
    return out;
  }

  @Override
  public CborWriter visitFloat(CborValue.Float value) {
    out.writeDouble(value.value());
    return out;
  }
}
