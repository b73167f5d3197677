package dev.wirecommand.benchmarks.commands;

import dev.wirecommand.benchmarks.harness.Pattern;
import java.io.InputStream;

/** A stream of bytes of the pattern. */
final class PatternStream extends InputStream {
  private final long length;
  private long position;

  PatternStream(long length) {
    this.length = length;
  }

  @Override
  public int read() {
    return position == length ? -1 : Pattern.bytes()[Pattern.offset(position++)] & 0xFF;
  }

  @Override
  public int read(byte[] bytes, int offset, int count) {
    if (position == length) {
      return -1;
    }
    int part = (int) Math.min(Math.min(count, Pattern.PERIOD), length - position);
    System.arraycopy(Pattern.bytes(), Pattern.offset(position), bytes, offset, part);
    position += part;
    return part;
  }
}
