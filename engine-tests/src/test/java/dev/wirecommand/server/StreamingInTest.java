package dev.wirecommand.server;

import static dev.wirecommand.testing.wire.Frames.cancel;
import static dev.wirecommand.testing.wire.Frames.data;
import static dev.wirecommand.testing.wire.Frames.lastData;
import static dev.wirecommand.testing.wire.Frames.request;
import static dev.wirecommand.testing.wire.Frames.upload;
import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.wirecommand.command.BorrowingSubscriber;
import dev.wirecommand.command.CommandData;
import dev.wirecommand.frame.FrameEncoder;
import dev.wirecommand.frame.text.FrameText;
import dev.wirecommand.reactor.Limits;
import dev.wirecommand.testing.wire.DefinedCommands;
import dev.wirecommand.testing.wire.ServerScene;
import dev.wirecommand.testing.wire.TestLink;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Flow;
import org.junit.jupiter.api.Test;

/** Data of requests, as handlers receive it. */
class StreamingInTest {
  private static final String DONE = "bytes-response eos|cbor cbor:None";

  private final ServerScene scene = new ServerScene();
  private final TestLink link = scene.link();
  private final DefinedCommands commands = scene.commands();

  /** A command that answers with all that it reads. */
  private void echo() {
    commands.blocking(
        "echo", (context, data, response) -> response.raw(data.inputStream().readAllBytes()));
  }

  @Test
  void isReadAsAStream() {
    echo();
    scene.receive(upload(1, "echo"), data(1, "ab"), data(1, ""), lastData(1, "c"));
    scene.runHandlers();
    assertThat(scene.sent()).containsExactly("1 2 stream-begin bytes-response eos abc");
  }

  @Test
  void isReadWhileItArrives() throws Exception {
    List<String> read = new ArrayList<>();
    CompletableFuture<Void> first = new CompletableFuture<>();
    commands.blocking(
        "job",
        (context, data, response) -> {
          InputStream stream = data.inputStream();
          read.add(new String(stream.readNBytes(2), US_ASCII));
          first.complete(null);
          read.add(new String(stream.readAllBytes(), US_ASCII));
          response.cbor().writeNull();
        });
    CompletableFuture<Void> ended = new CompletableFuture<>();
    scene.onThreads(
        task ->
            new Thread(
                    () -> {
                      task.run();
                      ended.complete(null);
                    })
                .start());
    scene.receive(upload(1, "job"));
    scene.receive(data(1, "ab"));
    first.get();
    scene.receive(lastData(1, "c"));
    ended.get();
    link.runTasks();
    assertThat(read).containsExactly("ab", "c");
    assertThat(scene.sent()).containsExactly("1 2 stream-begin " + DONE);
  }

  @Test
  void isReadAsOneArray() {
    commands.blocking("job", (context, data, response) -> response.raw(data.toByteArray()));
    scene.receive(upload(1, "job"), data(1, "ab"), lastData(1, "c"));
    scene.runHandlers();
    assertThat(scene.sent()).containsExactly("1 2 stream-begin bytes-response eos abc");
  }

  @Test
  void asOneArrayHasALimit() {
    scene.limits(Limits.builder().bufferedDataBytes(4));
    commands.blocking("job", (context, data, response) -> response.raw(data.toByteArray()));
    scene.receive(upload(1, "job"), lastData(1, "abcd"), upload(3, "job"), data(3, "abcde"));
    scene.runHandlers();
    scene.receive(lastData(3, "f"));
    assertThat(scene.sent())
        .containsExactly(
            "1 2 stream-begin bytes-response eos abcd",
            "3 2 0 error-response application job: more than 4 bytes of buffered data");
  }

  /** Asks for one buffer after the other, and answers when there are no more. */
  private static class Collector implements Flow.Subscriber<ByteBuffer> {
    final List<String> signals = new ArrayList<>();
    final CompletableFuture<Long> ended = new CompletableFuture<>();
    Flow.Subscription subscription;

    @Override
    public void onSubscribe(Flow.Subscription given) {
      subscription = given;
      given.request(1);
    }

    @Override
    public void onNext(ByteBuffer item) {
      signals.add(US_ASCII.decode(item).toString());
      subscription.request(1);
    }

    @Override
    public void onError(Throwable failure) {
      signals.add("error: " + failure.getMessage());
      ended.completeExceptionally(failure);
    }

