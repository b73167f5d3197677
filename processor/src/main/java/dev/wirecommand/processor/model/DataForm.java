package dev.wirecommand.processor.model;

/** The Java types in which a parameter receives the request's data. */
public enum DataForm {
  /** The parameter is a {@code CommandData}. */
  COMMAND_DATA,
  /** The parameter is an {@code InputStream}. */
  INPUT_STREAM,
  /** The parameter is a {@code Flow.Publisher<ByteBuffer>}. */
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
