package dev.wirecommand.cbor;

/** Prints a document as its bytes stand. */
final class DocumentPrinter {
  private final CborReader in;
  private final BoundedText out;

  DocumentPrinter(CborReader in, BoundedText out) {
    this.in = in;
    this.out = out;
  }

  /** Prints the whole document, unless the text is full before. */
  void print() {
    value(0);
    if (!out.isFull()) {
      in.expectEnd();
    }
  }

  private void value(int depth) {
    int initial = in.initialByte();
    switch (in.type(initial)) {
      case INTEGER -> out.append(in.readBigInteger().toString());
      case BYTES -> {
        int length = in.stringLength(initial);
        out.hex(in.buf, in.pos, in.pos + length);
        in.pos += length;
      }
      case TEXT -> text(in.stringLength(initial));
      case ARRAY -> array(depth + 1);
      case MAP -> map(depth + 1);
      case SIMPLE -> out.append("simple(" + in.readSimple() + ")");
      case FLOAT -> out.append(FloatText.of(in.readDouble()));
      case BOOLEAN -> out.append(String.valueOf(in.readBoolean()));
      case NULL -> {
        in.readNull();
        out.append("null");
      }
      case UNDEFINED -> {
        in.readUndefined();
        out.append("undefined");
      }
    }
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

  private void array(int depth) {
    checkDepth(depth);
    int length = in.readArrayHeader();
    out.append("[");
    for (int i = 0; i < length && !out.isFull(); i++) {
      out.append(i == 0 ? "" : ", ");
      value(depth);
    }
    out.append("]");
  }

  private void map(int depth) {
    checkDepth(depth);
    int length = in.readMapHeader();
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
