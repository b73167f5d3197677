package dev.wirecommand.cbor;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The position of an encoded key and its value in a buffer.
 *
 * @param start where its key begins
 * @param keyEnd where its key ends and its value begins
 * @param end where its value ends
 * @param origin the index of its key in the original document, for messages
 */
record EncodedPair(int start, int keyEnd, int end, int origin) {
  /**
   * Sorts a map's pairs into canonical order, or returns the first pair that repeats an earlier
   * key. The order is by the length of the encoded key, then bytewise (RFC 7049, section 3.9).
   *
   * @param buf the buffer that contains the pairs, one directly after the other; sorted in place
   * @param pairs the pairs in their order, with ascending origins
   * @return null; or the first pair, by origin, whose key is that of one before it: then nothing in
   *     the buffer has been changed
   */
  static @Nullable EncodedPair sort(byte[] buf, EncodedPair[] pairs) {
    if (isSorted(buf, pairs)) {
      return null;
    }
    int first = pairs[0].start;
    int end = pairs[pairs.length - 1].end;
    // Stable: of equal keys, those after the first are the duplicates.
    Arrays.sort(pairs, (a, b) -> a.compareKey(buf, b));
    EncodedPair duplicate = null;
    for (int i = 1; i < pairs.length; i++) {
      if (pairs[i - 1].compareKey(buf, pairs[i]) == 0
          && (duplicate == null || pairs[i].origin < duplicate.origin)) {
        duplicate = pairs[i];
      }
    }
    if (duplicate == null) {
      byte[] old = Arrays.copyOfRange(buf, first, end);
      int at = first;
      for (EncodedPair pair : pairs) {
        int length = pair.end - pair.start;
        System.arraycopy(old, pair.start - first, buf, at, length);
        at += length;
      }
    }
    return duplicate;
  }

  private static boolean isSorted(byte[] buf, EncodedPair[] pairs) {
    for (int i = 1; i < pairs.length; i++) {
      if (pairs[i - 1].compareKey(buf, pairs[i]) >= 0) {
        return false;
      }
    }
    return true;
  }

  private int compareKey(byte[] buf, EncodedPair other) {
    return compareKeys(buf, start, keyEnd, other.start, other.keyEnd);
  }

  /** Compares two encoded keys by the canonical order. */
  static int compareKeys(byte[] buf, int a, int endA, int b, int endB) {
    int order = Integer.compare(endA - a, endB - b);
    return order != 0 ? order : Arrays.compareUnsigned(buf, a, endA, buf, b, endB);
  }
}
