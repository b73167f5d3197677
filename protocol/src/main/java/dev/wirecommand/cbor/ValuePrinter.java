package dev.wirecommand.cbor;

/** Prints a value; each method returns the text. */
final class ValuePrinter implements CborValue.Visitor<BoundedText> {
  private final BoundedText out;

  ValuePrinter(BoundedText out) {
    this.out = out;
  }

  @Override
  public BoundedText visitInt(CborValue.Int value) {
    return append(value.value().toString());
  }

  @Override
  public BoundedText visitBytes(CborValue.Bytes value) {
    byte[] bytes = value.value();
    out.hex(bytes, 0, bytes.length);
    return out;
  }

  @Override
  public BoundedText visitText(CborValue.Text value) {
    String text = value.value();
    out.append("\"");
    for (int i = 0; i < text.length() && !out.isFull(); i = text.offsetByCodePoints(i, 1)) {
      out.escaped(text.codePointAt(i));
    }
    return append("\"");
  }

  @Override
  public BoundedText visitArray(CborValue.Array value) {
    out.append("[");
    String separator = "";
    for (CborValue element : value.elements()) {
      if (out.isFull()) {
        break;
      }
      out.append(separator);
      element.accept(this);
      separator = ", ";
    }
    return append("]");
  }

  @Override
  public BoundedText visitMap(CborValue.Map value) {
    out.append("{");
    String separator = "";
    for (CborValue.Entry entry : value.entries()) {
      if (out.isFull()) {
        break;
      }
      out.append(separator);
      entry.key().accept(this);
      out.append(": ");
      entry.value().accept(this);
      separator = ", ";
    }
    return append("}");
  }

  @Override
  public BoundedText visitBool(CborValue.Bool value) {
    return append(String.valueOf(value.value()));
  }

  @Override
  public BoundedText visitNull(CborValue.Null value) {
    return append("null");
  }

  @Override
  public BoundedText visitUndefined(CborValue.Undefined value) {
    return append("undefined");
  }

  @Override
  public BoundedText visitSimple(CborValue.Simple value) {
    return append("simple(" + value.number() + ")");
  }

  @Override
  public BoundedText visitFloat(CborValue.Float value) {
    return append(FloatText.of(value.value()));
  }

  private BoundedText append(String part) {
    out.append(part);
    return out;
  }
}