    @Override
    public void onComplete() {
      signals.add("complete");
      ended.complete(1L);
    }
  }

  private Collector collect() {
    return collect(new Collector());
  }

  private Collector collect(Collector collector) {
    commands.nonBlocking(
        "job",
        (context, data, response) -> {
          data.publisher().subscribe(collector);
          response.later(collector.ended, (answer, value) -> answer.cbor().writeNull());
        });
    return collector;
  }

  @Test
  void isPublishedOnTheConnectionsThreadAsItArrives() {
    Collector collector = collect();
    scene.receive(upload(1, "job"), data(1, "ab"));
    assertThat(collector.signals).containsExactly("ab");
    scene.receive(data(1, "c"), data(1, "d"));
    assertThat(collector.signals).containsExactly("ab", "c", "d");
    scene.receive(lastData(1, "e"));
    assertThat(collector.signals).containsExactly("ab", "c", "d", "e", "complete");
    assertThat(scene.sent()).containsExactly("1 2 stream-begin " + DONE);
  }

  @Test
  void isNotCopiedForASubscriberThatKeepsNothing() {
    List<byte[]> arrays = new ArrayList<>();
    class Borrowing extends Collector implements BorrowingSubscriber<ByteBuffer> {
      @Override
      public void onNext(ByteBuffer item) {
        arrays.add(item.array());
        super.onNext(item);
      }
    }

    Collector collector = collect(new Borrowing());
    scene.receive(upload(1, "job"));
    byte[] frame = FrameEncoder.encode(FrameText.parse(lastData(1, "abc")));
    scene.connection().onBytes(frame, 0, frame.length);
    scene.connection().onBatchEnd();
    assertThat(collector.signals).containsExactly("abc", "complete");
    assertThat(arrays).hasSize(1);
    assertThat(arrays.get(0)).isSameAs(frame);
    assertThat(scene.sent()).containsExactly("1 2 stream-begin " + DONE);
  }

  @Test
  void aPublisherSaysThatTheRequestWasTakenBack() {
    Collector collector = collect();
    scene.receive(upload(1, "job"), data(1, "ab"), cancel(3, 1));
    assertThat(collector.signals).containsExactly("ab", "error: job: cancelled by the peer");
    assertThat(scene.sent())
        .containsExactly(
            "1 2 stream-begin error-response application job: cancelled by the peer",
            "3 2 0 bytes-response eos|cbor cbor:True");
  }

  @Test
  void aPublisherSaysThatTheConnectionIsGone() {
    Collector collector = collect();
    scene.receive(upload(1, "job"));
    scene.connection().onClosed(null);
    assertThat(collector.signals).containsExactly("error: job: the connection is gone");
  }

  @Test
  void theEndOfInputWithinItIsAnError() {
    Collector collector = collect();
    scene.receive(upload(1, "job"), data(1, "ab"));
    scene.connection().onEndOfInput();
    assertThat(collector.signals)
        .containsExactly("ab", "error: job: the peer ended its input within the data");
    assertThat(scene.sent())
        .containsExactly(
            "1 2 stream-begin error-response application job: the peer ended its input within the"
                + " data");
    assertThat(link.isClosed()).isTrue();
  }

  @Test
  void theEndOfInputAfterItIsNone() {
    echo();
    scene.receive(upload(1, "echo"), lastData(1, "ab"));
    scene.connection().onEndOfInput();
    assertThat(link.isClosed()).isFalse();
    scene.runHandlers();
    assertThat(scene.sent()).containsExactly("1 2 stream-begin bytes-response eos ab");
    assertThat(link.isClosed()).isTrue();
  }

  @Test
  void isReadOnce() {
    List<CommandData> kept = new ArrayList<>();
    commands.nonBlocking(
        "job",
        (context, data, response) -> {
          kept.add(data);
          assertThat(data.isPresent()).isTrue();
          data.inputStream();
          assertThatIllegalStateException().isThrownBy(data::inputStream);
          assertThatIllegalStateException().isThrownBy(data::publisher);
          assertThatIllegalStateException().isThrownBy(data::toByteArray);
          response.cbor().writeNull();
        });
    scene.receive(upload(1, "job"));
    assertThat(scene.sent()).containsExactly("1 2 stream-begin " + DONE);
    assertThat(kept).hasSize(1);
  }

