package dev.wirecommand.stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.wirecommand.cbor.CborException;
import dev.wirecommand.cbor.CborReader;
import dev.wirecommand.cbor.CborWriter;
import java.io.ByteArrayInputStream;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Flow;
import org.junit.jupiter.api.Test;

class ItemPublisherTest {
  private final Script bytes = new Script();
  private final ItemPublisher<String> publisher =
      new ItemPublisher<>(bytes, ItemPublisherTest::text, 100);
  private final Signals<String> signals = new Signals<>();

  /** A publisher that signals when the test tells it to. */
  private static final class Script implements Flow.Publisher<ByteBuffer>, Flow.Subscription {
    final List<String> calls = new ArrayList<>();
    Flow.Subscriber<? super ByteBuffer> subscriber;

    @Override
    public void subscribe(Flow.Subscriber<? super ByteBuffer> given) {
      subscriber = given;
      given.onSubscribe(this);
    }

    @Override
    public void request(long n) {
      calls.add("request " + n);
    }

    @Override
    public void cancel() {
      calls.add("cancel");
    }

    List<String> news() {
      List<String> copy = List.copyOf(calls);
      calls.clear();
      return copy;
    }
  }

  private static String text(byte[] array, int offset, int length) {
    return new CborReader(array, offset, length).readText();
  }

  private void subscribe() {
    publisher.subscribe(signals);
    assertThat(signals.news()).containsExactly("subscribed");
    assertThat(bytes.calls).isEmpty();
  }

  /** Encodes each letter as an item: a text of one letter is the byte "a" and the letter. */
  private void give(String encoded) {
    bytes.subscriber.onNext(ByteBuffer.wrap(Bytes.of("<" + encoded + ">"), 1, encoded.length()));
  }

  @Test
  void asksForBytesOnlyWhileItemsAreWanted() {
    subscribe();
    signals.subscription.request(3);
    assertThat(bytes.news()).containsExactly("request 1");
    give("a1a");
    assertThat(signals.news()).containsExactly("1");
    assertThat(bytes.news()).containsExactly("request 1");
    give("2a3a4a");
    assertThat(signals.news()).containsExactly("2", "3");
    assertThat(bytes.news()).isEmpty();
    signals.subscription.request(1);
    assertThat(signals.news()).containsExactly("4");
    assertThat(bytes.news()).isEmpty();
    signals.subscription.request(1);
    assertThat(bytes.news()).containsExactly("request 1");
    signals.subscription.request(1);
    assertThat(bytes.news()).isEmpty();
    give("5");
    assertThat(signals.news()).containsExactly("5");
    assertThat(bytes.news()).containsExactly("request 1");
    bytes.subscriber.onComplete();
    assertThat(signals.news()).containsExactly("completed");
    signals.subscription.cancel();
    assertThat(bytes.news()).isEmpty();
  }

  @Test
  void completesAfterTheItemsThatAreThere() {
    subscribe();
    signals.subscription.request(1);
    give("a1a2");
    bytes.subscriber.onComplete();
    assertThat(signals.news()).containsExactly("1");
    signals.subscription.request(1);
    assertThat(signals.news()).containsExactly("2", "completed");
  }

  @Test
  void completesWithoutARequest() {
    subscribe();
    bytes.subscriber.onComplete();
    assertThat(signals.news()).containsExactly("completed");
  }

  @Test
  void failsAtOnceWhereNoMoreItemsAreWanted() {
    subscribe();
    signals.subscription.request(1);
    give("a1a2");
    bytes.subscriber.onError(new IllegalStateException("cut off"));
    bytes.subscriber.onError(new IllegalStateException("again"));
    assertThat(signals.news()).containsExactly("1", "failed: cut off");
    assertThat(bytes.calls).doesNotContain("cancel");
  }

