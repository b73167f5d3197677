package dev.wirecommand.contract;

import java.io.InputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/** Bytes that differ at each position and for each seed, and can be computed again. */
final class Pattern extends InputStream {
  private final long seed;
  private final long size;

  /** How many bytes have been read. Written by the thread that reads. */
  private volatile long position;

  Pattern(long seed, long size) {
    this.seed = seed;
    this.size = size;
  }

  static byte at(long seed, long position) {
    long mixed = (seed + position) * 0x9E3779B97F4A7C15L;
    return (byte) (mixed >>> 56);
  }

  /** Returns how many bytes have been read. */
  long position() {
    return position;
  }

  @Override
  public int read() {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
  }

  @Override
  public int read(byte[] array, int offset, int length) {
    if (length == 0) {
      return 0;
    }
    long start = position;
    if (start == size) {
      return -1;
    }
    int n = (int) Math.min(length, size - start);
    for (int i = 0; i < n; i++) {
      array[offset + i] = at(seed, start + i);
    }
    position = start + n;
    return n;
  }

  static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError(e);
    }
  }

  /** Returns the hash of these bytes. */
  static byte[] hash(long seed, long size) {
    return hash(new Pattern(seed, size));
  }

  /** Returns the hash of the bytes of a stream. */
  static byte[] hash(InputStream stream) {
    MessageDigest digest = sha256();
    byte[] buffer = new byte[16 * 1024];
    try {
      for (int n = stream.read(buffer); n >= 0; n = stream.read(buffer)) {
        digest.update(buffer, 0, n);
      }
    } catch (java.io.IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
    return digest.digest();
  }
}
