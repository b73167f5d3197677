package dev.wirecommand.schema.json;

import dev.wirecommand.cbor.CborLimits;

/**
 * The limits of a JSON text.
 *
 * @param maxBytes how long it may be, in bytes of UTF-8 or in UTF-16 units, whichever it is given
 *     in; at least 1
 * @param values the limits of its values: nesting, items, and the members of an object; they mean
 *     what they mean in CBOR
 */
public record JsonLimits(int maxBytes, CborLimits values) {
  /** The default limits: 8 MiB, and the default limits of CBOR. */
  public static final JsonLimits DEFAULT = new JsonLimits(8 << 20, CborLimits.DEFAULT);

  /**
   * Makes limits.
   *
   * @param maxBytes how long a text may be
   * @param values the limits of its values
   * @throws IllegalArgumentException if {@code maxBytes} is less than 1
   */
  public JsonLimits {
    if (maxBytes < 1) {
      throw new IllegalArgumentException("maxBytes must be at least 1, not " + maxBytes);
    }
  }
}
