package dev.wirecommand.stdio;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Finds the error behind the end of a stream, which the stream itself does not report. */
@FunctionalInterface
interface EndDiagnosis {
  /** Finds no error. */
  EndDiagnosis NONE = () -> null;

  /**
   * Called after a stream has ended or failed, on the thread of the stream. May wait.
   *
   * @return the error, or null if none is known
   */
  @Nullable IOException diagnose() throws InterruptedException;
}
