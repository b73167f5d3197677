package dev.wirecommand.processor.model;

/** The Java types that are arrays on the wire. */
public enum SequenceForm {
  /** {@code List}. */
  LIST("List"),
  /** {@code Set}. */
  SET("Set"),
  /** {@code Collection}. */
  COLLECTION("Collection"),
  /** An array. */
  ARRAY("Array");

  private final String word;

  SequenceForm(String word) {
    this.word = word;
  }

  /**
   * The form in a word.
   *
   * @return the simple name of the Java type, where it has one
   */
  public String word() {
    return word;
  }

  /**
   * A type of this form, as people write it.
   *
   * @param element the text of the type of its elements
   * @return the text
   */
  public String text(String element) {
    return this == ARRAY ? element + "[]" : word + "<" + element + ">";
  }
}
