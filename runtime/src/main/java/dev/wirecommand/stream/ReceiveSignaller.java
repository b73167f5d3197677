package dev.wirecommand.stream;

/** The methods of a subscription that a receive buffer calls. */
abstract class ReceiveSignaller extends Signaller {
  /** Returns whether the subscriber uses a buffer only until {@code onNext} returns. */
  abstract boolean borrows();

  /** Returns whether the subscriber would receive a buffer at once. Needs the lock. */
  abstract boolean hasDemand();

  /** Sends the due signals on the event loop. Called from any thread, without the lock. */
  abstract void wake();
}
