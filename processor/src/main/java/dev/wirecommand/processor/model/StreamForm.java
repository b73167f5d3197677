package dev.wirecommand.processor.model;

/** The Java types whose values are produced and consumed piece by piece. */
public enum StreamForm {
  /** {@code InputStream}. */
  INPUT_STREAM("InputStream"),
  /** {@code ReadableByteChannel}. */
  CHANNEL("ReadableByteChannel"),
  /** {@code Stream}. */
  STREAM("Stream"),
  /** {@code Iterator}. */
  ITERATOR("Iterator"),
  /** {@code Flow.Publisher}. */
  PUBLISHER("Flow.Publisher");

  private final String word;

  StreamForm(String word) {
    this.word = word;
  }

  /**
   * Returns the Java type's name in source code.
   *
   * @return the name of the Java type, without type arguments
   */
  public String word() {
    return word;
  }

  /**
   * Returns whether values of the Java type consist of typed items instead of bytes.
   *
   * @return whether the Java type has a type argument
   */
  public boolean hasItems() {
    return this != INPUT_STREAM && this != CHANNEL;
  }
}
