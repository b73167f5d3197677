package dev.wirecommand.cbor;

/** Checks the numbers of simple values (RFC 8949, section 3.3). */
final class SimpleValues {
  private SimpleValues() {}

  /**
   * Checks that a number is valid for a simple value of CBOR: from 0 to 19 or from 32 to 255.
   *
   * @throws IllegalArgumentException if it is not
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
