package dev.wirecommand.stdio;

import java.io.IOException;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * The end of a thread that reads or writes a stream, by an exception or an error. The link has to
 * be told, or it would wait for that thread for ever.
 */
final class StreamFailure {
  /** How often the link is told anew after there was no memory for it. */
  private static final int MOST_TRIES = 100;

  private static final long PAUSE_NANOS = TimeUnit.MILLISECONDS.toNanos(10);

  private StreamFailure() {}

  /** A receiver of failures. It may wait. */
  interface Listener {
    void failed(IOException cause) throws InterruptedException;
  }

  /** Tells a listener of a failure. */
  static void report(Throwable failure, Listener listener) {
    for (int tries = 1; ; tries++) {
      try {
        listener.failed(
            failure instanceof IOException known
                ? known
                : new IOException(failure.toString(), failure));
        return;
      } catch (InterruptedException | RejectedExecutionException e) {
        // The stream failed because the connection has ended.
        return;
      } catch (OutOfMemoryError e) {
        if (tries == MOST_TRIES) {
          throw e;
        }
        LockSupport.parkNanos(PAUSE_NANOS);
      }
    }
  }
}
