package dev.wirecommand.stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import java.util.concurrent.Flow;
import org.junit.jupiter.api.Test;

/** A receive buffer that is read as a publisher. */
class ReceiveBufferPublisherTest {
  private final RecordingReceiveOwner owner = new RecordingReceiveOwner();
  private final ReceiveBuffer buffer = new ReceiveBuffer(10, owner);
  private final Flow.Publisher<ByteBuffer> publisher = buffer.publisher();
  private final Signals<ByteBuffer> signals = new Signals<>();

  private void add(String text) {
    boolean before = owner.ownThread;
    owner.ownThread = true;
    buffer.add(Bytes.of("<" + text + ">"), 1, text.length());
    owner.ownThread = before;
  }

  private void subscribe() {
    publisher.subscribe(signals);
    assertThat(signals.news()).containsExactly("subscribed");
  }

  @Test
  void givesAsManyBuffersAsAreRequested() {
    subscribe();
    add("one");
    assertThat(signals.news()).isEmpty();
    owner.ownThread = true;
    signals.subscription.request(2);
    assertThat(signals.news()).containsExactly("one");
    add("two");
    assertThat(signals.news()).containsExactly("two");
    assertThat(buffer.taken()).isEqualTo(6);
    add("three,");
    add("four");
    assertThat(signals.news()).isEmpty();
    assertThat(buffer.taken()).isEqualTo(6);
    buffer.end();
    assertThat(signals.news()).isEmpty();
    signals.subscription.request(1);
    assertThat(signals.news()).containsExactly("three,four", "completed");
    assertThat(owner.events).isEmpty();
  }

  @Test
  void completesWithoutARequest() {
    subscribe();
    buffer.end();
    assertThat(signals.news()).containsExactly("completed");
  }

  @Test
  void tellsALateSubscriber() {
    add("abc");
    buffer.end();
    subscribe();
    signals.subscription.request(1);
    assertThat(owner.runTasks()).isEqualTo(1);
    assertThat(signals.news()).containsExactly("abc", "completed");
  }

  @Test
  void completesForASubscriberAfterAnEmptyEnd() {
    buffer.end();
    subscribe();
    assertThat(owner.runTasks()).isEqualTo(1);
    assertThat(signals.news()).containsExactly("completed");
  }

  @Test
  void signalsOnTheConnectionsThread() {
    subscribe();
    add("abc");
    signals.subscription.request(1);
    signals.subscription.request(1);
    assertThat(signals.news()).isEmpty();
    assertThat(owner.tasks).hasSize(1);
    assertThat(owner.runTasks()).isEqualTo(1);
    assertThat(signals.news()).containsExactly("abc");
    // No signal is due, so the event loop is given no task.
    signals.subscription.request(1);
    assertThat(owner.tasks).isEmpty();
    add("def");
    assertThat(signals.news()).containsExactly("def");
  }

  @Test
  void signalsWhereItCanOnceThatThreadHasEnded() {
    subscribe();
    add("abc");
    owner.dead = true;
    signals.subscription.request(5);
    assertThat(signals.news()).containsExactly("abc");
    buffer.fail(new IllegalStateException("cut off"));
    assertThat(signals.news()).containsExactly("failed: cut off");
  }

  @Test
  void subscribersMayRequestWhileTheyAreTold() {
    Signals<ByteBuffer> eager =
        new Signals<>() {
          @Override
          public void onSubscribe(Flow.Subscription given) {
            super.onSubscribe(given);
            given.request(1);
            events.add("requested");
          }

          @Override
          void onItem(ByteBuffer item) {
            subscription.request(1);
            // Bytes that arrive during a signal are signalled after it.
            if (items.size() < 50_000) {
              add("x");
            } else {
              buffer.end();
            }
          }
        };
    add("x");
    owner.ownThread = true;
    publisher.subscribe(eager);
    assertThat(eager.items).hasSize(50_000);
    assertThat(eager.deepest).isEqualTo(1);
    assertThat(eager.events.subList(0, 3)).containsExactly("subscribed", "requested", "x");
    assertThat(eager.events).hasSize(50_003).endsWith("x", "completed");
  }

  @Test
  void subscribersMayKeepTheBuffers() {
    subscribe();
    signals.subscription.request(Long.MAX_VALUE);
    byte[] bytes = Bytes.of("one");
    buffer.add(bytes, 0, 3);
    bytes[0] = '?';
    add("two");
    assertThat(signals.items)
        .containsExactly(ByteBuffer.wrap(Bytes.of("one")), ByteBuffer.wrap(Bytes.of("two")));
    assertThat(signals.items.get(0).array()).hasSize(3);
    add("three");
    assertThat(signals.items.get(0)).isEqualTo(ByteBuffer.wrap(Bytes.of("one")));
  }

  @Test
  void subscribersMayKeepBuffersThatWaited() {
    subscribe();
    add("one");
    owner.ownThread = true;
    signals.subscription.request(1);
    add("two");
    signals.subscription.request(1);
    assertThat(signals.items)
        .containsExactly(ByteBuffer.wrap(Bytes.of("one")), ByteBuffer.wrap(Bytes.of("two")));
  }

