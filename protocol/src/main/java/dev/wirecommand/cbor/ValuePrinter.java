package dev.wirecommand.cbor;

import dev.wirecommand.text.EscapedText;

/** Prints a {@link CborValue} in diagnostic notation. Each method returns the text. */
final class ValuePrinter implements CborValue.Visitor<EscapedText> {
  private final EscapedText out;

  private ValuePrinter(EscapedText out) {
    this.out = out;
  }

  static String print(CborValue value) {
    return print(value, Integer.MAX_VALUE);
  }

  /**
   * Returns a value in diagnostic notation, cut to {@code maxChars} characters.
   *
   * @param maxChars how long the text may be, at least 1; a longer one is cut and ends with {@code
   *     …}
   */
  static String print(CborValue value, int maxChars) {
    return value.accept(new ValuePrinter(new EscapedText(maxChars))).toString();
  }

  @Override
  public EscapedText visitInt(CborValue.Int value) {
    return append(value.value().toString());
  }

  @Override
  public EscapedText visitBytes(CborValue.Bytes value) {
    byte[] bytes = value.value();
    out.hex(bytes, 0, bytes.length);
    return out;
  }

  @Override
  public EscapedText visitText(CborValue.Text value) {
    String text = value.value();
    out.append("\"");
    for (int i = 0; i < text.length() && !out.isFull(); i = text.offsetByCodePoints(i, 1)) {
      out.escaped(text.codePointAt(i));
    }
    return append("\"");
  }

  @Override
  public EscapedText visitArray(CborValue.Array value) {
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
  public EscapedText visitMap(CborValue.Map value) {
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
  public EscapedText visitBool(CborValue.Bool value) {
    return append(String.valueOf(value.value()));
  }

  @Override
  public EscapedText visitNull(CborValue.Null value) {
    return append("null");
  }

  @Override
  public EscapedText visitUndefined(CborValue.Undefined value) {
    return append("undefined");
  }

  @Override
  public EscapedText visitSimple(CborValue.Simple value) {
    return append("simple(" + value.number() + ")");
  }

  @Override
  public EscapedText visitFloat(CborValue.Float value) {
    return append(FloatText.of(value.value()));
  }

  private EscapedText append(String part) {
    out.append(part);
    return out;
  }
}
