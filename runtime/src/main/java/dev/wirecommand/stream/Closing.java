package dev.wirecommand.stream;

import org.jspecify.annotations.Nullable;

/** A helper that closes a resource in the same way as a try-with-resources statement. */
final class Closing {
  private Closing() {}

  /**
   * Closes a resource after its use, and returns the exception, if any, instead of throwing it.
   *
   * @param used the resource
   * @param failure the exception that its use threw, if any
   * @return the failure; if there was none, the exception that closing threw, or null
   */
  static @Nullable Throwable close(AutoCloseable used, @Nullable Throwable failure) {
    try {
      used.close();
    } catch (Throwable e) {
      if (failure == null) {
        return e;
      }
      if (e != failure) {
        failure.addSuppressed(e);
      }
    }
    return failure;
  }
}
