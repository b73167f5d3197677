package dev.wirecommand.server;

import dev.wirecommand.engine.EventLoop;
import dev.wirecommand.engine.SideOutput;
import dev.wirecommand.frame.Frame;
import dev.wirecommand.reactor.ServerRequest;
import dev.wirecommand.transport.LoopThread;
import java.lang.invoke.VarHandle;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * The queue for the text and progress output of one connection. Methods may be called on any
 * thread.
 */
final class SideOutputQueue {
  private final EventLoop loop;
  private final OutputQueue output;

  /** The limit on output that has not been sent, or null before the first {@link #send}. */
  private volatile @Nullable SideOutputLimit limit;

  SideOutputQueue(EventLoop loop, OutputQueue output) {
    this.loop = loop;
    this.output = output;
  }

  /**
   * Sends a request's text or progress output, unless the request has been answered. Waits while
   * the peer reads too little of what was sent before, unless the caller is on an event loop.
   *
   * @param answered whether the request has been answered
   */
  void send(ServerRequest request, SideOutput side, BooleanSupplier answered) {
    // A short text takes up more than its bytes.
    int weight = Math.max(side.size() + Frame.HEADER_SIZE, OutputQueue.ENTRY_BYTES);
    SideOutputLimit shared = limit();
    if (shared.acquire(weight, !isEventLoop(), answered)) {
      loop.execute(() -> queue(request, side, () -> shared.release(weight)));
    }
  }

  /** Returns whether this thread is the event loop of this connection or of another one. */
  private boolean isEventLoop() {
    return loop.inEventLoop() || LoopThread.isCurrent();
  }

  private SideOutputLimit limit() {
    SideOutputLimit known = limit;
    return known == null ? newLimit() : known;
  }

  private synchronized SideOutputLimit newLimit() {
    SideOutputLimit made = limit;
    if (made == null) {
      made = new SideOutputLimit();
      limit = made;
    }
    return made;
  }

  private void queue(ServerRequest request, SideOutput side, Runnable whenDone) {
    if (!output.isClosed() && request.isActive() && !request.isAnswered()) {
      output.sendInTurn(side.sendBeside(request), side.size(), whenDone);
    } else {
      whenDone.run();
    }
  }

  /** Wakes the threads that wait in {@link #send}. Called when a request has been answered. */
  void wake() {
    // While no limit is visible here, no thread waits: the first callers find room.
    SideOutputLimit known = limit;
    if (known != null) {
      // A thread that begins to wait, and is not seen waiting here, must see the answer.
      VarHandle.fullFence();
      known.wake();
    }
  }
}
