package dev.wirecommand.cbor;

import org.jspecify.annotations.Nullable;

/**
 * The refusal of a document that the protocol does not allow: malformed (section 3 of the
 * protocol), over a limit (section 5), or of another type than the reader asked for.
 *
 * <p>The message is one sentence that begins with the place, for example {@code at byte 12:
 * expected bytes, got text}. A caller that knows a better name for the place, such as an
 * argument's, puts it before {@link #detail()} instead.
 *
 * <p>It carries no stack trace: it describes what a peer sent, not where this program went wrong,
 * and a peer can provoke it as often as it can send a few bytes. Walking the stack each time would
 * cost far more than refusing the document.
 */
public final class CborException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** The message without the place. */
  private final String detail;

  /** The place. */
  private final int offset;

  /** The expected type, if another type was found. */
  private final @Nullable String expected;

  /** The type that was found. */
  private final @Nullable String got;

  private String path = "";

  /**
   * Makes an exception that says what is wrong at a place.
   *
   * @param detail what is wrong there, without the place; the message puts {@code at byte N: }
   *     before it
   * @param offset the place: a byte offset from the document's start, not negative
   */
  public CborException(String detail, int offset) {
    this(detail, offset, null, null);
  }

  private CborException(
      String detail, int offset, @Nullable String expected, @Nullable String got) {
    super("at byte " + offset + ": " + detail, null, false, false);
    this.detail = detail;
    this.offset = offset;
    this.expected = expected;
    this.got = got;
  }

  /**
   * Makes an exception for a value of the wrong type.
   *
   * @param expected what was due, in words such as {@code bytes or text}
   * @param got the type of the value that is there
   * @param offset where that value begins
   * @return an exception whose detail is {@code expected X, got Y}
   */
  public static CborException mismatch(String expected, CborType got, int offset) {
    return new CborException(
        "expected " + expected + ", got " + got, offset, expected, got.toString());
  }

  /** {@return the message without the place, such as {@code expected bytes, got text}} */
  public String detail() {
    return detail;
  }

  /** {@return the place of the fault: a byte offset from the document's start} */
  public int offset() {
    return offset;
  }

  /** {@return what was due, if a value of another type was found; otherwise null} */
  public @Nullable String expected() {
    return expected;
  }

  /**
   * {@return the type of the value that was found in place of what was due, as {@link
   * CborType#toString()} words it; null unless {@link #expected()} has a value}
   */
  public @Nullable String got() {
    return got;
  }

  /**
   * Says that the value at fault lies in a field of the value that is being read. Decoders of
   * nested values call this on the way out, so that a value without fault costs nothing.
   *
   * @param field the field's name
   * @return this exception
   */
  public CborException within(String field) {
    path = path.isEmpty() || path.startsWith("[") ? field + path : field + "." + path;
    return this;
  }

  /**
   * Says that the value at fault lies in an element of the array that is being read.
   *
   * @param index the element's index, from 0
   * @return this exception
   */
  public CborException within(int index) {
    return within("[" + index + "]");
  }

  /**
   * Returns the way to the value at fault, such as {@code nodes[3].id}; empty if it was not told.
   */
  public String path() {
    return path;
  }
}
