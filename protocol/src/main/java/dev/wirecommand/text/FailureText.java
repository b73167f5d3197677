package dev.wirecommand.text;

import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;

/** Words for exceptions of other libraries, which may have no message. */
public final class FailureText {
  private FailureText() {}

  /**
   * Returns the message of an exception, for use as a part of another message.
   *
   * @param failure the exception
   * @return its message, or the name of its class if it has no message; never empty. Where the
   *     message of a file system's exception is merely the file, what is wrong with it
   */
  public static String of(Throwable failure) {
    String message = failure.getMessage();
    if (message == null || message.isBlank()) {
      return failure.getClass().getName();
    }
    return failure instanceof FileSystemException file && file.getReason() == null
        ? reason(file) + message
        : message;
  }

  private static String reason(FileSystemException failure) {
    if (failure instanceof NoSuchFileException) {
      return "there is no file ";
    }
    if (failure instanceof AccessDeniedException) {
      return "permission denied for ";
    }
    if (failure instanceof FileAlreadyExistsException) {
      return "there is already a file ";
    }
    return failure.getClass().getName() + ": ";
  }
}
