package dev.wirecommand.stream;

import static dev.wirecommand.stream.OutflowOwner.take;
import static dev.wirecommand.stream.OutflowOwner.takeAll;
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
class OutflowPublishedTest {
  private final OutflowOwner owner = new OutflowOwner();
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

  private Outflow started() {
    Outflow flow = Outflow.published(bytes, 4, owner);
    assertThat(bytes.calls).isEmpty();
    flow.start();
    assertThat(bytes.news()).containsExactly("subscribe", "request 16");
    return flow;
  }

  private void give(String text) {
    bytes.subscriber.onNext(ByteBuffer.wrap(Bytes.of("<" + text + ">"), 1, text.length()));
  }

  @Test
  void joinsAndSplitsBuffers() {
    Outflow flow = started();
    give("a");
    assertThat(owner.news()).containsExactly("partial");
    give("");
    give("bcdefghi");
    assertThat(owner.news()).containsExactly("ready");
    assertThat(take(flow, false)).isEqualTo("abcd");
    assertThat(take(flow, false)).isEqualTo("efgh");
    assertThat(take(flow, false)).isEqualTo("nothing");
    assertThat(owner.news()).containsExactly("partial");
    assertThat(take(flow, true)).isEqualTo("i");
    assertThat(take(flow, false)).isEqualTo("nothing");
    give("j");
    bytes.subscriber.onComplete();
    assertThat(owner.news()).containsExactly("partial", "ready", "released");
    assertThat(take(flow, false)).isEqualTo("j");
    assertThat(take(flow, false)).isEqualTo("end");
    assertThat(flow.failure()).isNull();
    flow.cancel();
    assertThat(bytes.calls).doesNotContain("cancel");
    assertThat(owner.news()).isEmpty();
  }

  @Test
  void leavesTheBufferAsItWas() {
    started();
    ByteBuffer buffer = ByteBuffer.allocateDirect(30).position(3).limit(28);
    bytes.subscriber.onNext(buffer);
    assertThat(buffer).isEqualTo(ByteBuffer.allocate(25));
    assertThat(buffer.position()).isEqualTo(3);
  }

