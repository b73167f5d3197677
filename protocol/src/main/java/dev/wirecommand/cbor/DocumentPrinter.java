package dev.wirecommand.cbor;

import dev.wirecommand.text.EscapedText;
import dev.wirecommand.text.Utf8;

/**
 * Prints an encoded document in the diagnostic notation of {@link CborValue}. It builds no values:
 * limits do not apply, maps keep their order and their duplicate keys, and nothing after a cut is
 * read.
 */
final class DocumentPrinter {
  private final CborCursor in;
  private final EscapedText out;

  private DocumentPrinter(CborCursor in, EscapedText out) {
    this.in = in;
    this.out = out;
  }

  /**
   * Returns a document in diagnostic notation, cut to {@code maxChars} characters.
   *
   * @param maxChars how long the text may be, at least 1; a longer one is cut and ends with {@code
   *     …}
   * @throws CborException if it is not one well-formed value, as far as it is read
   */
  static String print(byte[] buf, int off, int len, int maxChars) {
    EscapedText out = new EscapedText(maxChars);
    new DocumentPrinter(new CborCursor(buf, off, len), out).print();
    return out.toString();
  }

  private void print() {
    value(0);
    if (!out.isFull()) {
      in.refuseMore();
    }
  }

  private void value(int depth) {
    int initial = in.initialByte();
    switch (in.type(initial)) {
      case INTEGER -> out.append(Integers.value(initial, in.argument(initial)).toString());
      case BYTES -> {
        int length = in.stringLength(initial);
        out.hex(in.buf, in.pos, in.pos + length);
        in.pos += length;
      }
      case TEXT -> text(in.stringLength(initial));
      case ARRAY -> array(initial, depth + 1);
      case MAP -> map(initial, depth + 1);
      case SIMPLE -> out.append("simple(" + in.simpleNumber(initial) + ")");
      case FLOAT -> out.append(FloatText.of(in.floatNumber(initial)));
      case BOOLEAN -> word(initial == 0xf5 ? "true" : "false");
      case NULL -> word("null");
      case UNDEFINED -> word("undefined");
    }
  }

  private void word(String word) {
    in.pos++;
    out.append(word);
  }

  private void text(int length) {
    int end = in.pos + length;
    out.append("\"");
    while (in.pos < end && !out.isFull()) {
      int size = Utf8.sequenceLength(in.buf, in.pos, end);
      if (size == 0) {
        throw in.fault("invalid UTF-8 in text", in.pos);
      }
      out.escaped(Utf8.codePoint(in.buf, in.pos, size));
      in.pos += size;
    }
    out.append("\"");
  }

  private void array(int initial, int depth) {
    checkDepth(depth);
    int length = in.arrayLength(initial);
    out.append("[");
    for (int i = 0; i < length && !out.isFull(); i++) {
      out.append(i == 0 ? "" : ", ");
      value(depth);
    }
    out.append("]");
  }

  private void map(int initial, int depth) {
    checkDepth(depth);
    int length = in.mapLength(initial);
    out.append("{");
    for (int i = 0; i < length && !out.isFull(); i++) {
      out.append(i == 0 ? "" : ", ");
      value(depth);
      if (!out.isFull()) {
        out.append(": ");
        value(depth);
      }
    }
    out.append("}");
  }

  private void checkDepth(int depth) {
    if (depth > CborLimits.DEEPEST) {
      throw in.fault("nesting deeper than " + CborLimits.DEEPEST, in.pos);
    }
  }
}
