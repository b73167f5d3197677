package dev.wirecommand.cbor;

/** The simple values of major type 7 (RFC 8949, section 3.3). */
final class SimpleValues {
  private SimpleValues() {}

  /**
   * Refuses what isn't a simple value, or has a type of its own.
   *
   * @throws IllegalArgumentException if so
   */
  static void check(int number) {
    boolean oneByte = number >= 0 && number <= 19;
    boolean twoBytes = number >= 32 && number <= 255;
    if (!oneByte && !twoBytes) {
      throw new IllegalArgumentException(
          "simple value must be from 0 to 19 or from 32 to 255, not " + number);
    }
  }
}
