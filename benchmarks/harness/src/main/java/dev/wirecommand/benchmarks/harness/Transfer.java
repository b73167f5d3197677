package dev.wirecommand.benchmarks.harness;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** One stream of bytes. For one thread at a time. */
public final class Transfer {
  private static final long PATIENCE_SECONDS = 120;

  private final long length;
  private final CompletableFuture<Long> received = new CompletableFuture<>();
  private long position;

  public Transfer(long length) {
    this.length = length;
  }

  /** Takes more bytes of a download and compares them. */
  public void onBytes(byte[] bytes, int offset, int count) {
    if (!Pattern.matches(position, bytes, offset, count)) {
      failed(new AssertionError("other bytes came after " + position));
    }
    position += count;
  }

  /** Takes more bytes of a download, which the caller has compared. */
  public void onCompared(int count, boolean same) {
    if (!same) {
      failed(new AssertionError("other bytes came after " + position));
    }
    position += count;
  }

  /** Returns the bytes of the download so far. */
  public long position() {
    return position;
  }

  /** Ends a download. */
  public void downloaded() {
    received.complete(position);
  }

  /** Ends an upload whose bytes the server has received and compared; their count. */
  public void received(long count) {
    received.complete(count);
  }

  /** Ends the transfer with a failure. */
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
