package dev.wirecommand.stream;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.util.Random;

/** Bytes for tests. */
final class Bytes {
  private Bytes() {}

  static byte[] of(String text) {
    return text.getBytes(US_ASCII);
  }

  static String text(byte[] bytes, int offset, int length) {
    return new String(bytes, offset, length, US_ASCII);
  }

  static byte[] random(Random random, int length) {
    byte[] bytes = new byte[length];
    random.nextBytes(bytes);
    return bytes;
  }
}
