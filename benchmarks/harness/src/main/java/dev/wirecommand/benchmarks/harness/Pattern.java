package dev.wirecommand.benchmarks.harness;

import java.util.Arrays;
import java.util.SplittableRandom;

/** The bytes that are streamed: 64 KiB over and over, so that each range of them is at hand. */
public final class Pattern {
  /** How much of it may be taken at once. */
  public static final int PERIOD = 64 * 1024;

  private static final byte[] TWICE = new byte[2 * PERIOD];

  static {
    byte[] once = new byte[PERIOD];
    new SplittableRandom(1).nextBytes(once);
    System.arraycopy(once, 0, TWICE, 0, PERIOD);
    System.arraycopy(once, 0, TWICE, PERIOD, PERIOD);
  }

  private Pattern() {}

  /** What holds the pattern twice. Not to be changed. */
  public static byte[] bytes() {
    return TWICE;
  }

  /** Where in {@link #bytes} a range from this position of the stream begins. */
  public static int offset(long position) {
    return (int) (position & (PERIOD - 1));
  }

  /** Whether bytes are those from this position on. */
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
