package dev.wirecommand.server;

import static dev.wirecommand.testing.wire.Frames.cancel;
import static dev.wirecommand.testing.wire.Frames.request;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.wirecommand.command.CommandException;
import dev.wirecommand.reactor.Limits;
import dev.wirecommand.testing.wire.DefinedCommands;
import dev.wirecommand.testing.wire.ServerScene;
import dev.wirecommand.testing.wire.TestLink;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Flow;
import java.util.concurrent.SubmissionPublisher;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Results that are published, and how small pieces of them join. */
class PublishedResultTest {
  private static final String FIRST = "1 2 stream-begin bytes-response continuation|cbor ";
  private static final String NEXT = "1 2 0 bytes-response continuation|cbor ";
  private static final String END = "1 2 0 bytes-response eos|cbor ";

  private final ServerScene scene = new ServerScene();
  private final TestLink link = scene.link();
  private final DefinedCommands commands = scene.commands();
  private final Script items = new Script();

  /** A publisher whose items come when the test says. */
  private static final class Script implements Flow.Publisher<Integer>, Flow.Subscription {
    final List<String> asked = new ArrayList<>();
    Flow.Subscriber<? super Integer> subscriber;

    @Override
    public void subscribe(Flow.Subscriber<? super Integer> given) {
      subscriber = given;
      given.onSubscribe(this);
    }

    @Override
    public void request(long n) {
      asked.add("request " + n);
    }

    @Override
    public void cancel() {
      asked.add("cancel");
    }

    void give(int... values) {
      for (int value : values) {
        subscriber.onNext(value);
      }
    }
  }

  @BeforeEach
  void define() {
    scene.limits(Limits.builder().sendPayload(4).runningCommands(1));
    commands.nonBlocking(
        "job", response -> response.items(items, (out, item) -> out.writeLong(item)));
  }

  private void give(int... values) {
    items.give(values);
    link.runTasks();
  }

  @Test
  void fullFramesGoAtOnce() {
    scene.receive(request(1, "job"));
    give(1, 2, 3);
    assertThat(scene.sent()).isEmpty();
    give(4);
    assertThat(scene.sent()).containsExactly(FIRST + "\\x01\\x02\\x03\\x04");
  }

  @Test
  void whatFillsNoFrameLingersForAMillisecond() {
    scene.receive(request(1, "job"));
    give(1);
    link.advance(Duration.ofNanos(999_999));
    assertThat(scene.sent()).isEmpty();
    give(2);
    link.advance(Duration.ofNanos(1));
    assertThat(scene.sent()).containsExactly(FIRST + "\\x01\\x02");
    assertThat(link.timers()).isZero();
    give(3);
    assertThat(link.timers()).isEqualTo(1);
    link.advance(Duration.ofMillis(1));
    assertThat(scene.sent()).containsExactly(NEXT + "\\x03");
  }

  @Test
  void theEndWaitsForNothing() {
    scene.receive(request(1, "job"));
    give(1, 2);
    items.subscriber.onComplete();
    link.runTasks();
    assertThat(scene.sent()).containsExactly(FIRST + "\\x01\\x02", END);
    link.advance(Duration.ofMillis(1));
    assertThat(scene.sent()).isEmpty();
  }

  @Test
  void lingersOnceWhileThePeerDoesNotRead() {
    link.setWritable(false);
    scene.receive(request(1, "job"));
    give(1, 2, 3, 4, 5);
    link.advance(Duration.ofMillis(1));
    assertThat(link.timers()).isZero();
    link.setWritable(true);
    scene.connection().onWritable();
    assertThat(scene.sent()).containsExactly(FIRST + "\\x01\\x02\\x03\\x04");
    assertThat(link.timers()).isEqualTo(1);
    link.advance(Duration.ofMillis(1));
    assertThat(scene.sent()).containsExactly(NEXT + "\\x05");
  }

  @Test
  void isAskedForNoMoreThanThereIsRoomFor() {
    link.setWritable(false);
    scene.receive(request(1, "job"));
    assertThat(items.asked).containsExactly("request 16");
    give(IntStream.range(0, 32).map(i -> i % 16).toArray());
    List<String> asked = List.of("request 16", "request 8", "request 8");
    assertThat(items.asked).isEqualTo(asked);
    scene.receive(request(3, "wirecommand.ping"));
    assertThat(items.asked).isEqualTo(asked);
    link.setWritable(true);
    scene.connection().onWritable();
    assertThat(items.asked).hasSizeGreaterThan(asked.size());
    assertThat(scene.sent())
        .containsExactly(
            "3 2 stream-begin bytes-response eos|cbor cbor:None",
            NEXT + "\\x00\\x01\\x02\\x03",
            NEXT + "\\x04\\x05\\x06\\x07",
            NEXT + "\\x08\\t\\n\\x0b",
            NEXT + "\\x0c\\r\\x0e\\x0f",
            NEXT + "\\x00\\x01\\x02\\x03",
            NEXT + "\\x04\\x05\\x06\\x07",
            NEXT + "\\x08\\t\\n\\x0b",
            NEXT + "\\x0c\\r\\x0e\\x0f");
  }

