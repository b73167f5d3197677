package dev.wirecommand.processor.write.value;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Comparator;

/** The canonical order of a map's keys (section 3 of the protocol). */
public final class CanonicalOrder {
  /** Compares keys by their encoded length first, and by their encoded bytes second. */
  public static final Comparator<String> OF_KEYS =
      Comparator.<String>comparingInt(name -> utf8(name).length)
          .thenComparing((a, b) -> Arrays.compareUnsigned(utf8(a), utf8(b)));

  private CanonicalOrder() {}

  private static byte[] utf8(String name) {
    return name.getBytes(StandardCharsets.UTF_8);
  }
}
