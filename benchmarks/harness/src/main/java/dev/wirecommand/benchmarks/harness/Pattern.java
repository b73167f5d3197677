package dev.wirecommand.benchmarks.harness;

import java.util.Arrays;
import java.util.SplittableRandom;

/**
 * The bytes that are streamed: the same 64 KiB over and over, so that no range must be computed.
 */
public final class Pattern {
  /** The greatest length of a range. */
  public static final int PERIOD = 64 * 1024;

  private static final byte[] TWICE = new byte[2 * PERIOD];

  static {
    byte[] once = new byte[PERIOD];
    new SplittableRandom(1).nextBytes(once);
    System.arraycopy(once, 0, TWICE, 0, PERIOD);
    System.arraycopy(once, 0, TWICE, PERIOD, PERIOD);
  }

  private Pattern() {}

  /** Returns the pattern, twice. The array must not be changed. */
  public static byte[] bytes() {
    return TWICE;
  }

  /** Returns the index in {@link #bytes} of a position of the stream. */
  public static int offset(long position) {
    return (int) (position & (PERIOD - 1));
  }

  /** Tells whether bytes are those of the stream from this position on. */
  public static boolean matches(long position, byte[] bytes, int offset, int length) {
    for (int done = 0; done < length; ) {
      int part = Math.min(PERIOD, length - done);
      int start = offset(position + done);
      if (!Arrays.equals(TWICE, start, start + part, bytes, offset + done, offset + done + part)) {
        return false;
      }
      done += part;
    }
    return true;
  }
}
