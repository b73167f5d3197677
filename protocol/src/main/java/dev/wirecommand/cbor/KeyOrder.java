package dev.wirecommand.cbor;

import java.util.Arrays;

/**
 * Compares map keys in canonical order and finds duplicate keys (RFC 7049, section 3.9). It
 * compares the values of keys, however their heads are written. All keys have passed the checks of
 * {@link CborValidator}, except for duplicate keys inside them, which are found here. Where keys
 * are names, a byte string counts as the text string of the same bytes.
 */
final class KeyOrder {
  /** The result of {@link #firstDuplicate} if all keys differ. */
  static final int NONE = -1;

  private KeyOrder() {}

  /**
   * Compares two keys of one map by their canonical order.
   *
   * @param in the document; its position stays
   * @param a where one key begins
   * @param b where the other begins
   */
  static int compare(CborCursor in, int a, int b, boolean names) {
    if (isShortString(in.buf[a]) && isShortString(in.buf[b])) {
      return compareShortStrings(in.buf, a, b, names);
    }
    if (isPlain(in, a) && isPlain(in, b)) {
      return comparePlain(in, a, b, names);
    }
    return compareEncoded(in, a, b, names);
  }

  /**
   * Tells whether a key is plain: an integer or a string. Plain keys are compared without encoding.
   */
  private static boolean isPlain(CborCursor in, int key) {
    return (in.buf[key] & 0xff) < 0x80;
  }

  /** Tells whether a key is a string with a head of one byte. Nearly all keys are. */
  private static boolean isShortString(byte head) {
    return (head & 0xc0) == 0x40 && (head & 0x1f) < 24;
  }

  private static int compareShortStrings(byte[] buf, int a, int b, boolean names) {
    int length = buf[a] & 0x1f;
    int order = length - (buf[b] & 0x1f);
    if (order == 0) {
      order = asName(buf[a] >>> 5, names) - asName(buf[b] >>> 5, names);
    }
    return order != 0
        ? order
        : Arrays.compareUnsigned(buf, a + 1, a + 1 + length, buf, b + 1, b + 1 + length);
  }

  private static int comparePlain(CborCursor in, int a, int b, boolean names) {
    int resume = in.pos;
    in.pos = a;
    int majorA = in.initialByte() >>> 5;
    long argumentA = in.argument(in.initialByte());
    int contentA = in.pos;
    in.pos = b;
    int majorB = in.initialByte() >>> 5;
    long argumentB = in.argument(in.initialByte());
    int contentB = in.pos;
    in.pos = resume;
    int lengthA = majorA < 2 ? 0 : (int) argumentA;
    int lengthB = majorB < 2 ? 0 : (int) argumentB;

    int order =
        Long.compare(
            (long) HeadEncoding.size(argumentA) + lengthA,
            (long) HeadEncoding.size(argumentB) + lengthB);
    if (order == 0) {
      order = asName(majorA, names) - asName(majorB, names);
    }
    if (order == 0) {
      order = Long.compareUnsigned(argumentA, argumentB);
    }
    if (order == 0) {
      order =
          Arrays.compareUnsigned(
              in.buf, contentA, contentA + lengthA, in.buf, contentB, contentB + lengthB);
    }
    return order;
  }

  private static int asName(int major, boolean names) {
    return names && major == 2 ? 3 : major;
  }

  private static int compareEncoded(CborCursor in, int a, int b, boolean names) {
    CborWriter out = new CborWriter();
    encode(in, a, names, out);
    int endA = out.position();
    encode(in, b, names, out);
    return EncodedPair.compareKeys(out.buffer(), 0, endA, endA, out.position());
  }

  /** Writes a key in canonical form. */
  private static void encode(CborCursor in, int key, boolean names, CborWriter out) {
    int resume = in.pos;
    int start = out.position();
    in.pos = key;
    new CanonicalCopy(in, out).copy();
    in.pos = resume;
    byte[] encoded = out.buffer();
    if (names && (encoded[start] & 0xe0) == 0x40) {
      encoded[start] |= 0x20;
    }
  }

  /**
   * Returns the byte index of the first key that equals an earlier key of the same map.
   *
   * @param keys where keys begin; those of the map are from index {@code from} to {@code to}, in
   *     the document's order
   * @return where the key begins, or {@link #NONE}
   */
  static int firstDuplicate(CborCursor in, int[] keys, int from, int to, boolean names) {
    boolean plain = true;
    for (int i = from; i < to; i++) {
      plain &= isPlain(in, keys[i]);
    }
    return plain
        ? firstAmongPlain(in, keys, from, to, names)
        : firstAmongEncoded(in, keys, from, to, names);
  }

  private static int firstAmongPlain(CborCursor in, int[] keys, int from, int to, boolean names) {
    Integer[] sorted = new Integer[to - from];
    Arrays.setAll(sorted, i -> keys[from + i]);
    // Stable: of equal keys, those after the first are the duplicates.
    Arrays.sort(sorted, (a, b) -> comparePlain(in, a, b, names));
    int first = Integer.MAX_VALUE;
    for (int i = 1; i < sorted.length; i++) {
      if (comparePlain(in, sorted[i - 1], sorted[i], names) == 0) {
        first = Math.min(first, sorted[i]);
      }
    }
    return first == Integer.MAX_VALUE ? NONE : first;
  }

  private static int firstAmongEncoded(CborCursor in, int[] keys, int from, int to, boolean names) {
    CborWriter out = new CborWriter();
    EncodedPair[] pairs = new EncodedPair[to - from];
    for (int i = 0; i < pairs.length; i++) {
      int start = out.position();
      encode(in, keys[from + i], names, out);
      // Only the keys matter, so the values are left out.
      pairs[i] = new EncodedPair(start, out.position(), out.position(), keys[from + i]);
    }
    EncodedPair duplicate = EncodedPair.sort(out.buffer(), pairs);
    return duplicate == null ? NONE : duplicate.origin();
  }

  /** Returns a key's ordinal in a table of names, or -1 if the table does not contain the key. */
  static int ordinal(CborCursor in, int key, NameTable table) {
    int initial = in.buf[key] & 0xff;
    if (initial >>> 5 != 2 && initial >>> 5 != 3) {
      return -1;
    }
    int resume = in.pos;
    in.pos = key;
    int length = in.stringLength(initial);
    int content = in.pos;
    in.pos = resume;
    return table.find(in.buf, content, length);
  }
}
