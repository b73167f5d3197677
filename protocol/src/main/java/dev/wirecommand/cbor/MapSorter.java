package dev.wirecommand.cbor;

/**
 * Sorts the pairs of a map that a {@link CborWriter} has written. It also checks that the map has
 * all its pairs.
 */
final class MapSorter {
  private final byte[] buf;
  private final CborCursor in;
  private final int mark;
  private final int pairCount;
  private final int first;

  /**
   * Makes a sorter for the pairs of one map.
   *
   * @param buf holds what has been written, from index {@code start} to {@code end}
   * @param mark where in it the map's head begins; the map goes on to the end
   * @throws IllegalStateException if it isn't a map's head
   */
  MapSorter(byte[] buf, int start, int end, int mark) {
    this.buf = buf;
    this.in = new CborCursor(buf, start, end - start);
    this.mark = mark;
    in.pos = start + mark;
    if (in.type(in.initialByte()) != CborType.MAP) {
      throw new IllegalStateException("no map was begun at byte " + mark);
    }
    this.pairCount = (int) in.argument(in.initialByte());
    this.first = in.pos;
  }

  /**
   * Checks the map and sorts its pairs in the buffer.
   *
   * @throws IllegalArgumentException if two keys are equal
   * @throws IllegalStateException if there are not as many pairs as the head says
   */
  void sort() {
    if (isSorted()) {
      return;
    }
    EncodedPair duplicate = EncodedPair.sort(buf, pairs());
    if (duplicate != null) {
      throw duplicateKey(buf, duplicate, mark);
    }
  }

  /** Returns the exception for a map in which a key was written twice. */
  static IllegalArgumentException duplicateKey(byte[] buf, EncodedPair duplicate, int mark) {
    int length = duplicate.keyEnd() - duplicate.start();
    return new IllegalArgumentException(
        "duplicate key "
            + KeyText.of(buf, duplicate.start(), length)
            + " in the map begun at byte "
            + mark);
  }

  /**
   * Tells whether the pairs are sorted. They usually are. Also checks that the map has all its
   * pairs.
   */
  private boolean isSorted() {
    boolean sorted = true;
    int items = 0;
    int previous = first;
    int previousEnd = first;
    try {
      for (; in.pos != in.end; items++) {
        int start = in.pos;
        in.skipUnchecked();
        if ((items & 1) == 0) {
          sorted &=
              items == 0 || EncodedPair.compareKeys(buf, previous, previousEnd, start, in.pos) < 0;
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

  private EncodedPair[] pairs() {
    in.pos = first;
    EncodedPair[] pairs = new EncodedPair[pairCount];
    for (int i = 0; i < pairCount; i++) {
      int start = in.pos;
      in.skipUnchecked();
      int keyEnd = in.pos;
      in.skipUnchecked();
      pairs[i] = new EncodedPair(start, keyEnd, in.pos, start);
    }
    return pairs;
  }
}