  @Test
  void givesTheItemsThatAreWantedBeforeItFails() {
    Signals<String> slow =
        new Signals<>() {
          @Override
          void onItem(String item) {
            if (item.equals("1")) {
              bytes.subscriber.onError(new IllegalStateException("cut off"));
            }
          }
        };
    publisher.subscribe(slow);
    slow.subscription.request(2);
    give("a1a2a3");
    assertThat(slow.news()).containsExactly("subscribed", "1", "2", "failed: cut off");
  }

  @Test
  void failsWhereTheBytesEndWithinAnItem() {
    subscribe();
    signals.subscription.request(5);
    give("a1a");
    bytes.subscriber.onComplete();
    assertThat(signals.news())
        .containsExactly(
            "1",
            "failed: the sequence ended within item 1 (counted from 0), of which 1 byte is there");
    assertThat(signals.failure).isInstanceOf(TruncatedSequenceException.class);
    assertThat(bytes.news()).containsExactly("request 1", "request 1");
  }

  @Test
  void saysWhichItemIsRefused() {
    subscribe();
    signals.subscription.request(5);
    give("a1\0");
    assertThat(signals.news())
        .containsExactly("1", "failed: at byte 0: expected text, got integer");
    assertThat(signals.failure)
        .isInstanceOfSatisfying(CborException.class, e -> assertThat(e.path()).isEqualTo("[1]"));
    assertThat(bytes.news()).containsExactly("request 1", "cancel");
    give("a2");
    bytes.subscriber.onComplete();
    assertThat(signals.news()).isEmpty();
  }

  @Test
  void refusesItemsThatAreTooLong() {
    subscribe();
    signals.subscription.request(1);
    bytes.subscriber.onNext(ByteBuffer.wrap(new byte[] {0x78, 99}));
    assertThat(signals.news())
        .containsExactly(
            "failed: at byte 0: the item is longer than the 100 bytes that one may have");
    assertThat(bytes.news()).containsExactly("request 1", "cancel");
  }

  @Test
  void aNullItemIsAFailure() {
    Signals<Object> any = new Signals<>();
    new ItemPublisher<Object>(bytes, (array, offset, length) -> null, 100).subscribe(any);
    any.subscription.request(1);
    give("a1");
    assertThat(any.news())
        .containsExactly(
            "subscribed",
            "failed: item 0 (counted from 0) is null: leave out what there is nothing to say of");
  }

  @Test
  void cancels() {
    subscribe();
    signals.subscription.request(1);
    give("a1a2");
    signals.subscription.cancel();
    signals.subscription.cancel();
    signals.subscription.request(1);
    signals.subscription.request(-1);
    give("a3");
    bytes.subscriber.onError(new IllegalStateException("cut off"));
    assertThat(signals.news()).containsExactly("1");
    assertThat(bytes.news()).containsExactly("request 1", "cancel");
  }

  @Test
  void cancelsInMidSignal() {
    Signals<String> once =
        new Signals<>() {
          @Override
          void onItem(String item) {
            subscription.cancel();
          }
        };
    publisher.subscribe(once);
    once.subscription.request(5);
    give("a1a2");
    assertThat(once.news()).containsExactly("subscribed", "1");
    assertThat(bytes.news()).containsExactly("request 1", "cancel");
  }

  @Test
  void refusesRequestsForNothing() {
    subscribe();
    signals.subscription.request(-5);
    assertThat(signals.news())
        .containsExactly("failed: request(-5): a subscriber has to request at least 1 (rule 3.9)");
    assertThat(bytes.news()).containsExactly("cancel");
  }

  @Test
  void refusesMoreBuffersThanItTakes() {
    subscribe();
    give("a1");
    give("a2");
    assertThat(signals.news()).isEmpty();
    give("a3");
    assertThat(bytes.news()).containsExactly("cancel");
    assertThat(signals.news())
        .containsExactly("failed: the publisher gave more buffers than were requested (rule 1.1)");
  }

