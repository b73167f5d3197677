package dev.wirecommand.stream;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Flow;

/** A subscriber that writes down what it is given, and requests when the test says. */
class Signals<T> implements Flow.Subscriber<T> {
  final List<String> events = new ArrayList<>();
  final List<T> items = new ArrayList<>();
  Flow.Subscription subscription;
  Throwable failure;

  /** How many calls of this are running, and were at most. */
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

  /** For what a test does with an item. */
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

  /** What has happened since this was asked last. */
  List<String> news() {
    List<String> copy = List.copyOf(events);
    events.clear();
    return copy;
  }
}
