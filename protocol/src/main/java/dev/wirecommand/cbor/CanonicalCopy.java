package dev.wirecommand.cbor;

/**
 * Converts an encoded value to canonical form, so that its bytes can be compared. Each item is read
 * once, however deeply it is nested.
 */
final class CanonicalCopy {
  private final CborCursor in;
  private final CborWriter out;

  /**
   * Makes a copier that reads from a cursor and writes to a writer.
   *
   * @param in at the start of a value that {@link CborValidator} has passed, except for duplicate
   *     keys: its check bounds the recursion
   */
  CanonicalCopy(CborCursor in, CborWriter out) {
    this.in = in;
    this.out = out;
  }

  /**
   * Copies the next value.
   *
   * @throws CborException if a map in it has a duplicate key
   */
  void copy() {
    int initial = in.initialByte();
    switch (initial >>> 5) {
      case 2, 3 -> {
        int length = in.stringLength(initial);
        out.writeHead(initial & 0xe0, length);
        out.writeEncoded(in.buf, in.pos, length);
        in.pos += length;
      }
      case 4 -> array(initial);
      case 5 -> map(initial);
      default -> {
        if (CborType.ofInitialByte(initial) == CborType.FLOAT) {
          out.writeDouble(in.floatNumber(initial));
        } else {
          out.writeHead(initial & 0xe0, in.argument(initial));
        }
      }
    }
  }

  private void array(int initial) {
    int length = in.arrayLength(initial);
    out.writeArrayHeader(length);
    for (int i = 0; i < length; i++) {
      copy();
    }
  }

  private void map(int initial) {
    int length = in.mapLength(initial);
    out.writeMapHeader(length);
    EncodedPair[] pairs = new EncodedPair[length];
    for (int i = 0; i < length; i++) {
      int origin = in.pos;
      int start = out.position();
      copy();
      int keyEnd = out.position();
      copy();
      pairs[i] = new EncodedPair(start, keyEnd, out.position(), origin);
    }
    EncodedPair duplicate = EncodedPair.sort(out.buffer(), pairs);
    if (duplicate != null) {
      throw KeyText.duplicate(in, duplicate.origin());
    }
  }
}