  @Test
  void takesOneSubscription() {
    subscribe();
    Script second = new Script();
    second.subscribe(bytes.subscriber);
    assertThat(second.news()).containsExactly("cancel");
    assertThat(signals.news()).isEmpty();
  }

  @Test
  void aSubscriberThatThrowsIsCancelled() {
    Signals<String> broken =
        new Signals<>() {
          @Override
          void onItem(String item) {
            throw new IllegalStateException("no use for it");
          }
        };
    publisher.subscribe(broken);
    broken.subscription.request(5);
    give("a1a2");
    bytes.subscriber.onComplete();
    assertThat(broken.news()).containsExactly("subscribed", "1");
    assertThat(bytes.news()).containsExactly("request 1", "cancel");
  }

  @Test
  void subscribersMayRequestWhileTheyAreTold() {
    CborWriter out = new CborWriter();
    for (int i = 0; i < 50_000; i++) {
      out.writeText("x");
    }
    Signals<String> eager =
        new Signals<>() {
          @Override
          public void onSubscribe(Flow.Subscription given) {
            super.onSubscribe(given);
            given.request(1);
          }

          @Override
          void onItem(String item) {
            subscription.request(1);
          }
        };
    new ItemPublisher<>(
            new StreamPublisher(new ByteArrayInputStream(out.toByteArray())),
            ItemPublisherTest::text,
            100)
        .subscribe(eager);
    assertThat(eager.items).hasSize(50_000);
    assertThat(eager.deepest).isEqualTo(1);
    assertThat(eager.events).endsWith("x", "completed");
  }

  @Test
  void givesWhatIsPublishedWithinRequests() {
    int[] sum = new int[1];
    Signals<Integer> eager =
        new Signals<>() {
          @Override
          public void onSubscribe(Flow.Subscription given) {
            super.onSubscribe(given);
            given.request(1);
          }

          @Override
          void onItem(Integer item) {
            sum[0] += item;
            subscription.request(1);
          }
        };
    new ItemPublisher<>(
            WithinRequest.bytes(),
            (array, offset, length) -> new CborReader(array, offset, length).readInt(),
            100)
        .subscribe(eager);
    assertThat(eager.events).hasSize(WithinRequest.ITEMS + 2).endsWith("completed");
    assertThat(sum[0]).isEqualTo(450_000);
  }

  @Test
  void refusesWhatMakesNoSense() {
    assertThatThrownBy(() -> publisher.subscribe(null)).isInstanceOf(NullPointerException.class);
    assertThatThrownBy(() -> new ItemPublisher<>(bytes, ItemPublisherTest::text, 0))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("maxBytes must be at least 1, not 0");
  }

  @Test
  void givesTheSameItemsInAnyChunking() {
    Seeds.each(
        300,
        random -> {
          CborWriter out = new CborWriter();
          List<List<Byte>> expected = new ArrayList<>();
          int largest = 1 + random.nextInt(random.nextBoolean() ? 30 : 30_000);
          int count = random.nextInt(30);
          for (int i = 0; i < count; i++) {
            int from = out.size();
            RandomItem.write(random, out, largest);
            expected.add(RandomItem.boxed(out.buffer(), from, out.size() - from));
          }
          byte[] all = out.toByteArray();
          Script chunks = new Script();
          Signals<List<Byte>> got = new Signals<>();
          new ItemPublisher<List<Byte>>(chunks, RandomItem::boxed, Math.max(1, all.length))
              .subscribe(got);
          int at = 0;
          while (got.items.size() < count) {
            if (chunks.news().contains("request 1")) {
              int n = Math.min(all.length - at, random.nextInt(largest + 1));
              chunks.subscriber.onNext(ByteBuffer.wrap(Arrays.copyOfRange(all, at, at + n)));
              at += n;
            } else {
              got.subscription.request(1 + random.nextInt(3));
            }
          }
          chunks.subscriber.onComplete();
          assertThat(got.items).isEqualTo(expected);
          assertThat(got.events).endsWith("completed");
        });
  }
}
