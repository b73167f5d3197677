package dev.wirecommand.nio;

import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** The event loops that all clients share. They end when the last client is closed. */
final class ClientThreads {
  /** The only instance. */
  static final ClientThreads ALL = new ClientThreads();

  private @Nullable EventLoops loops;
  private int count;

  private ClientThreads() {}

  /** Returns an event loop for one more client. {@link #release} must follow. */
  synchronized EventLoop acquire() {
    EventLoops shared = loops;
    if (shared == null) {
      shared = new EventLoops("wirecommand-client");
      loops = shared;
    }
    count++;
    return shared.next();
  }

  /** Records that a client no longer uses an event loop. Ends them if no client uses one. */
  synchronized void release() {
    count--;
    if (count == 0 && loops != null) {
      CompletableFuture<Void> unused = loops.end();
      loops = null;
    }
  }
}
