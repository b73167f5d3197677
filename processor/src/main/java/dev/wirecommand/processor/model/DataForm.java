package dev.wirecommand.processor.model;

/** The forms in which a parameter takes the request's data. */
public enum DataForm {
  /** {@code CommandData}. */
  COMMAND_DATA,
  /** {@code InputStream}. */
  INPUT_STREAM,
  /** {@code Flow.Publisher<ByteBuffer>}. */
  PUBLISHER;

  /**
   * Returns whether reading the data may wait for the peer.
   *
   * @return whether a method that takes the data in this form may block
   */
  public boolean mayBlock() {
    return this != PUBLISHER;
  }
}
