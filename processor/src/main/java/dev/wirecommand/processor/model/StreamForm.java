package dev.wirecommand.processor.model;

/** The Java types of what is produced, and read, bit by bit. */
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
   * The form in a word.
   *
   * @return the name of the Java type, without type arguments
   */
  public String word() {
    return word;
  }

  /**
   * Whether what comes is items of a type, and not just bytes.
   *
   * @return whether the Java type has a type argument
   */
  public boolean hasItems() {
    return this != INPUT_STREAM && this != CHANNEL;
  }
}
