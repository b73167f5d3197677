package dev.wirecommand.cbor;

import org.jspecify.annotations.Nullable;

/**
 * An exception for a document that a reader refuses. The document is malformed (section 3 of the
 * protocol), exceeds a limit (section 5), or contains a value of another type than the reader asked
 * for.
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

  /** The kind of a fault. */
  public enum Kind {
    /** The document is malformed, or has a value of another type than the reader expected. */
    MALFORMED,
    /** The document ends within a value. */
    TRUNCATED,
    /** The document exceeds one of the {@link CborLimits}. */
    OVER_LIMIT
  }

  private final Kind kind;

  /** The name of the limit that the document exceeds, or null. */
  private final @Nullable String limit;

  /** The message without the byte offset. */
  private final String detail;

  /** The byte offset of the fault, counted from the document's start. */
  private final int offset;

  /** The type that the reader expected, or null if the fault is not a wrong type. */
  private final @Nullable String expected;

  /** The actual type of the value, or null if the fault is not a wrong type. */
  private final @Nullable String got;

  private String path = "";

  /**
   * Makes an exception for a fault at a byte offset.
   *
   * @param detail what is wrong there, without the place; the message puts {@code at byte N: }
   *     before it
   * @param offset the place: a byte offset from the document's start, not negative
   */
  public CborException(String detail, int offset) {
    this(Kind.MALFORMED, null, detail, offset, null, null);
  }

  private CborException(Kind kind, @Nullable String limit, String detail, int offset) {
    this(kind, limit, detail, offset, null, null);
  }

  /** Returns the exception for a document that ends within a value. */
  static CborException truncated(String detail, int offset) {
    return new CborException(Kind.TRUNCATED, null, detail, offset);
  }

  /** Returns the exception for a document that exceeds a limit of {@link CborLimits}. */
  static CborException overLimit(String limit, String detail, int offset) {
    return new CborException(Kind.OVER_LIMIT, limit, detail, offset);
  }

  private CborException(
      Kind kind,
      @Nullable String limit,
      String detail,
      int offset,
      @Nullable String expected,
      @Nullable String got) {
    super("at byte " + offset + ": " + detail, null, false, false);
    this.kind = kind;
    this.limit = limit;
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
        Kind.MALFORMED,
        null,
        "expected " + expected + ", got " + got,
        offset,
        expected,
        got.toString());
  }

  /** {@return the kind of the fault} */
  public Kind kind() {
    return kind;
  }

  /**
   * {@return the name of the limit that the document exceeds, as {@link CborLimits} has it; null
   * unless the kind is {@link Kind#OVER_LIMIT}}
   */
  public @Nullable String limit() {
    return limit;
  }

  /** {@return the message without the byte offset, such as {@code expected bytes, got text}} */
  public String detail() {
    return detail;
  }

  /** {@return the byte offset of the fault, counted from the document's start} */
  public int offset() {
    return offset;
  }

  /** {@return the type that the reader expected, or null if the value's type is not the fault} */
  public @Nullable String expected() {
    return expected;
  }

  /**
   * {@return the actual type of the value, such as {@code text}, or null if the fault is not a
   * wrong type}
   */
  public @Nullable String got() {
    return got;
  }

  /**
   * Prepends a field's name to the path of the faulty value. Decoders of nested values call this
   * only when they throw, so a value without a fault costs nothing.
   *
   * @param field the field's name
   * @return this exception
   */
  public CborException within(String field) {
    path = path.isEmpty() || path.startsWith("[") ? field + path : field + "." + path;
    return this;
  }

  /**
   * Prepends an array index to the path of the faulty value.
   *
   * @param index the element's index, from 0
   * @return this exception
   */
  public CborException within(int index) {
    return within("[" + index + "]");
  }

  /**
   * Returns the path to the faulty value, such as {@code nodes[3].id}. The path is empty if no
   * decoder set it.
   */
  public String path() {
    return path;
  }
}
