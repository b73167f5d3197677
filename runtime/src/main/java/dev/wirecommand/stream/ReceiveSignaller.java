package dev.wirecommand.stream;

/** A base class with the methods that a receive buffer calls on its subscription. */
abstract class ReceiveSignaller extends Signaller {
  /** Returns whether the subscriber uses a buffer only until {@code onNext} returns. */
  abstract boolean borrows();

  /** Returns whether the subscriber has requested more buffers. Needs the lock. */
  abstract boolean hasDemand();

  /** Makes the event loop send all pending signals. Called from any thread, without the lock. */
  abstract void wake();
}
