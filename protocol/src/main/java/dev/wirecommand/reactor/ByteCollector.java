package dev.wirecommand.reactor;

import java.util.Arrays;

/**
 * A buffer that joins the payloads of several frames. It grows with the bytes that have arrived,
 * never by a claimed length.
 */
final class ByteCollector {
  private static final byte[] NOTHING = new byte[0];

  private byte[] bytes = NOTHING;
  private int size;

  int size() {
    return size;
  }

  /** Returns the size of the buffer in bytes. The peer makes this side use that much memory. */
  int capacity() {
    return bytes.length;
  }

  /** Returns how many bytes the buffer grows by if a payload is added. */
  int growth(int length) {
    return length <= bytes.length - size ? 0 : grown(length) - bytes.length;
  }

  /** Returns the size of a buffer that has room for a payload. */
  private int grown(int length) {
    // At most twice the old size, so that the buffer stays within a factor of what arrived.
    return Math.max(size + length, (int) Math.min(2L * size, 1 << 30));
  }

  void add(byte[] array, int offset, int length) {
    if (length > bytes.length - size) {
      bytes = Arrays.copyOf(bytes, grown(length));
    }
    System.arraycopy(array, offset, bytes, size, length);
    size += length;
  }

  /** Returns one slice with the bytes of all payloads. The slice shares the buffer. */
  ByteSlice slice() {
    return new ByteSlice(bytes, 0, size);
  }
}
