package dev.wirecommand.soak;

import java.io.InputStream;

/** A stream whose bytes are known by a seed and their positions. */
class Pattern extends InputStream {
  private final int seed;
  private final long size;
  private long position;

  Pattern(int seed, long size) {
    this.seed = seed;
    this.size = size;
  }

  static byte at(int seed, long position) {
    return (byte) (seed + position * 7 + (position >> 8));
  }

  @Override
  public int read() {
    return position == size ? -1 : at(seed, position++) & 0xFF;
  }

  @Override
  public int read(byte[] array, int offset, int length) {
    if (position == size && length > 0) {
      return -1;
    }
    int n = (int) Math.min(length, size - position);
    for (int i = 0; i < n; i++) {
      array[offset + i] = at(seed, position++);
    }
    return n;
  }
}
