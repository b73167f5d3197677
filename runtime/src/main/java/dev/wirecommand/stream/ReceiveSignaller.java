package dev.wirecommand.stream;

/** A base class that declares the methods that a receive buffer calls on its subscription. */
abstract class ReceiveSignaller extends Signaller {
  /** Returns whether the subscriber uses a buffer only until {@code onNext} returns. */
  abstract boolean borrows();

  /** Returns whether the subscriber has requested more buffers. Needs the lock. */
  abstract boolean hasDemand();

  /** Sends all pending signals on the event loop. Called from any thread, without the lock. */
  abstract void wake();
}
