package dev.wirecommand.codegen;

/** The form of a command's result on the wire (sections 4 and 10 of the protocol). */
public enum ResultForm {
  /** One CBOR value, in a response with the {@code cbor} flag. */
  VALUE("value"),
  /** Raw bytes, complete in one array. */
  BYTES("bytes"),
  /** Raw bytes, produced only as fast as the peer reads them. */
  BYTE_STREAM("byte-stream"),
  /** A CBOR sequence (RFC 8742) with the {@code cbor} flag. Sent only as fast as the peer reads. */
  ITEMS("items");

  private final String word;

  ResultForm(String word) {
    this.word = word;
  }

  /**
   * Returns the name of the form.
   *
   * @return a word in lower case
   */
  public String word() {
    return word;
  }
}
