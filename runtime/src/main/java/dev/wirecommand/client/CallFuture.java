package dev.wirecommand.client;

import dev.wirecommand.transport.LoopThread;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * A future of a call, or one that depends on it. An event loop may not wait for it, because that
 * event loop may be the one that completes it: an attempt throws {@link IllegalStateException}.
 */
class CallFuture<R> extends CompletableFuture<R> {
  CallFuture() {}

  @Override
  public <U> CompletableFuture<U> newIncompleteFuture() {
    return new CallFuture<>();
  }

  @Override
  public R get() throws InterruptedException, ExecutionException {
    refuseOnEventLoop();
    return super.get();
  }

  @Override
  public R get(long timeout, TimeUnit unit)
      throws InterruptedException, ExecutionException, TimeoutException {
    refuseOnEventLoop();
    return super.get(timeout, unit);
  }

  @Override
  public R join() {
    refuseOnEventLoop();
    return super.join();
  }

  private void refuseOnEventLoop() {
    if (!isDone() && LoopThread.isCurrent()) {
      throw new IllegalStateException(
          "this would wait for a call on an event loop, which has to receive answers: wait on"
              + " another thread, or add a callback to the future");
    }
  }
}
