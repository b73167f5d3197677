package dev.wirecommand.fuzz;

import java.util.Arrays;

/**
 * Turns what a fuzzer made into decisions, one byte each, and into pieces of bytes. When it is used
 * up, every decision is 0 and every piece empty.
 */
public final class FuzzInput {
  private final byte[] data;
  private int position;

  /**
   * Begins at the first byte.
   *
   * @param data the input, shared and not copied
   */
  public FuzzInput(byte[] data) {
    this.data = data;
  }

  /**
   * Tells whether all of the input has been taken.
   *
   * @return whether nothing is left
   */
  public boolean atEnd() {
    return position == data.length;
  }

  /**
   * Takes a byte.
   *
   * @return 0 to 255
   */
  public int next() {
    return atEnd() ? 0 : data[position++] & 0xFF;
  }

  /**
   * Takes a choice.
   *
   * @param count how many there are, 1 to 256
   * @return 0 to {@code count - 1}
   */
  public int choice(int count) {
    return next() % count;
  }

  /**
   * Takes a flag.
   *
   * @return the lowest bit of a byte
   */
  public boolean flag() {
    return (next() & 1) != 0;
  }

  /**
   * Takes a piece.
   *
   * @param length how many bytes, or as many as are left
   * @return a new array
   */
  public byte[] bytes(int length) {
    int end = Math.min(data.length, position + length);
    byte[] piece = Arrays.copyOfRange(data, position, end);
    position = end;
    return piece;
  }

  /**
   * Takes all that is left.
   *
   * @return a new array
   */
  public byte[] rest() {
    return bytes(data.length - position);
  }
}