  @Test
  void bytesGoBareAndWhatFillsFramesAtOnce() {
    SubmissionPublisher<ByteBuffer> pieces = new SubmissionPublisher<>(Runnable::run, 8);
    commands.nonBlocking("bytes", response -> response.bytes(pieces));
    scene.receive(request(1, "bytes"));
    pieces.submit(ByteBuffer.wrap("abcdefghi".getBytes(UTF_8)));
    pieces.submit(ByteBuffer.wrap("j".getBytes(UTF_8)));
    pieces.close();
    link.runTasks();
    assertThat(scene.sent())
        .containsExactly(
            "1 2 stream-begin bytes-response continuation abcd",
            "1 2 0 bytes-response continuation efgh",
            "1 2 0 bytes-response continuation ij",
            "1 2 0 bytes-response eos ");
  }

  @Test
  void anErrorFollowsWhatCameBefore() {
    scene.receive(request(1, "job"));
    give(1);
    items.subscriber.onError(new CommandException("gone"));
    link.runTasks();
    assertThat(scene.sent())
        .containsExactly(FIRST + "\\x01", "1 2 0 error-response application gone");
  }

  @Test
  void aPublisherThatThrowsIsAFailure() {
    commands.nonBlocking(
        "broken",
        response ->
            response.items(
                (Flow.Publisher<Integer>)
                    subscriber -> {
                      throw new CommandException("gone");
                    },
                (out, item) -> out.writeLong(item)));
    scene.receive(request(1, "broken"));
    assertThat(scene.sent()).containsExactly("1 2 stream-begin error-response application gone");
  }

  @Test
  void takingItBackCancelsTheSubscription() {
    scene.receive(request(1, "job"));
    give(1);
    scene.receive(cancel(3, 1));
    assertThat(items.asked).containsExactly("request 16", "cancel");
    link.advance(Duration.ofMillis(1));
    assertThat(scene.sent())
        .containsExactly(
            "1 2 stream-begin error-response application job:",
            "3 2 0 bytes-response eos|cbor cbor:True");
  }

  @Test
  void takingItBackEndsItOnce() {
    CompletableFuture<Long> stage = new CompletableFuture<>();
    List<Integer> ran = new ArrayList<>();
    commands.nonBlocking(
        "later",
        (context, data, response) -> {
          ran.add(context.requestId());
          response.later(stage, (answer, value) -> answer.cbor().writeNull());
        });
    scene.receive(request(1, "job"));
    scene.receive(cancel(3, 1), request(5, "later"), request(7, "later"));
    // Were it counted twice, there would be room for both.
    assertThat(ran).containsExactly(5);
  }

  @Test
  void losingTheConnectionCancelsTheSubscription() {
    scene.receive(request(1, "job"));
    scene.connection().onClosed(null);
    assertThat(items.asked).containsExactly("request 16", "cancel");
  }

  @Test
  void mayBePublishedWithinEachRequest() {
    int all = 100_000;
    Flow.Publisher<Integer> within =
        subscriber ->
            subscriber.onSubscribe(
                new Flow.Subscription() {
                  private int next;
                  private boolean ended;

                  @Override
                  public void request(long n) {
                    for (long i = 0; i < n && next < all; i++) {
                      subscriber.onNext(next++);
                    }
                    if (next == all && !ended) {
                      ended = true;
                      subscriber.onComplete();
                    }
                  }

                  @Override
                  public void cancel() {}
                });
    commands.nonBlocking(
        "all", response -> response.items(within, (out, item) -> out.writeLong(item % 10)));
    scene.receive(request(1, "all"));
    link.runTasks();
    List<String> sent = scene.sent();
    assertThat(sent).hasSize(all / 4 + 1).endsWith(END);
    assertThat(sent.get(0)).isEqualTo(FIRST + "\\x00\\x01\\x02\\x03");
    assertThat(sent.get(all / 4 - 1)).isEqualTo(NEXT + "\\x06\\x07\\x08\\t");
  }

  @Test
  void mayBePublishedAtOnce() {
    Flow.Publisher<Integer> atOnce =
        subscriber ->
            subscriber.onSubscribe(
                new Flow.Subscription() {
                  private int next = 1;
                  private boolean giving;
                  private long demand;

                  @Override
                  public void request(long n) {
                    demand += n;
                    if (giving) {
                      return;
                    }
                    giving = true;
                    for (; demand > 0 && next <= 40; demand--) {
                      subscriber.onNext(next++);
                    }
                    giving = false;
                    if (next == 41) {
                      next++;
                      subscriber.onComplete();
                    }
                  }

                  @Override
                  public void cancel() {}
                });
    commands.nonBlocking(
        "all", response -> response.items(atOnce, (out, item) -> out.writeLong(item % 10)));
    scene.receive(request(1, "all"));
    link.runTasks();
    List<String> sent = scene.sent();
    assertThat(sent).hasSize(11).endsWith(END);
    assertThat(sent.get(0)).isEqualTo(FIRST + "\\x01\\x02\\x03\\x04");
    assertThat(sent.get(9)).isEqualTo(NEXT + "\\x07\\x08\\t\\x00");
  }
}
