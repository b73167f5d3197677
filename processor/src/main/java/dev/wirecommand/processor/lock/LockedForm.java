package dev.wirecommand.processor.lock;

/** The forms of a command's result that peers can tell apart. */
enum LockedForm {
  /** The result is one CBOR value. */
  VALUE("", "a CBOR value"),
  /** The result is raw bytes, streamed or not. */
  RAW("raw", "raw bytes"),
  /** The result is a sequence of CBOR values. */
  ITEMS("items", "a sequence of items");

  private final String keyword;
  private final String text;

  LockedForm(String keyword, String text) {
    this.keyword = keyword;
    this.text = text;
  }

  /** Returns the form's keyword in the lock file. The most common form has an empty keyword. */
  String keyword() {
    return keyword;
  }

  /** Returns a description of the form, for use in messages. */
  String text() {
    return text;
  }
}
