package dev.wirecommand.cli;

import dev.wirecommand.cbor.CborValue;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;

/**
 * Prints a CBOR value as JSON, indented.
 *
 * <p>Integers and floats keep every digit, and floats always have a point. Values that JSON cannot
 * express become strings: bytes in lower-case hex; NaN, the infinities and simple values in CBOR's
 * diagnostic notation. Undefined becomes null.
 *
 * <p>A map key is printed as it is if it is text, as text if it is a byte string of printable
 * UTF-8, as hex if it is another byte string, and else in diagnostic notation. If two keys of a map
 * would look the same, all keys of that map are printed in diagnostic notation.
 */
final class JsonPrinter implements CborValue.Visitor<StringBuilder> {
  private static final String INDENT = "  ";

  private final StringBuilder out = new StringBuilder();
  private int depth;

  private JsonPrinter() {}

  /**
   * Prints a value.
   *
   * @param value the value
   * @return JSON, without an end of line after it
   */
  static String print(CborValue value) {
    JsonPrinter printer = new JsonPrinter();
    value.accept(printer);
    return printer.out.toString();
  }

  @Override
  public StringBuilder visitInt(CborValue.Int value) {
    return raw(value.value().toString());
  }

  @Override
  public StringBuilder visitBytes(CborValue.Bytes value) {
    return raw(JsonText.quote(JsonText.hex(value.value())));
  }

  @Override
  public StringBuilder visitText(CborValue.Text value) {
    return raw(JsonText.quote(value.value()));
  }

  @Override
  public StringBuilder visitArray(CborValue.Array value) {
    if (value.elements().isEmpty()) {
      return raw("[]");
    }
    String separator = "[";
    depth++;
    for (CborValue element : value.elements()) {
      raw(separator);
      newLine();
      element.accept(this);
      separator = ",";
    }
    depth--;
    newLine();
    return raw("]");
  }

  @Override
  public StringBuilder visitMap(CborValue.Map value) {
    if (value.entries().isEmpty()) {
      return raw("{}");
    }
    Function<CborValue, String> key =
        areDistinct(value.entries()) ? JsonPrinter::key : CborValue::toString;
    String separator = "{";
    depth++;
    for (CborValue.Entry entry : value.entries()) {
      raw(separator);
      newLine();
      raw(JsonText.quote(key.apply(entry.key())));
      raw(": ");
      entry.value().accept(this);
      separator = ",";
    }
    depth--;
    newLine();
    return raw("}");
  }

  private static boolean areDistinct(List<CborValue.Entry> entries) {
    Set<String> keys = new HashSet<>();
    return entries.stream().allMatch(entry -> keys.add(key(entry.key())));
  }

  private static String key(CborValue key) {
    if (key instanceof CborValue.Text text) {
      return text.value();
    }
    if (key instanceof CborValue.Bytes bytes) {
      String text = JsonText.printable(bytes.value());
      return text != null ? text : JsonText.hex(bytes.value());
    }
    return key.toString();
  }

  @Override
  public StringBuilder visitBool(CborValue.Bool value) {
    return raw(value.toString());
  }

  @Override
  public StringBuilder visitNull(CborValue.Null value) {
    return raw("null");
  }

  @Override
  public StringBuilder visitUndefined(CborValue.Undefined value) {
    return raw("null");
  }

  @Override
  public StringBuilder visitSimple(CborValue.Simple value) {
    return raw(JsonText.quote(value.toString()));
  }

  @Override
  public StringBuilder visitFloat(CborValue.Float value) {
    String text = value.toString();
    return raw(Double.isFinite(value.value()) ? text : JsonText.quote(text));
  }

  private StringBuilder raw(String json) {
    return out.append(json);
  }

  private void newLine() {
    out.append('\n').append(INDENT.repeat(depth));
  }
}
