package dev.wirecommand.stream;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Flow;

/** A subscriber that records its signals, and requests when the test tells it to. */
class Signals<T> implements Flow.Subscriber<T> {
  final List<String> events = new ArrayList<>();
  final List<T> items = new ArrayList<>();
  Flow.Subscription subscription;
  Throwable failure;

  /** The number of calls that are running now, and the most that ever were. */
  private int depth;

  int deepest;

  @Override
  public void onSubscribe(Flow.Subscription given) {
    subscription = given;
    events.add("subscribed");
  }

  @Override
  public void onNext(T item) {
    deepest = Math.max(deepest, ++depth);
    items.add(item);
    events.add(
        item instanceof ByteBuffer buffer
            ? Bytes.text(
                buffer.array(), buffer.arrayOffset() + buffer.position(), buffer.remaining())
            : String.valueOf(item));
    onItem(item);
    depth--;
  }

  /** Called with each item; a test overrides it. */
  void onItem(T item) {}

  @Override
  public void onError(Throwable thrown) {
    failure = thrown;
    events.add("failed: " + thrown.getMessage());
  }

  @Override
  public void onComplete() {
    events.add("completed");
  }

  /** Returns the signals since the last call. */
  List<String> news() {
    List<String> copy = List.copyOf(events);
    events.clear();
    return copy;
  }
}
