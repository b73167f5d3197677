package dev.wirecommand.processor.lock;

/** The ways in which a result is sent, as far as peers can tell them apart. */
enum LockedForm {
  /** One CBOR value. */
  VALUE("", "a CBOR value"),
  /** Raw bytes, streamed or not. */
  RAW("raw", "raw bytes"),
  /** A sequence of CBOR values. */
  ITEMS("items", "a sequence of items");

  private final String keyword;
  private final String text;

  LockedForm(String keyword, String text) {
    this.keyword = keyword;
    this.text = text;
  }

  /** Returns the form's keyword in the lock file; empty for the most common form. */
  String keyword() {
    return keyword;
  }

  /** Returns the form as in messages. */
  String text() {
    return text;
  }
}
