package dev.wirecommand.reactor;

import java.util.Arrays;

/** Joins payloads. Grows with what has really arrived, never with what was claimed. */
final class ByteCollector {
  private static final byte[] NOTHING = new byte[0];

  private byte[] bytes = NOTHING;
  private int size;

  int size() {
    return size;
  }

  /** The size of the buffer: what a peer makes this side hold. */
  int capacity() {
    return bytes.length;
  }

  void add(byte[] array, int offset, int length) {
    if (length > bytes.length - size) {
      // Twice the old size at most: what a peer makes us hold stays within a factor of what it
      // sent.
      bytes = Arrays.copyOf(bytes, Math.max(size + length, (int) Math.min(2L * size, 1 << 30)));
    }
    System.arraycopy(array, offset, bytes, size, length);
    size += length;
  }

  /** What has been collected, shared with this collector. */
  ByteSlice slice() {
    return new ByteSlice(bytes, 0, size);
  }
}
