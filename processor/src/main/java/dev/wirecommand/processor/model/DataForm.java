package dev.wirecommand.processor.model;

/** The Java types of parameters that are given the request's data. */
public enum DataForm {
  /** {@code CommandData}. */
  COMMAND_DATA,
  /** {@code InputStream}. */
  INPUT_STREAM,
  /** {@code Flow.Publisher<ByteBuffer>}. */
  PUBLISHER;

  /**
   * Whether reading the data may wait for the peer.
   *
   * @return whether a method that takes it so has to run where it may block
   */
  public boolean mayBlock() {
    return this != PUBLISHER;
  }
}
