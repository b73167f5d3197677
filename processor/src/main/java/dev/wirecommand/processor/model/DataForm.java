package dev.wirecommand.processor.model;

/** The Java types that the data parameter of a command's method can have. */
public enum DataForm {
  /** The parameter is a {@code CommandData}. */
  COMMAND_DATA,
  /** The parameter is an {@code InputStream}. */
  INPUT_STREAM,
  /** The parameter is a {@code Flow.Publisher<ByteBuffer>}. */
  PUBLISHER;

  /**
   * Returns whether reading the data may block until the peer sends more.
   *
   * @return whether a method that takes the data in this form may block
   */
  public boolean mayBlock() {
    return this != PUBLISHER;
  }
}
