package dev.wirecommand.stream;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayDeque;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Flow;
import org.junit.jupiter.api.Test;

class SignallerTest {
  private final Signals<String> signals = new Signals<>();
  private final ArrayDeque<Runnable> due = new ArrayDeque<>();

  private final Signaller signaller =
      new Signaller() {
        @Override
        boolean signalNext() {
          Runnable next = due.poll();
          if (next == null) {
            return false;
          }
          give(next);
          return true;
        }

        @Override
        public void request(long n) {
          signals.events.add("requested");
        }

        @Override
        public void cancel() {
          signals.events.add("cancelled");
        }
      };

  @Test
  void givesNoSignalBeforeTheSubscription() {
    due.add(() -> signals.onNext("one"));
    signaller.signal();
    assertThat(signals.news()).isEmpty();
    signaller.open(
        new Signals<String>() {
          @Override
          public void onSubscribe(Flow.Subscription given) {
            signaller.signal();
            signals.events.add("subscribed");
          }
        });
    assertThat(signals.news()).containsExactly("subscribed");
    signaller.signal();
    assertThat(signals.news()).containsExactly("one");
  }

  @Test
  void givesOneSignalAfterAnother() {
    signaller.open(signals);
    due.add(
        () -> {
          due.add(() -> signals.onNext("two"));
          signaller.signal();
          signals.onNext("one");
        });
    signaller.signal();
    assertThat(signals.news()).containsExactly("subscribed", "one", "two");
    signaller.signal();
    assertThat(signals.news()).isEmpty();
  }

  @Test
  void leavesSignalsToTheThreadThatSignals() throws Exception {
    signaller.open(signals);
    CountDownLatch inside = new CountDownLatch(1);
    CountDownLatch goOn = new CountDownLatch(1);
    due.add(
        () -> {
          inside.countDown();
          try {
            goOn.await();
          } catch (InterruptedException e) {
            throw new AssertionError(e);
          }
          signals.onNext("one");
        });
    Thread thread = new Thread(signaller::signal);
    thread.start();
    inside.await();
    due.add(() -> signals.onNext("two on " + Thread.currentThread().getName()));
    signaller.signal();
    assertThat(signals.events).containsExactly("subscribed");
    goOn.countDown();
    thread.join();
    assertThat(signals.events)
        .isEqualTo(List.of("subscribed", "one", "two on " + thread.getName()));
  }

  @Test
  void cancelsForASubscriberThatThrows() {
    signaller.open(
        new Signals<String>() {
          @Override
          public void onSubscribe(Flow.Subscription given) {
            throw new IllegalStateException("no use for it");
          }
        });
    assertThat(signals.news()).containsExactly("cancelled");
    due.add(
        () -> {
          throw new IllegalStateException("no use for it");
        });
    signaller.signal();
    assertThat(signals.news()).containsExactly("cancelled");
  }
}
