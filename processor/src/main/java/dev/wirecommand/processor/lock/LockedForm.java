package dev.wirecommand.processor.lock;

/** How a result goes over the wire, as far as peers can tell. */
enum LockedForm {
  /** As one CBOR value. */
  VALUE("", "a CBOR value"),
  /** As bare bytes, be they there at once or not. */
  RAW("raw", "raw bytes"),
  /** As a sequence of CBOR values. */
  ITEMS("items", "a sequence of items");

  private final String word;
  private final String text;

  LockedForm(String word, String text) {
    this.word = word;
    this.text = text;
  }

  /** What the file says of it: nothing, of what most results are. */
  String word() {
    return word;
  }

  /** What a result is, in a sentence. */
  String text() {
    return text;
  }
}
