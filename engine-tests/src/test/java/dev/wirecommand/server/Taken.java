package dev.wirecommand.server;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Flow;

/** A subscriber that takes as many buffers as the test says, and counts their bytes. */
final class Taken implements Flow.Subscriber<ByteBuffer> {
  final List<String> ends = new ArrayList<>();
  long bytes;
  private Flow.Subscription subscription;

  @Override
  public void onSubscribe(Flow.Subscription given) {
    subscription = given;
  }

  void take(long buffers) {
    subscription.request(buffers);
  }

  void cancel() {
    subscription.cancel();
  }

  @Override
  public void onNext(ByteBuffer item) {
    bytes += item.remaining();
  }

  @Override
  public void onError(Throwable failure) {
    ends.add("error: " + failure.getMessage());
  }

  @Override
  public void onComplete() {
    ends.add("complete");
  }
}
