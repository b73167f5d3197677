package dev.wirecommand.schema;

/**
 * Bounds of a length: the bytes of a string, the elements of an array, or the pairs of a map.
 *
 * @param min the smallest length, not negative
 * @param max the largest length, not less than {@code min}; {@link Integer#MAX_VALUE} for no bound
 */
public record Size(int min, int max) {
  /** Any length. */
  public static final Size ANY = new Size(0, Integer.MAX_VALUE);

  /**
   * Makes bounds.
   *
   * @param min the smallest length
   * @param max the largest length
   * @throws IllegalArgumentException if {@code min} is negative, or {@code max} is less
   */
  public Size {
    if (min < 0 || max < min) {
      throw new IllegalArgumentException(
          "a size must be from 0 up, with min not over max: " + min + " to " + max);
    }
  }

  /**
   * Returns bounds that only one length meets.
   *
   * @param length the length, not negative
   * @return the bounds
   */
  public static Size exactly(int length) {
    return new Size(length, length);
  }

  /**
   * Tells whether a length is within the bounds.
   *
   * @param length the length
   * @return whether it is
   */
  public boolean contains(long length) {
    return length >= min && length <= max;
  }

  /** {@return the bounds as text, such as {@code 16}, {@code 1 to 4} or {@code 1 or more}} */
  @Override
  public String toString() {
    if (min == max) {
      return Integer.toString(min);
    }
    return max == Integer.MAX_VALUE ? min + " or more" : min + " to " + max;
  }
}
