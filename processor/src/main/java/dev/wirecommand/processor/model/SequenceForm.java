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
   * Returns the word that denotes this form in the names of generated methods.
   *
   * @return the simple name of the Java type, where it has one
   */
  public String word() {
    return word;
  }

  /**
   * Returns the source text of the sequence type, such as {@code List<String>}.
   *
   * @param element the type of the elements as in the source
   * @return the type as in the source
   */
  public String text(String element) {
    return this == ARRAY ? element + "[]" : word + "<" + element + ">";
  }
}
