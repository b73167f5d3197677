package dev.wirecommand.stream;

import org.jspecify.annotations.Nullable;

/** Closes what was used, as a try statement with resources does. */
final class Closing {
  private Closing() {}

  /**
   * Closes.
   *
   * @param used what was used
   * @param failure what the use of it threw, if anything
   * @return the failure; if there was none, what closing threw, or null
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
