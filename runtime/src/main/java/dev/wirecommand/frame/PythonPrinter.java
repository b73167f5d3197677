package dev.wirecommand.frame;

import dev.wirecommand.cbor.CborException;
import dev.wirecommand.cbor.CborReader;
import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/** Prints CBOR in Python's notation, where {@link PythonLiteral} reads the same bytes back. */
final class PythonPrinter {
  private final CborReader in;
  private final StringBuilder out = new StringBuilder();

  private PythonPrinter(CborReader in) {
    this.in = in;
  }

  /**
   * Prints the payload of a frame.
   *
   * @return the literal in printable ASCII, or null where there is none that gives back the same
   *     bytes: the payload is not one CBOR value, not a canonical one, or has no form in Python
   */
  static @Nullable String print(Frame frame) {
    try {
      PythonPrinter printer =
          new PythonPrinter(new CborReader(frame.array(), frame.offset(), frame.length()));
      if (!printer.value(0, false)) {
        return null;
      }
      String literal = printer.out.toString();
      ByteBuffer back = ByteBuffer.wrap(PythonLiteral.encode(literal, 0));
      return back.equals(frame.payloadBuffer()) ? literal : null;
    } catch (CborException | FrameTextException e) {
      return null;
    }
  }

  /** Prints the next value; returns whether it has a form, else what was printed is void. */
  private boolean value(int depth, boolean isKey) {
    return switch (in.peek()) {
      case NULL -> {
        in.readNull();
        yield printed("None");
      }
      case BOOLEAN -> printed(in.readBoolean() ? "True" : "False");
      case INTEGER -> printed(in.readBigInteger().toString());
      case FLOAT -> real(in.readDouble());
      case BYTES -> {
        out.append("b'");
        PythonEscapes.printBytes(out, in.readBytes());
        yield printed("'");
      }
      case TEXT -> {
        out.append('\'');
        PythonEscapes.printText(out, in.readText());
        yield printed("'");
      }
      case ARRAY -> depth < PythonLiteral.MAX_DEPTH && array(depth + 1, isKey);
      // A dict is no key in Python.
      case MAP -> depth < PythonLiteral.MAX_DEPTH && !isKey && map(depth + 1);
      case UNDEFINED, SIMPLE -> false;
    };
  }

  private boolean printed(String text) {
    out.append(text);
    return true;
  }

  /** There is no literal for an infinity, but a number that rounds to it; for NaN there is none. */
  private boolean real(double value) {
    if (Double.isInfinite(value)) {
      return printed(value > 0 ? "1e999" : "-1e999");
    }
    return !Double.isNaN(value) && printed(Double.toString(value));
  }

  /** A list, or where it is a key, which lists cannot be, a tuple. */
  private boolean array(int depth, boolean isKey) {
    int length = in.readArrayHeader();
    out.append(isKey ? '(' : '[');
    for (int i = 0; i < length; i++) {
      separate(i);
      if (!value(depth, isKey)) {
        return false;
      }
    }
    return printed(isKey ? length == 1 ? ",)" : ")" : "]");
  }

  private boolean map(int depth) {
    int length = in.readMapHeader();
    out.append('{');
    for (int i = 0; i < length; i++) {
      separate(i);
      if (!value(depth, true)) {
        return false;
      }
      out.append(": ");
      if (!value(depth, false)) {
        return false;
      }
    }
    return printed("}");
  }

  private void separate(int i) {
    if (i > 0) {
      out.append(", ");
    }
  }
}