  @Test
  void isAStreamToWhoAsksHowItIsThere() {
    commands.blocking(
        "job",
        (context, data, response) ->
            response.raw(
                data.accept(
                    new CommandData.Visitor<byte[]>() {
                      @Override
                      public byte[] none() {
                        return "none".getBytes(US_ASCII);
                      }

                      @Override
                      public byte[] whole(byte[] bytes) {
                        throw new AssertionError("whole");
                      }

                      @Override
                      public byte[] stream(InputStream stream) {
                        try {
                          return stream.readAllBytes();
                        } catch (java.io.IOException e) {
                          throw new AssertionError(e);
                        }
                      }

                      @Override
                      public byte[] published(Flow.Publisher<ByteBuffer> publisher) {
                        throw new AssertionError("published");
                      }
                    })));
    scene.receive(upload(1, "job"), lastData(1, "ab"), request(3, "job"));
    scene.runHandlers();
    assertThat(scene.sent())
        .containsExactly("1 2 stream-begin bytes-response eos ab", "3 2 0 bytes-response eos none");
  }

  @Test
  void ofARequestThatHasNoneIsEmpty() {
    commands.blocking(
        "job",
        (context, data, response) -> {
          assertThat(data.isPresent()).isFalse();
          response.raw(data.inputStream().readAllBytes());
        });
    scene.receive(request(1, "job"));
    scene.runHandlers();
    assertThat(scene.sent()).containsExactly("1 2 stream-begin bytes-response eos ");
  }

  @Test
  void ofARequestThatSendsNoneIsEmpty() {
    echo();
    scene.receive(upload(1, "echo"), lastData(1, ""));
    scene.runHandlers();
    assertThat(scene.sent()).containsExactly("1 2 stream-begin bytes-response eos ");
  }

  @Test
  void thatACommandDoesNotTakeIsDropped() {
    commands.withoutData(
        "job",
        (context, data, response) -> {
          assertThat(data.isPresent()).isFalse();
          response.cbor().writeNull();
        });
    scene.limits(Limits.builder().windowBytes(1));
    scene.receive(upload(1, "job"), data(1, "abc"));
    assertThat(link.isReading()).isTrue();
    scene.runHandlers();
    assertThat(scene.sent()).containsExactly("1 2 stream-begin " + DONE);
    // The rest of it too; then the id is free.
    scene.receive(data(1, "abc"), lastData(1, "d"), request(1, "job"));
    scene.runHandlers();
    assertThat(scene.sent()).containsExactly("1 2 0 " + DONE);
  }

  @Test
  void whatAHandlerDoesNotReadIsDiscarded() {
    scene.limits(Limits.builder().windowBytes(4));
    commands.blocking(
        "job",
        (context, data, response) -> {
          assertThat(data.inputStream().read()).isEqualTo('a');
          response.cbor().writeNull();
        });
    scene.receive(upload(1, "job"), data(1, "abc"));
    scene.runHandlers();
    assertThat(scene.sent()).containsExactly("1 2 stream-begin " + DONE);
    scene.receive(data(1, "abcdefgh"), lastData(1, "i"), request(1, "job"));
    assertThat(link.isReading()).isTrue();
    assertThat(link.timers()).isZero();
  }

  @Test
  void goesOnWhileAResponseStreams() {
    commands.blocking("echo", (context, data, response) -> response.bytes(data.inputStream()));
    scene.receive(upload(1, "echo"), data(1, "ab"));
    // All of it, since the thread that reads is the test's own, which must not wait here.
    scene.receive(lastData(1, "c"));
    scene.runHandlers();
    assertThat(scene.sent())
        .containsExactly(
            "1 2 stream-begin bytes-response continuation abc", "1 2 0 bytes-response eos ");
  }

  @Test
  void whoWouldWaitForItOnTheConnectionsThreadFailsAtOnce() {
    List<Throwable> thrown = new ArrayList<>();
    commands.nonBlocking(
        "job",
        (context, data, response) -> {
          try {
            response.raw(data.toByteArray());
          } catch (IllegalStateException e) {
            thrown.add(e);
            throw e;
          }
        });
    scene.receive(upload(1, "job"), data(1, "ab"));
    assertThat(thrown)
        .singleElement()
        .satisfies(
            e ->
                assertThat(e)
                    .hasMessage(
                        "this read would wait on an event loop, which has to receive the bytes:"
                            + " read on another thread, or use the publisher"));
    assertThat(scene.sent())
        .singleElement()
        .asString()
        .startsWith("1 2 stream-begin error-response application job: internal error ");
  }
}
