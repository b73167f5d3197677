package dev.wirecommand.schema.command;

import java.util.Arrays;
import java.util.Optional;

/** How the result of a command goes over the wire (section 9 of the protocol). */
public enum ResponseForm {
  /** One CBOR value. */
  VALUE("value"),
  /** Bytes that are no CBOR. */
  BYTES("bytes"),
  /** Bytes that are no CBOR, streamed. */
  BYTE_STREAM("byte-stream"),
  /** A sequence of CBOR values, streamed. */
  ITEMS("items");

  private final String word;

  ResponseForm(String word) {
    this.word = word;
  }

  static Optional<ResponseForm> of(String word) {
    return Arrays.stream(values()).filter(form -> form.word.equals(word)).findFirst();
  }

  /** {@return the word for the form in a server's description, such as {@code byte-stream}} */
  public String word() {
    return word;
  }
}
