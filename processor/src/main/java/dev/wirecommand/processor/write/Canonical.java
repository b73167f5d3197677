package dev.wirecommand.processor.write;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Comparator;

/** The canonical order of a map's keys (section 3 of the protocol). */
final class Canonical {
  /** By the length of the encoded key, then bytewise. */
  static final Comparator<String> ORDER =
      Comparator.<String>comparingInt(name -> utf8(name).length)
          .thenComparing((a, b) -> Arrays.compareUnsigned(utf8(a), utf8(b)));

  private Canonical() {}

  private static byte[] utf8(String name) {
    return name.getBytes(StandardCharsets.UTF_8);
  }
}