  @Test
  void asksForNoMoreThanItExpectsToHaveRoomFor() {
    Outflow flow = started();
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
      first.add(take(flow, false));
    }
    assertThat(first).startsWith("0000", "1111").endsWith("::::").hasSize(11);
    // The items that waited are in the chunks now, and too few chunks are free for more.
    assertThat(bytes.news()).isEmpty();
    assertThat(take(flow, false)).isEqualTo(";;;;");
    assertThat(bytes.news()).containsExactly("request 4");
    give("last");
    give("more");
    assertThat(bytes.news()).isEmpty();
    assertThat(takeAll(flow, false))
        .containsExactly("<<<<", "====", ">>>>", "????", "last", "more");
    assertThat(bytes.news()).containsExactly("request 2", "request 4");
  }

  @Test
  void aLargeBufferWaitsWhereItIs() {
    byte[] large = new byte[1024 * 1024];
    Outflow flow = Outflow.published(bytes, 1000, owner);
    flow.start();
    bytes.calls.clear();
    long allocated =
        Allocation.by(
            () -> {
              bytes.subscriber.onNext(ByteBuffer.wrap(large));
              bytes.subscriber.onComplete();
              int sum = 0;
              for (Chunk c = flow.poll(false); c != null; c = flow.poll(false)) {
                sum += c.length();
                flow.recycle(c);
              }
              assertThat(sum).isEqualTo(large.length);
            });
    assertThat(allocated).isLessThan(64 * 1024);
    assertThat(flow.isEnded()).isTrue();
    assertThat(bytes.news()).isEmpty();
  }

  @Test
  void failsWithThePublisherAfterWhatItGave() {
    Outflow flow = started();
    give("abcde");
    var failure = new IllegalStateException("no more today");
    bytes.subscriber.onError(failure);
    bytes.subscriber.onComplete();
    bytes.subscriber.onError(new IllegalStateException("again"));
    give("more");
    assertThat(takeAll(flow, false)).containsExactly("abcd", "e");
    assertThat(flow.isEnded()).isTrue();
    assertThat(flow.failure()).isSameAs(failure);
    assertThat(bytes.calls).isEmpty();
    assertThat(owner.news()).containsExactly("ready", "released");
  }

  @Test
  void aNullBufferIsAFailure() {
    Outflow flow = started();
    give("abc");
    assertThatThrownBy(() -> bytes.subscriber.onNext(null))
        .isInstanceOf(NullPointerException.class);
    assertThat(bytes.news()).containsExactly("cancel");
    assertThat(takeAll(flow, false)).containsExactly("abc");
    assertThat(flow.failure())
        .isInstanceOf(NullPointerException.class)
        .hasMessage("item 1 (counted from 0) is null: leave out what there is nothing to say of");
    assertThat(owner.news()).containsExactly("partial", "ready", "released");
  }

  @Test
  void morethanWasRequestedIsAFailure() {
    Outflow flow = started();
    for (int i = 0; i < 16; i++) {
      give("abcd");
    }
    assertThat(bytes.news()).isEmpty();
    give("abcd");
    assertThat(bytes.news()).containsExactly("cancel");
    assertThat(takeAll(flow, false)).hasSize(16);
    assertThat(flow.failure())
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("the publisher gave more items than were requested (rule 1.1)");
  }

  @Test
  void aPublisherThatThrowsIsAFailure() {
    var failure = new IllegalStateException("not today");
    Outflow flow =
        Outflow.published(
            subscriber -> {
              throw failure;
            },
            4,
            owner);
    flow.start();
    assertThat(take(flow, false)).isEqualTo("end");
    assertThat(flow.failure()).isSameAs(failure);
    assertThat(owner.news()).containsExactly("ready", "released");
  }

  @Test
  void aSubscriptionThatThrowsIsAFailure() {
    var failure = new IllegalStateException("not today");
    List<String> calls = new ArrayList<>();
    Outflow flow =
        Outflow.published(
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
    flow.start();
    assertThat(take(flow, false)).isEqualTo("end");
    assertThat(flow.failure()).isSameAs(failure);
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
    Outflow flow = Outflow.published(uncancellable(failure, false), 4, owner);
    flow.start();
    assertThatThrownBy(flow::cancel).isSameAs(failure);
    assertThat(owner.news()).containsExactly("released");
  }

  @Test
  void endsThoughTheSubscriptionCanNotBeCancelled() {
    var failure = new IllegalStateException("not today");
    Outflow flow = Outflow.published(uncancellable(failure, true), 4, owner);
    flow.start();
    assertThat(take(flow, false)).isEqualTo("end");
    assertThat(flow.failure()).hasMessage("no requests");
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
    Outflow flow = started();
    give("abcdef");
    assertThat(owner.news()).containsExactly("ready");
    flow.cancel();
    flow.cancel();
    assertThat(bytes.news()).containsExactly("cancel");
    assertThat(owner.news()).containsExactly("released");
    give("more");
    bytes.subscriber.onComplete();
    assertThat(flow.poll(true)).isNull();
    assertThat(owner.news()).isEmpty();
  }

  @Test
  void cancelledBeforeTheStartItDoesNotSubscribe() {
    Outflow flow = Outflow.published(bytes, 4, owner);
    flow.cancel();
    flow.start();
    assertThat(bytes.calls).isEmpty();
    assertThat(owner.news()).containsExactly("released");
  }

  @Test
  void cancelledBeforeThePublisherAnswersItCancelsThen() {
    List<Flow.Subscriber<? super ByteBuffer>> waiting = new ArrayList<>();
    Outflow flow = Outflow.published(waiting::add, 4, owner);
    flow.start();
    flow.cancel();
    bytes.subscribe(waiting.get(0));
    assertThat(bytes.news()).containsExactly("subscribe", "cancel");
  }

  @Test
  void encodesItems() {
    Script<String> items = new Script<>();
    Outflow flow = Outflow.publishedItems(items, CborWriter::writeText, 4, owner);
    flow.start();
    assertThat(items.news()).containsExactly("subscribe", "request 16");
    items.subscriber.onNext("a");
    items.subscriber.onNext("b");
    // Two items that are longer than the free chunks do not share an array.
    items.subscriber.onNext("0123456789abcdefghi");
    items.subscriber.onNext("0123456789abcdefghi");
    items.subscriber.onNext("c");
    items.subscriber.onComplete();
    assertThat(String.join("|", takeAll(flow, false)))
        .isEqualTo("aaab|s012|3456|789a|bcde|fghi|s012|3456|789a|bcde|fghi|ac");
    assertThat(flow.isEnded()).isTrue();
  }

  @Test
  void failsWithTheEncoder() {
    Script<String> items = new Script<>();
    var failure = new IllegalStateException("can't write b");
    Outflow flow =
        Outflow.publishedItems(
            items,
            (out, item) -> {
              out.writeText(item);
              if (item.equals("b")) {
                throw failure;
              }
            },
            9,
            owner);
    flow.start();
    items.subscriber.onNext("a");
    items.subscriber.onNext("b");
    items.subscriber.onNext("c");
    assertThat(items.calls).endsWith("cancel");
    assertThat(takeAll(flow, false)).containsExactly("aa");
    assertThat(flow.failure()).isSameAs(failure);
  }

  @Test
  void givesTheSameBytesHoweverTheyComeAndGo() {
    Seeds.each(
        200,
        random -> {
          Inflow inflow = new Inflow(1 + random.nextInt(5000), new OwnThread());
          Outflow flow =
              Outflow.published(inflow.publisher(), 1 + random.nextInt(3000), new OutflowOwner());
          flow.start();
          var expected = new ByteArrayOutputStream();
          var got = new ByteArrayOutputStream();
          int largest = 1 + random.nextInt(20_000);
          for (int i = 0; i < 60; i++) {
            byte[] part = Bytes.random(random, random.nextInt(largest));
            expected.writeBytes(part);
            inflow.add(part, 0, part.length);
            if (random.nextInt(3) == 0) {
              OutflowOwner.takeAll(flow, got);
            }
          }
          inflow.end();
          OutflowOwner.takeAll(flow, got);
          assertThat(flow.isEnded()).isTrue();
          assertThat(flow.failure()).isNull();
          assertThat(got.toByteArray()).isEqualTo(expected.toByteArray());
        });
  }

  private static final class OwnThread extends InflowOwner {
    OwnThread() {
      ownThread = true;
    }
  }
}
