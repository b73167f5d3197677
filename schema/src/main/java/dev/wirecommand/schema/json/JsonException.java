package dev.wirecommand.schema.json;

/**
 * An exception for JSON that is refused. The message is one sentence that begins with the path to
 * the place (RFC 9535) and ends with its line and column, such as {@code $.order.lines[2].price:
 * expected integer, got string (line 3, column 14)}. It carries no stack trace.
 */
public final class JsonException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final String path;
  private final String detail;
  private final int line;
  private final int column;

  JsonException(String path, String detail, JsonPlace place) {
    super(
        path + ": " + detail + " (line " + place.line() + ", column " + place.column() + ")",
        null,
        false,
        false);
    this.path = path;
    this.detail = detail;
    this.line = place.line();
    this.column = place.column();
  }

  /**
   * {@return the path to the value at fault, such as {@code $.lines[2]}; {@code $} is the whole}
   */
  public String path() {
    return path;
  }

  /** {@return what is wrong there, without the place} */
  public String detail() {
    return detail;
  }

  /** {@return the line of the place, from 1} */
  public int line() {
    return line;
  }

  /** {@return the column of the place, from 1} */
  public int column() {
    return column;
  }
}
