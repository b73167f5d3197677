package dev.wirecommand.schema.cddl;

/**
 * An exception for CDDL that is refused. The message is one sentence that begins with the place,
 * such as {@code line 2, column 8: expected a type, got '}'}. It carries no stack trace.
 */
public final class CddlException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final int line;
  private final int column;
  private final String detail;

  CddlException(Position position, String detail) {
    this("", position, detail);
  }

  private CddlException(String prefix, Position position, String detail) {
    super(
        prefix + "line " + position.line() + ", column " + position.column() + ": " + detail,
        null,
        false,
        false);
    this.line = position.line();
    this.column = position.column();
    this.detail = detail;
  }

  /** Returns the same exception with the name of the rule before the message. */
  CddlException inRule(String name) {
    return new CddlException("rule '" + name + "': ", new Position(line, column), detail);
  }

  /** {@return the line of the place, from 1} */
  public int line() {
    return line;
  }

  /** {@return the column of the place, from 1, in UTF-16 units} */
  public int column() {
    return column;
  }

  /** {@return what is wrong, without the place} */
  public String detail() {
    return detail;
  }
}
