package dev.wirecommand.schema.json;

import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;

/** How bytes are written in JSON. */
public enum BytesFormat {
  /** Base64 with padding (RFC 4648, section 4). */
  BASE64("base64"),
  /** Two digits for each byte, in lower case; upper case is read too. */
  HEX("hex");

  private final String word;

  BytesFormat(String word) {
    this.word = word;
  }

  /**
   * Returns bytes as text.
   *
   * @param bytes the bytes
   * @return the text
   */
  public String print(byte[] bytes) {
    return this == HEX
        ? HexFormat.of().formatHex(bytes)
        : Base64.getEncoder().encodeToString(bytes);
  }

  /**
   * Returns the bytes that a text is written for.
   *
   * @param text the text
   * @return the bytes; empty if the text is not in this format
   */
  public Optional<byte[]> parse(String text) {
    try {
      if (this == HEX) {
        return Optional.of(HexFormat.of().parseHex(text));
      }
      byte[] bytes = Base64.getDecoder().decode(text);
      // The decoder also takes text without padding, and with stray bits in the last character.
      return print(bytes).equals(text) ? Optional.of(bytes) : Optional.empty();
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  /** {@return the name of the format, such as {@code base64}} */
  @Override
  public String toString() {
    return word;
  }
}
