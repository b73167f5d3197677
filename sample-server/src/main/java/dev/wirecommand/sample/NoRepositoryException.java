package dev.wirecommand.sample;

/** There is no Git repository that can be served at a path; the message tells a person why. */
public final class NoRepositoryException extends Exception {
  private static final long serialVersionUID = 1L;

  NoRepositoryException(String message) {
    super(message);
  }

  NoRepositoryException(String message, Throwable cause) {
    super(message, cause);
  }
}
