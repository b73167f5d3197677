package dev.wirecommand.cbor;

import java.util.Arrays;

/** Brings the pairs of one encoded map into canonical order (RFC 7049, section 3.9). */
final class MapSorter {
  /** A pair: its key from {@code start} to {@code keyEnd}, its value from there to {@code end}. */
  private record Pair(int start, int keyEnd, int end) {}

  private final byte[] buf;
  private final CborReader in;
  private final int mark;
  private final int pairCount;
  private final int first;

  /**
   * Stands before the pairs of a map.
   *
   * @param buf what has been written, from 0 to {@code size}
   * @param mark where the map's head begins; the map goes on to the end
   * @throws IllegalStateException if it isn't a map's head
   */
  MapSorter(byte[] buf, int size, int mark) {
    this.buf = buf;
    this.in = new CborReader(buf, 0, size);
    this.mark = mark;
    in.pos = mark;
    if (in.peek() != CborType.MAP) {
      throw new IllegalStateException("no map was begun at byte " + mark);
    }
    this.pairCount = (int) in.argument(in.initialByte());
    this.first = in.pos;
  }

  /**
   * Sorts in place.
   *
   * @throws IllegalArgumentException if two keys are equal
   * @throws IllegalStateException if there are not as many pairs as the head says
   */
  void sort() {
    if (isSorted()) {
      return;
    }
    Pair[] pairs = pairs();
    Arrays.sort(pairs, this::compare);
    for (int i = 1; i < pairs.length; i++) {
      Pair pair = pairs[i];
      if (compare(pairs[i - 1], pair) == 0) {
        throw new IllegalArgumentException(
            "duplicate key "
                + CborText.key(buf, pair.start(), pair.keyEnd() - pair.start())
                + " in the map begun at byte "
                + mark);
      }
    }
    byte[] old = Arrays.copyOfRange(buf, first, in.end);
    int at = first;
    for (Pair pair : pairs) {
      int length = pair.end() - pair.start();
      System.arraycopy(old, pair.start() - first, buf, at, length);
      at += length;
    }
  }

  /** Whether nothing is to be done, as is usual; makes sure that the pairs are all there. */
  private boolean isSorted() {
    boolean sorted = true;
    int items = 0;
    int previous = first;
    int previousEnd = first;
    try {
      for (; !in.atEnd(); items++) {
        int start = in.pos;
        in.skipUnchecked();
        if ((items & 1) == 0) {
          sorted &= items == 0 || compare(previous, previousEnd, start, in.pos) < 0;
          previous = start;
          previousEnd = in.pos;
        }
      }
    } catch (CborException e) {
      throw new IllegalStateException(
          "the map begun at byte " + mark + " isn't complete: " + e.getMessage(), e);
    }
    if (items != 2L * pairCount) {
      throw new IllegalStateException(
          "the map begun at byte "
              + mark
              + " should have "
              + 2L * pairCount
              + " keys and values, but has "
              + items);
    }
    return sorted;
  }

  private Pair[] pairs() {
    in.pos = first;
    Pair[] pairs = new Pair[pairCount];
    for (int i = 0; i < pairCount; i++) {
      int start = in.pos;
      in.skipUnchecked();
      int keyEnd = in.pos;
      in.skipUnchecked();
      pairs[i] = new Pair(start, keyEnd, in.pos);
    }
    return pairs;
  }

  private int compare(Pair a, Pair b) {
    return compare(a.start(), a.keyEnd(), b.start(), b.keyEnd());
  }

  private int compare(int a, int endA, int b, int endB) {
    int order = Integer.compare(endA - a, endB - b);
    return order != 0 ? order : Arrays.compareUnsigned(buf, a, endA, buf, b, endB);
  }
}
