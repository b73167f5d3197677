package dev.wirecommand.frame.text;

import dev.wirecommand.cbor.CborException;
import dev.wirecommand.cbor.CborReader;
import dev.wirecommand.frame.Frame;
import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/**
 * Prints CBOR as a literal in Python's notation. {@link PythonLiteral} encodes the literal to the
 * same bytes again.
 */
final class PythonPrinter {
  private final CborReader in;
  private final StringBuilder out = new StringBuilder();

  private PythonPrinter(CborReader in) {
    this.in = in;
  }

  /**
   * Returns a frame's payload as a literal, or null if the payload has no literal.
   *
   * @return the literal in printable ASCII, or null where there is none that gives back the same
   *     bytes: the payload is not one CBOR value, not a canonical one, or has no form in Python
   */
  static @Nullable String print(Frame frame) {
    try {
      PythonPrinter printer =
          new PythonPrinter(new CborReader(frame.array(), frame.offset(), frame.length()));
      printer.value(0, false);
      String literal = printer.out.toString();
      ByteBuffer back = ByteBuffer.wrap(PythonLiteral.encode(literal, 0));
      return back.equals(frame.payloadBuffer()) ? literal : null;
    } catch (CborException | IllegalArgumentException e) {
      return null;
    }
  }

  /** Prints the next value. Throws {@link CborException} if the value has no form in Python. */
  private void value(int depth, boolean isKey) {
    switch (in.peek()) {
      case NULL -> {
        in.readNull();
        out.append("None");
      }
      case BOOLEAN -> out.append(in.readBoolean() ? "True" : "False");
      case INTEGER -> out.append(in.readBigInteger());
      case FLOAT -> real(in.readDouble());
      case BYTES -> {
        out.append("b'");
        PythonEscapes.printBytes(out, in.readBytes());
        out.append('\'');
      }
      case TEXT -> {
        out.append('\'');
        PythonEscapes.printText(out, in.readText());
        out.append('\'');
      }
      case ARRAY -> array(depth, isKey);
      case MAP -> map(depth, isKey);
      case UNDEFINED, SIMPLE -> throw noForm("a simple value");
    }
  }

  /**
   * Prints a float. Python has no literal for infinity, so this prints a number that rounds to it.
   * NaN is refused, because no literal has that value.
   */
  private void real(double value) {
    if (Double.isNaN(value)) {
      throw noForm("NaN");
    }
    String sign = value < 0 ? "-" : "";
    out.append(Double.isInfinite(value) ? sign + "1e999" : Double.toString(value));
  }

  /**
   * Prints an array as a list, or as a tuple if it is in a key. In Python a list cannot be a key.
   */
  private void array(int depth, boolean isKey) {
    requireReadable(depth);
    int length = in.readArrayHeader();
    out.append(isKey ? '(' : '[');
    for (int i = 0; i < length; i++) {
      separate(i);
      value(depth + 1, isKey);
    }
    if (isKey && length == 1) {
      out.append(',');
    }
    out.append(isKey ? ')' : ']');
  }

  private void map(int depth, boolean isKey) {
    if (isKey) {
      throw noForm("a dict as a key");
    }
    requireReadable(depth);
    int length = in.readMapHeader();
    out.append('{');
    for (int i = 0; i < length; i++) {
      separate(i);
      value(depth + 1, true);
      out.append(": ");
      value(depth + 1, false);
    }
    out.append('}');
  }

  private void separate(int i) {
    if (i > 0) {
      out.append(", ");
    }
  }

  private void requireReadable(int depth) {
    if (depth == PythonLiteral.MAX_DEPTH) {
      throw noForm("nesting deeper than " + depth);
    }
  }

  private CborException noForm(String what) {
    return new CborException(what + " has no literal", in.position());
  }
}
