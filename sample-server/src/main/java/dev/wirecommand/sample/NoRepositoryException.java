package dev.wirecommand.sample;

/** Thrown if there is no usable Git repository at a path; the message says why. */
public final class NoRepositoryException extends Exception {
  private static final long serialVersionUID = 1L;

  NoRepositoryException(String message) {
    super(message);
  }

  NoRepositoryException(String message, Throwable cause) {
    super(message, cause);
  }
}
