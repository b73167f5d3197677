package dev.wirecommand.server;

import static dev.wirecommand.testing.wire.Frames.request;
import static org.assertj.core.api.Assertions.assertThat;

import dev.wirecommand.codegen.CommandResponse;
import dev.wirecommand.command.CancelReason;
import dev.wirecommand.frame.Frame;
import dev.wirecommand.frame.FrameListener;
import dev.wirecommand.link.Peer;
import dev.wirecommand.link.ReadDeadlines;
import dev.wirecommand.reactor.Limits;
import dev.wirecommand.testing.wire.DefinedCommands;
import dev.wirecommand.testing.wire.ServerScene;
import dev.wirecommand.testing.wire.TestLink;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Flow;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Connections that end by what nobody meant to happen. */
class CutConnectionTest {
  private final ServerScene scene = new ServerScene();
  private final TestLink link = scene.link();
  private final DefinedCommands commands = scene.commands();
  private final List<CancelReason> told = new ArrayList<>();
  private final CompletableFuture<Long> stage = new CompletableFuture<>();

  /** Fails at frames of these requests, as they come and as they go. */
  private int failingReceived = -1;

  private int failingSent = -1;

  @BeforeEach
  void define() {
    commands.nonBlocking(
        "later",
        (context, data, response) -> {
          context.onCancel(told::add);
          response.later(stage, (answer, value) -> answer.cbor().writeNull());
        });
    commands.nonBlocking("now", (CommandResponse response) -> response.cbor().writeNull());
    scene
        .builder()
        .frameListener(
            new FrameListener() {
              @Override
              public void sent(Frame frame) {
                if (frame.requestId() == failingSent) {
                  throw new AssertionError("sent");
                }
              }

              @Override
              public void received(Frame frame) {
                if (frame.requestId() == failingReceived) {
                  throw new AssertionError("received");
                }
              }
            });
  }

  @Test
  void aListenerThatFailsAtAFrameThatComesCutsTheConnection() {
    failingReceived = 3;
    scene.receive(request(1, "later"), request(3, "now"), request(5, "now"));
    assertThat(link.isAborted()).isTrue();
    assertThat(link.takeWritten()).isEmpty();
    scene.connection().onClosed(null);
    assertThat(told).containsExactly(CancelReason.CONNECTION_LOST);
  }

  @Test
  void aListenerThatFailsAtAFrameThatGoesCutsTheConnection() {
    failingSent = 1;
    scene.receive(request(1, "later"));
    stage.complete(1L);
    link.runTasks();
    assertThat(link.isAborted()).isTrue();
    scene.receive(request(3, "now"));
    assertThat(link.takeWritten()).isEmpty();
    scene.connection().onClosed(null);
  }

  @Test
  void aListenerThatFailsWhenThePeerReadsAgainCutsTheConnection() {
    failingSent = 1;
    link.setWritable(false);
    scene.receive(request(1, "now"), request(3, "later"));
    assertThat(link.isAborted()).isFalse();
    link.setWritable(true);
    scene.connection().onWritable();
    assertThat(link.isAborted()).isTrue();
    scene.connection().onClosed(null);
    assertThat(told).containsExactly(CancelReason.CONNECTION_LOST);
  }

  @Test
  void aListenerThatFailsAtTheEndOfInputCutsTheConnection() {
    failingSent = 0;
    scene.receive(request(1, "later"));
    scene.connection().onBytes(new byte[] {1, 2, 3}, 0, 3);
    scene.connection().onEndOfInput();
    assertThat(link.isAborted()).isTrue();
    assertThat(link.takeWritten()).isEmpty();
    assertThat(told).containsExactly(CancelReason.CONNECTION_LOST);
  }

  @Test
  void aListenerThatFailsWhenThePeerIsLateCutsTheConnection() {
    link.setReadDeadlines(ReadDeadlines.DEFAULT);
    failingSent = 0;
    scene.connection();
    link.advance(ReadDeadlines.DEFAULT.idle());
    assertThat(link.isAborted()).isTrue();
    assertThat(link.takeWritten()).isEmpty();
  }

  @Test
  void aCallThatFailsToEndKeepsNeitherTheOthersNorTheConnectionFromTheirEnd() throws Exception {
    List<Throwable> closed = new ArrayList<>();
    scene
        .builder()
        .listener(
            new ServerListener() {
              @Override
              public void connectionClosed(Peer peer, Throwable cause) {
                closed.add(cause);
              }
            });
    commands.nonBlocking(
        "broken",
        (CommandResponse response) ->
            response.items(
                (Flow.Publisher<Integer>) CutConnectionTest::subscribeForEver,
                (out, item) -> out.writeNull()));
    scene.receive(request(1, "later"), request(3, "broken"), request(5, "later"));
    assertThat(scene.server().drain(Duration.ZERO)).isFalse();
    IOException cause = new IOException("broken pipe");
    scene.connection().onClosed(cause);
    assertThat(told).containsExactly(CancelReason.CONNECTION_LOST, CancelReason.CONNECTION_LOST);
    assertThat(closed).containsExactly(cause);
    assertThat(scene.server().drain(Duration.ZERO)).isTrue();
  }

  /** Publishes nothing, and can't be cancelled. */
  private static void subscribeForEver(Flow.Subscriber<? super Integer> subscriber) {
    subscriber.onSubscribe(
        new Flow.Subscription() {
          @Override
          public void request(long n) {}

          @Override
          public void cancel() {
            throw new AssertionError("cancel");
          }
        });
  }

  @Test
  void whatWaitsOnAConnectionThatIsCutNeverRuns() {
    scene.limits(Limits.builder().runningCommands(1));
    failingSent = 1;
    scene.receive(request(1, "later"), request(3, "later"));
    stage.complete(1L);
    link.runTasks();
    assertThat(link.isAborted()).isTrue();
    scene.connection().onClosed(null);
    // Only the first had asked to be told, and it had ended.
    assertThat(told).isEmpty();
  }

  @Test
  void aTruncatedFrameBreaksTheProtocol() {
    scene.receive(request(1, "later"));
    scene.connection().onBytes(new byte[] {1, 2, 3}, 0, 3);
    scene.connection().onEndOfInput();
    assertThat(scene.sent())
        .containsExactly(
            "0 2 stream-begin error-response protocol truncated frame: input ended after 3 of 8 header bytes");
    assertThat(link.isClosed()).isTrue();
    assertThat(told).containsExactly(CancelReason.CONNECTION_LOST);
  }

  @Test
  void theEndOfInputIsHeardOnce() {
    scene.receive(request(1, "later"));
    scene.connection().onEndOfInput();
    scene.connection().onEndOfInput();
    assertThat(link.isClosed()).isFalse();
    stage.complete(1L);
    link.runTasks();
    assertThat(scene.sent()).containsExactly("1 2 stream-begin bytes-response eos|cbor cbor:None");
    assertThat(link.isClosed()).isTrue();
  }

  @Test
  void aRequestThatIsIncompleteAtTheEndOfInputIsForgotten() {
    scene.receive("1 1 0 command-request new|more x");
    scene.connection().onEndOfInput();
    assertThat(scene.sent()).isEmpty();
    assertThat(link.isClosed()).isTrue();
    assertThat(link.isAborted()).isFalse();
  }
}