  @Test
  void requestsAddUpToNoLimit() {
    subscribe();
    signals.subscription.request(Long.MAX_VALUE - 1);
    signals.subscription.request(Long.MAX_VALUE - 1);
    add("one");
    add("two");
    assertThat(signals.news()).containsExactly("one", "two");
  }

  @Test
  void tellsOfSpaceWhenBuffersHaveGone() {
    subscribe();
    add("1234567890");
    assertThat(buffer.isFull()).isTrue();
    owner.ownThread = true;
    signals.subscription.request(2);
    assertThat(owner.events).containsExactly("space");
    add("1234567890");
    assertThat(buffer.isFull()).isFalse();
  }

  @Test
  void failsAtOnceAndDropsWhatWaits() {
    subscribe();
    add("abc");
    buffer.fail(new IllegalArgumentException("cut off"));
    buffer.fail(new IllegalArgumentException("again"));
    signals.subscription.request(1);
    signals.subscription.cancel();
    assertThat(signals.news()).containsExactly("failed: cut off");
    assertThat(owner.events).isEmpty();
  }

  @Test
  void saysNothingAfterCancelling() {
    subscribe();
    signals.subscription.request(3);
    add("abc");
    add("1234567890");
    add("1234567890");
    add("1234567890");
    assertThat(buffer.isFull()).isTrue();
    signals.subscription.cancel();
    signals.subscription.cancel();
    signals.subscription.request(1);
    signals.subscription.request(0);
    add("def");
    buffer.end();
    assertThat(owner.runTasks()).isZero();
    assertThat(signals.news()).containsExactly("abc", "1234567890", "1234567890");
    assertThat(owner.events).containsExactly("closed", "space");
    assertThat(buffer.isClosed()).isTrue();
  }

  @Test
  void saysNothingAfterCancellingInMidSignal() {
    Signals<ByteBuffer> once =
        new Signals<>() {
          @Override
          void onItem(ByteBuffer item) {
            subscription.cancel();
          }
        };
    publisher.subscribe(once);
    once.subscription.request(9);
    add("abc");
    add("def");
    buffer.end();
    assertThat(once.news()).containsExactly("subscribed", "abc");
    assertThat(owner.events).containsExactly("closed");
  }

  @Test
  void cancellingAfterTheEndDoesNotTellTheOwner() {
    subscribe();
    add("abc");
    buffer.end();
    signals.subscription.cancel();
    assertThat(buffer.isClosed()).isTrue();
    assertThat(owner.events).isEmpty();
    assertThat(owner.runTasks()).isZero();
    assertThat(signals.news()).isEmpty();
  }

  @Test
  void theOwnerMayClose() {
    subscribe();
    add("abc");
    buffer.close();
    owner.runTasks();
    assertThat(signals.news()).containsExactly("failed: the stream is closed");
    assertThat(owner.events).containsExactly("closed");
  }

  @Test
  void refusesRequestsForNothing() {
    subscribe();
    add("abc");
    signals.subscription.request(0);
    owner.runTasks();
    assertThat(signals.news())
        .containsExactly("failed: request(0): a subscriber has to request at least 1 (rule 3.9)");
    assertThat(signals.failure).isInstanceOf(IllegalArgumentException.class);
    assertThat(owner.events).containsExactly("closed");
  }

  @Test
  void refusesAnotherSubscriber() {
    subscribe();
    Signals<ByteBuffer> second = new Signals<>();
    publisher.subscribe(second);
    assertThat(second.news())
        .containsExactly(
            "subscribed", "failed: this publisher has had its subscriber: it serves one alone");
    assertThat(second.failure).isInstanceOf(IllegalStateException.class);
    second.subscription.request(1);
    second.subscription.cancel();
    signals.subscription.request(1);
    add("abc");
    assertThat(signals.news()).containsExactly("abc");
  }

  @Test
  void refusesNull() {
    assertThatThrownBy(() -> publisher.subscribe(null)).isInstanceOf(NullPointerException.class);
    subscribe();
  }

  @Test
  void aSubscriberThatThrowsIsCancelled() {
    Signals<ByteBuffer> broken =
        new Signals<>() {
          @Override
          void onItem(ByteBuffer item) {
            throw new IllegalStateException("no use for it");
          }
        };
    publisher.subscribe(broken);
    broken.subscription.request(9);
    add("abc");
    add("def");
    buffer.end();
    assertThat(broken.news()).containsExactly("subscribed", "abc");
    assertThat(owner.events).containsExactly("closed");
  }

  @Test
  void aSubscriberThatThrowsWhenItSubscribesIsCancelled() {
    publisher.subscribe(
        new Signals<>() {
          @Override
          public void onSubscribe(Flow.Subscription given) {
            throw new IllegalStateException("no use for it");
          }
        });
    add("abc");
    buffer.end();
    assertThat(owner.events).containsExactly("closed");
  }
}
