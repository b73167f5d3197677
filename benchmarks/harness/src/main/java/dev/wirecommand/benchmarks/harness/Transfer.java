package dev.wirecommand.benchmarks.harness;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** One stream of bytes. One thread at a time. */
public final class Transfer {
  private static final long PATIENCE_SECONDS = 120;

  private final long length;
  private final CompletableFuture<Long> received = new CompletableFuture<>();
  private long position;

  public Transfer(long length) {
    this.length = length;
  }

  /** More of a download. */
  public void onBytes(byte[] bytes, int offset, int count) {
    if (!Pattern.matches(position, bytes, offset, count)) {
      failed(new AssertionError("other bytes came after " + position));
    }
    position += count;
  }

  /** More of a download, compared by whoever has it. */
  public void onCompared(int count, boolean same) {
    if (!same) {
      failed(new AssertionError("other bytes came after " + position));
    }
    position += count;
  }

  /** How much of a download there was. */
  public long position() {
    return position;
  }

  /** All of a download is there. */
  public void downloaded() {
    received.complete(position);
  }

  /** All of it has been received, and compared with what was sent: this much. */
  public void received(long count) {
    received.complete(count);
  }

  /** There is no more. */
  public void failed(Throwable failure) {
    received.completeExceptionally(failure);
  }

  void await() throws Exception {
    long count = received.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
    if (count != length) {
      throw new AssertionError(count + " bytes came of " + length);
    }
  }
}
