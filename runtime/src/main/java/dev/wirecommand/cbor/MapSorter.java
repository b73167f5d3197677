package dev.wirecommand.cbor;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Brings the pairs of one encoded map into canonical order (RFC 7049, section 3.9). */
final class MapSorter {
  /** A pair: its key from {@code start} to {@code keyEnd}, its value from there to {@code end}. */
  private record Pair(int start, int keyEnd, int end) {}

  private MapSorter() {}

  /**
   * Sorts in place.
   *
   * @param mark where the map's head begins
   * @param size where its last pair ends
   */
  static void sort(byte[] buf, int mark, int size) {
    List<Pair> pairs = pairs(buf, mark, size);
    boolean sorted = true;
    for (int i = 1; i < pairs.size() && sorted; i++) {
      sorted = compare(buf, pairs.get(i - 1), pairs.get(i)) < 0;
    }
    if (sorted) {
      return;
    }
    int first = pairs.get(0).start();
    pairs.sort((a, b) -> compare(buf, a, b));
    for (int i = 1; i < pairs.size(); i++) {
      Pair pair = pairs.get(i);
      if (compare(buf, pairs.get(i - 1), pair) == 0) {
        throw new IllegalArgumentException("duplicate key");
      }
    }
    byte[] old = Arrays.copyOfRange(buf, first, size);
    int at = first;
    for (Pair pair : pairs) {
      int length = pair.end() - pair.start();
      System.arraycopy(old, pair.start() - first, buf, at, length);
      at += length;
    }
  }

  private static List<Pair> pairs(byte[] buf, int mark, int size) {
    CborReader in = new CborReader(buf, mark, size - mark);
    int n = in.readMapHeader();
    List<Pair> pairs = new ArrayList<>(n);
    for (int i = 0; i < n; i++) {
      int start = in.pos;
      in.skipUnchecked();
      int keyEnd = in.pos;
      in.skipUnchecked();
      pairs.add(new Pair(start, keyEnd, in.pos));
    }
    in.expectEnd();
    return pairs;
  }

  private static int compare(byte[] buf, Pair a, Pair b) {
    int lengthA = a.keyEnd() - a.start();
    int lengthB = b.keyEnd() - b.start();
    return lengthA != lengthB
        ? Integer.compare(lengthA, lengthB)
        : Arrays.compareUnsigned(buf, a.start(), a.keyEnd(), buf, b.start(), b.keyEnd());
  }
}
