package dev.wirecommand.benchmarks.commands;

import dev.wirecommand.benchmarks.harness.Pattern;
import dev.wirecommand.command.BorrowingSubscriber;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Flow;

/** A subscriber that compares all bytes with the pattern. */
final class PatternReceiver implements BorrowingSubscriber<ByteBuffer> {
  private final CompletableFuture<Long> length = new CompletableFuture<>();
  private long position;

  /** Returns the count of the bytes; fails if the publisher does, or the bytes are others. */
  CompletableFuture<Long> length() {
    return length;
  }

  @Override
  public void onSubscribe(Flow.Subscription subscription) {
    subscription.request(Long.MAX_VALUE);
  }

  @Override
  public void onNext(ByteBuffer bytes) {
    int count = bytes.remaining();
    if (!Pattern.matches(position, bytes.array(), bytes.arrayOffset() + bytes.position(), count)) {
      length.completeExceptionally(new IOException("other bytes came after " + position));
    }
    position += count;
  }

  @Override
  public void onError(Throwable failure) {
    length.completeExceptionally(failure);
  }

  @Override
  public void onComplete() {
    length.complete(position);
  }
}
