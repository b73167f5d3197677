package dev.wirecommand.abuse;

import java.io.InputStream;
import java.util.Arrays;

/** A stream of a number of zeros. */
final class Zeros extends InputStream {
  private long left;

  Zeros(long bytes) {
    this.left = bytes;
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
