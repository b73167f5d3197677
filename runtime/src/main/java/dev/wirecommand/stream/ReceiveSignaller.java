package dev.wirecommand.stream;

/** The subscription to a receive buffer, as the buffer sees it. */
abstract class ReceiveSignaller extends Signaller {
  /** Returns whether the subscriber is done with a buffer when its {@code onNext} returns. */
  abstract boolean borrows();

  /** Returns whether a buffer would be signalled at once. Needs the lock. */
  abstract boolean hasDemand();

  /** Has the event loop give the signals that are due. Called from any thread, without the lock. */
  abstract void wake();
}
