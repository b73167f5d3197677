package dev.wirecommand.stdio;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** A function that finds out why a stream ended, for example because a child process failed. */
@FunctionalInterface
interface EndDiagnosis {
  /** A function that never finds an error, and so always returns null. */
  EndDiagnosis NONE = () -> null;

  /**
   * Returns the error that ended a stream, if one is known. Called on the thread of the stream,
   * after the stream has ended or failed. May wait.
   *
   * @return the error, or null if none is known
   */
  @Nullable IOException diagnose() throws InterruptedException;
}
