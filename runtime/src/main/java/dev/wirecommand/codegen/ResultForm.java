package dev.wirecommand.codegen;

/** How the result of a command goes over the wire (sections 4 and 10 of the protocol). */
public enum ResultForm {
  /** As one CBOR value, with the {@code cbor} flag. */
  VALUE("value"),
  /** As bare bytes that are there at once. */
  BYTES("bytes"),
  /** As bare bytes that are produced as fast as the peer reads. */
  BYTE_STREAM("byte-stream"),
  /**
   * As a CBOR sequence (RFC 8742) with the {@code cbor} flag, produced as fast as the peer reads.
   */
  ITEMS("items");

  private final String word;

  ResultForm(String word) {
    this.word = word;
  }

  /**
   * The form in one word.
   *
   * @return a word in lower case
   */
  public String word() {
    return word;
  }
}
