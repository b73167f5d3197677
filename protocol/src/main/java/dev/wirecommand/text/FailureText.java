package dev.wirecommand.text;

/** Words for exceptions of other libraries, which may have no message. */
public final class FailureText {
  private FailureText() {}

  /**
   * Returns the message of an exception, for use as a part of another message.
   *
   * @param failure the exception
   * @return its message, or the name of its class if it has no message; never empty
   */
  public static String of(Throwable failure) {
    String message = failure.getMessage();
    return message == null || message.isBlank() ? failure.getClass().getName() : message;
  }
}
