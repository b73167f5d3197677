package dev.wirecommand.schema;

/**
 * An exception for a CBOR value that is not of its type. The message is one sentence that begins
 * with the path to the place, for example {@code order.lines[2].price: expected integer, got text}.
 *
 * <p>It carries no stack trace: it describes what was given, not where this program went wrong.
 */
public final class ValueException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final String path;
  private final String detail;

  /**
   * Makes an exception.
   *
   * @param path the path to the value at fault, such as {@code lines[2]}; empty for the whole value
   * @param detail what is wrong there
   */
  public ValueException(String path, String detail) {
    super(path.isEmpty() ? detail : path + ": " + detail, null, false, false);
    this.path = path;
    this.detail = detail;
  }

  /**
   * {@return the path to the value at fault, such as {@code lines[2]}; empty for the whole value}
   */
  public String path() {
    return path;
  }

  /** {@return what is wrong there, without the path} */
  public String detail() {
    return detail;
  }
}
