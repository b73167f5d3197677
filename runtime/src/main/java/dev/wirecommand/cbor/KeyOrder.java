package dev.wirecommand.cbor;

import java.util.Arrays;
import java.util.Comparator;

/**
 * The canonical order of map keys (RFC 7049, section 3.9), of the values that the keys are and not
 * of the heads that they happen to be written with. All keys that are compared here have passed the
 * check of {@link CborValidator}. Where keys are names, a byte string counts as the text string of
 * the same bytes.
 */
final class KeyOrder {
  /** What {@link #firstDuplicate} returns where all keys differ. */
  static final int NONE = -1;

  @SuppressWarnings("ArrayRecordComponent") // it is never compared itself
  private record EncodedKey(int at, byte[] bytes) {}

  private KeyOrder() {}

  /**
   * Compares two keys of one map.
   *
   * @param in the document; its position stays
   * @param a where one key begins
   * @param b where the other begins
   */
  static int compare(CborCursor in, int a, int b, boolean names) {
    if (isPlain(in, a) && isPlain(in, b)) {
      return comparePlain(in, a, b, names);
    }
    return compareEncoded(encode(in, a, names), encode(in, b, names));
  }

  /** Whether this is an integer or a string, which can be compared where it stands. */
  private static boolean isPlain(CborCursor in, int key) {
    return (in.buf[key] & 0xff) < 0x80;
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
            (long) CborWriter.headSize(argumentA) + lengthA,
            (long) CborWriter.headSize(argumentB) + lengthB);
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

  private static int compareEncoded(byte[] a, byte[] b) {
    return a.length != b.length
        ? Integer.compare(a.length, b.length)
        : Arrays.compareUnsigned(a, b);
  }

  /** The key as it would be written canonically. */
  private static byte[] encode(CborCursor in, int key, boolean names) {
    int resume = in.pos;
    in.pos = key;
    in.skipUnchecked();
    CborReader reader = new CborReader(in.buf, key, in.pos - key);
    in.pos = resume;
    CborWriter writer = new CborWriter();
    writer.write(ValueDecoder.decode(reader));
    byte[] encoded = writer.toByteArray();
    if (names && (encoded[0] & 0xe0) == 0x40) {
      encoded[0] |= 0x20;
    }
    return encoded;
  }

  /**
   * Finds the first key in the document's order that is equal to one before it.
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
    EncodedKey[] sorted = new EncodedKey[to - from];
    Arrays.setAll(sorted, i -> new EncodedKey(keys[from + i], encode(in, keys[from + i], names)));
    Arrays.sort(sorted, Comparator.comparing(EncodedKey::bytes, KeyOrder::compareEncoded));
    int first = Integer.MAX_VALUE;
    for (int i = 1; i < sorted.length; i++) {
      if (Arrays.equals(sorted[i - 1].bytes(), sorted[i].bytes())) {
        first = Math.min(first, sorted[i].at());
      }
    }
    return first == Integer.MAX_VALUE ? NONE : first;
  }

  /** Whether the key is a string that is in the table. */
  static boolean isOneOf(CborCursor in, int key, NameTable table) {
    int initial = in.buf[key] & 0xff;
    if (initial >>> 5 != 2 && initial >>> 5 != 3) {
      return false;
    }
    int resume = in.pos;
    in.pos = key;
    int length = in.stringLength(initial);
    int content = in.pos;
    in.pos = resume;
    return table.find(in.buf, content, length) >= 0;
  }
}
