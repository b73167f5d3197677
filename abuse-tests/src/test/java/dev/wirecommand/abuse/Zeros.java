package dev.wirecommand.abuse;

import java.io.InputStream;
import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** A stream of a number of zeros. */
final class Zeros extends InputStream {
  private static final Map<Long, Integer> OPEN = new ConcurrentHashMap<>();

  private final long bytes;
  private long left;
  private boolean closed;

  Zeros(long bytes) {
    this.bytes = bytes;
    this.left = bytes;
    OPEN.merge(bytes, 1, Integer::sum);
  }

  /** Returns how many streams of so many bytes are not closed. */
  static int open(long bytes) {
    return OPEN.getOrDefault(bytes, 0);
  }

  @Override
  public synchronized void close() {
    if (!closed) {
      closed = true;
      OPEN.computeIfPresent(bytes, (length, open) -> open == 1 ? null : open - 1);
    }
  }

  @Override
  public int read() {
    if (left == 0) {
      return -1;
    }
    left--;
    return 0;
  }

  @Override
  public int read(byte[] array, int offset, int length) {
    if (left == 0) {
      return -1;
    }
    int n = (int) Math.min(left, length);
    Arrays.fill(array, offset, offset + n, (byte) 0);
    left -= n;
    return n;
  }
}
