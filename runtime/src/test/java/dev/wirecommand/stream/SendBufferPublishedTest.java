package dev.wirecommand.stream;

import static dev.wirecommand.stream.RecordingSendOwner.take;
import static dev.wirecommand.stream.RecordingSendOwner.takeAll;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.wirecommand.cbor.CborWriter;
import dev.wirecommand.link.Allocation;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Flow;
import org.junit.jupiter.api.Test;

/** Send buffers with chunks of 4 bytes that subscribe to bytes or items. */
class SendBufferPublishedTest {
  private final RecordingSendOwner owner = new RecordingSendOwner();
  private final Script<ByteBuffer> bytes = new Script<>();

  /** A publisher that signals when the test tells it to. */
  private static final class Script<T> implements Flow.Publisher<T>, Flow.Subscription {
    final List<String> calls = new ArrayList<>();
    Flow.Subscriber<? super T> subscriber;

    @Override
    public void subscribe(Flow.Subscriber<? super T> given) {
      subscriber = given;
      calls.add("subscribe");
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

  private SendBuffer started() {
    SendBuffer buffer = SendBuffer.published(bytes, 4, owner);
    assertThat(bytes.calls).isEmpty();
    buffer.start();
    assertThat(bytes.news()).containsExactly("subscribe", "request 16");
    return buffer;
  }

  private void give(String text) {
    bytes.subscriber.onNext(ByteBuffer.wrap(Bytes.of("<" + text + ">"), 1, text.length()));
  }

  @Test
  void joinsAndSplitsBuffers() {
    SendBuffer buffer = started();
    give("a");
    assertThat(owner.news()).containsExactly("partial");
    give("");
    give("bcdefghi");
    assertThat(owner.news()).containsExactly("ready");
    assertThat(take(buffer, false)).isEqualTo("abcd");
    assertThat(take(buffer, false)).isEqualTo("efgh");
    assertThat(take(buffer, false)).isEqualTo("nothing");
    assertThat(owner.news()).containsExactly("partial");
    assertThat(take(buffer, true)).isEqualTo("i");
    assertThat(take(buffer, false)).isEqualTo("nothing");
    give("j");
    bytes.subscriber.onComplete();
    assertThat(owner.news()).containsExactly("partial", "ready", "released");
    assertThat(take(buffer, false)).isEqualTo("j");
    assertThat(take(buffer, false)).isEqualTo("end");
    assertThat(buffer.failure()).isNull();
    buffer.cancel();
    assertThat(bytes.calls).doesNotContain("cancel");
    assertThat(owner.news()).isEmpty();
  }

  @Test
  void leavesTheBufferAsItWas() {
    started();
    ByteBuffer direct = ByteBuffer.allocateDirect(30).position(3).limit(28);
    bytes.subscriber.onNext(direct);
    assertThat(direct).isEqualTo(ByteBuffer.allocate(25));
    assertThat(direct.position()).isEqualTo(3);
  }

  @Test
  void asksForNoMoreThanItExpectsToHaveRoomFor() {
    SendBuffer buffer = started();
    give("0000");
    give("1111");
    // 14 items are outstanding, and at most 6 of that size would fit.
    assertThat(bytes.news()).isEmpty();
    for (int i = 2; i < 16; i++) {
      give(String.valueOf((char) ('0' + i)).repeat(4));
    }
    assertThat(bytes.news()).isEmpty();
    assertThat(owner.news()).containsExactly("ready");
    List<String> first = new ArrayList<>();
    for (int i = 0; i < 11; i++) {
      first.add(take(buffer, false));
    }
    assertThat(first).startsWith("0000", "1111").endsWith("::::").hasSize(11);
    // The items that waited are in the chunks now, and too few chunks are free for more.
    assertThat(bytes.news()).isEmpty();
    assertThat(take(buffer, false)).isEqualTo(";;;;");
    assertThat(bytes.news()).containsExactly("request 4");
    give("last");
    give("more");
    assertThat(bytes.news()).isEmpty();
    assertThat(takeAll(buffer, false))
        .containsExactly("<<<<", "====", ">>>>", "????", "last", "more");
    assertThat(bytes.news()).containsExactly("request 2", "request 4");
  }

  @Test
  void aLargeBufferWaitsWhereItIs() {
    byte[] large = new byte[1024 * 1024];
    SendBuffer buffer = SendBuffer.published(bytes, 1000, owner);
    buffer.start();
    bytes.calls.clear();
    long allocated =
        Allocation.by(
            () -> {
              bytes.subscriber.onNext(ByteBuffer.wrap(large));
              bytes.subscriber.onComplete();
              int sum = 0;
              for (Chunk c = buffer.poll(false); c != null; c = buffer.poll(false)) {
                sum += c.length();
                buffer.release(c);
              }
              assertThat(sum).isEqualTo(large.length);
            });
    assertThat(allocated).isLessThan(64 * 1024);
    assertThat(buffer.isEnded()).isTrue();
    assertThat(bytes.news()).isEmpty();
  }

  @Test
  void failsWithThePublisherAfterWhatItGave() {
    SendBuffer buffer = started();
    give("abcde");
    var failure = new IllegalStateException("no more today");
    bytes.subscriber.onError(failure);
    bytes.subscriber.onComplete();
    bytes.subscriber.onError(new IllegalStateException("again"));
    give("more");
    assertThat(takeAll(buffer, false)).containsExactly("abcd", "e");
    assertThat(buffer.isEnded()).isTrue();
    assertThat(buffer.failure()).isSameAs(failure);
    assertThat(bytes.calls).isEmpty();
    assertThat(owner.news()).containsExactly("ready", "released");
  }

  @Test
  void aNullBufferIsAFailure() {
    SendBuffer buffer = started();
    give("abc");
    assertThatThrownBy(() -> bytes.subscriber.onNext(null))
        .isInstanceOf(NullPointerException.class);
    assertThat(bytes.news()).containsExactly("cancel");
    assertThat(takeAll(buffer, false)).containsExactly("abc");
    assertThat(buffer.failure())
        .isInstanceOf(NullPointerException.class)
        .hasMessage("item 1 (counted from 0) is null: leave out what there is nothing to say of");
    assertThat(owner.news()).containsExactly("partial", "ready", "released");
  }

  @Test
  void morethanWasRequestedIsAFailure() {
    SendBuffer buffer = started();
    for (int i = 0; i < 16; i++) {
      give("abcd");
    }
    assertThat(bytes.news()).isEmpty();
    give("abcd");
    assertThat(bytes.news()).containsExactly("cancel");
    assertThat(takeAll(buffer, false)).hasSize(16);
    assertThat(buffer.failure())
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("the publisher gave more items than were requested (rule 1.1)");
  }

  @Test
  void aPublisherThatThrowsIsAFailure() {
    var failure = new IllegalStateException("not today");
    SendBuffer buffer =
        SendBuffer.published(
            subscriber -> {
              throw failure;
            },
            4,
            owner);
    buffer.start();
    assertThat(take(buffer, false)).isEqualTo("end");
    assertThat(buffer.failure()).isSameAs(failure);
    assertThat(owner.news()).containsExactly("ready", "released");
  }

  @Test
  void aSubscriptionThatThrowsIsAFailure() {
    var failure = new IllegalStateException("not today");
    List<String> calls = new ArrayList<>();
    SendBuffer buffer =
        SendBuffer.published(
            subscriber ->
                subscriber.onSubscribe(
                    new Flow.Subscription() {
                      @Override
                      public void request(long n) {
                        throw failure;
                      }

                      @Override
                      public void cancel() {
                        calls.add("cancel");
                      }
                    }),
            4,
            owner);
    buffer.start();
    assertThat(take(buffer, false)).isEqualTo("end");
    assertThat(buffer.failure()).isSameAs(failure);
    assertThat(calls).containsExactly("cancel");
  }

  /** A publisher whose subscription throws when it is cancelled and, if so told, on request. */
  private static Flow.Publisher<ByteBuffer> uncancellable(RuntimeException failure, boolean deaf) {
    return subscriber ->
        subscriber.onSubscribe(
            new Flow.Subscription() {
              @Override
              public void request(long n) {
                if (deaf) {
                  throw new IllegalStateException("no requests");
                }
              }

              @Override
              public void cancel() {
                throw failure;
              }
            });
  }

  @Test
  void isReleasedThoughTheSubscriptionCanNotBeCancelled() {
    var failure = new IllegalStateException("not today");
    SendBuffer buffer = SendBuffer.published(uncancellable(failure, false), 4, owner);
    buffer.start();
    // The failure of the publisher is logged: it concerns no other call of the event loop.
    buffer.cancel();
    assertThat(owner.news()).containsExactly("released");
  }

  @Test
  void endsThoughTheSubscriptionCanNotBeCancelled() {
    var failure = new IllegalStateException("not today");
    SendBuffer buffer = SendBuffer.published(uncancellable(failure, true), 4, owner);
    buffer.start();
    assertThat(take(buffer, false)).isEqualTo("end");
    assertThat(buffer.failure()).hasMessage("no requests");
    assertThat(owner.news()).containsExactly("ready", "released");
  }

  @Test
  void takesOneSubscription() {
    started();
    Script<ByteBuffer> second = new Script<>();
    second.subscribe(bytes.subscriber);
    assertThat(second.news()).containsExactly("subscribe", "cancel");
    assertThat(bytes.news()).isEmpty();
  }

  @Test
  void cancels() {
    SendBuffer buffer = started();
    give("abcdef");
    assertThat(owner.news()).containsExactly("ready");
    buffer.cancel();
    buffer.cancel();
    assertThat(bytes.news()).containsExactly("cancel");
    assertThat(owner.news()).containsExactly("released");
    give("more");
    bytes.subscriber.onComplete();
    assertThat(buffer.poll(true)).isNull();
    assertThat(owner.news()).isEmpty();
  }

  @Test
  void cancelledBeforeTheStartItDoesNotSubscribe() {
    SendBuffer buffer = SendBuffer.published(bytes, 4, owner);
    buffer.cancel();
    buffer.start();
    assertThat(bytes.calls).isEmpty();
    assertThat(owner.news()).containsExactly("released");
  }

  @Test
  void cancelledBeforeThePublisherAnswersItCancelsThen() {
    List<Flow.Subscriber<? super ByteBuffer>> waiting = new ArrayList<>();
    SendBuffer buffer = SendBuffer.published(waiting::add, 4, owner);
    buffer.start();
    buffer.cancel();
    bytes.subscribe(waiting.get(0));
    assertThat(bytes.news()).containsExactly("subscribe", "cancel");
  }

  @Test
  void encodesItems() {
    Script<String> items = new Script<>();
    SendBuffer buffer = SendBuffer.publishedItems(items, CborWriter::writeText, 4, owner);
    buffer.start();
    assertThat(items.news()).containsExactly("subscribe", "request 16");
    items.subscriber.onNext("a");
    items.subscriber.onNext("b");
    // Two items that are longer than the free chunks do not share an array.
    items.subscriber.onNext("0123456789abcdefghi");
    items.subscriber.onNext("0123456789abcdefghi");
    items.subscriber.onNext("c");
    items.subscriber.onComplete();
    assertThat(String.join("|", takeAll(buffer, false)))
        .isEqualTo("aaab|s012|3456|789a|bcde|fghi|s012|3456|789a|bcde|fghi|ac");
    assertThat(buffer.isEnded()).isTrue();
  }

  @Test
  void failsWithTheEncoder() {
    Script<String> items = new Script<>();
    var failure = new IllegalStateException("can't write b");
    SendBuffer buffer =
        SendBuffer.publishedItems(
            items,
            (out, item) -> {
              out.writeText(item);
              if (item.equals("b")) {
                throw failure;
              }
            },
            9,
            owner);
    buffer.start();
    items.subscriber.onNext("a");
    items.subscriber.onNext("b");
    items.subscriber.onNext("c");
    assertThat(items.calls).endsWith("cancel");
    assertThat(takeAll(buffer, false)).containsExactly("aa");
    assertThat(buffer.failure()).isSameAs(failure);
  }

  @Test
  void givesTheSameBytesHoweverTheyComeAndGo() {
    Seeds.each(
        200,
        random -> {
          ReceiveBuffer received = new ReceiveBuffer(1 + random.nextInt(5000), new OwnThread());
          SendBuffer buffer =
              SendBuffer.published(
                  received.publisher(), 1 + random.nextInt(3000), new RecordingSendOwner());
          buffer.start();
          var expected = new ByteArrayOutputStream();
          var got = new ByteArrayOutputStream();
          int largest = 1 + random.nextInt(20_000);
          for (int i = 0; i < 60; i++) {
            byte[] part = Bytes.random(random, random.nextInt(largest));
            expected.writeBytes(part);
            received.add(part, 0, part.length);
            if (random.nextInt(3) == 0) {
              RecordingSendOwner.takeAll(buffer, got);
            }
          }
          received.end();
          RecordingSendOwner.takeAll(buffer, got);
          assertThat(buffer.isEnded()).isTrue();
          assertThat(buffer.failure()).isNull();
          assertThat(got.toByteArray()).isEqualTo(expected.toByteArray());
        });
  }

  /** An owner that takes what is ready within the notice, as a call on its event loop does. */
  private static final class Eager extends RecordingSendOwner {
    final ByteArrayOutputStream taken = new ByteArrayOutputStream();
    private SendBuffer buffer;
    private boolean taking;

    @Override
    public void onReady() {
      if (!taking) {
        taking = true;
        takeAll(buffer, taken);
        taking = false;
      }
    }
  }

  @Test
  void aPublisherMayPublishWithinRequestWithoutEnd() {
    Eager eager = new Eager();
    eager.buffer = SendBuffer.published(WithinRequest.bytes(), 4, eager);
    eager.buffer.start();
    RecordingSendOwner.takeAll(eager.buffer, eager.taken);
    assertThat(eager.buffer.failure()).isNull();
    assertThat(eager.buffer.isEnded()).isTrue();
    assertThat(eager.taken.toByteArray()).isEqualTo(WithinRequest.allBytes());
  }

  private static final class OwnThread extends RecordingReceiveOwner {
    OwnThread() {
      ownThread = true;
    }
  }
}
