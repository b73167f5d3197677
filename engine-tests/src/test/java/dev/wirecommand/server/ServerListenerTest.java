package dev.wirecommand.server;

import static dev.wirecommand.testing.wire.Frames.cancel;
import static dev.wirecommand.testing.wire.Frames.data;
import static dev.wirecommand.testing.wire.Frames.lastData;
import static dev.wirecommand.testing.wire.Frames.request;
import static dev.wirecommand.testing.wire.Frames.requestWithArguments;
import static dev.wirecommand.testing.wire.Frames.requestWithMeta;
import static dev.wirecommand.testing.wire.Frames.upload;
import static org.assertj.core.api.Assertions.assertThat;

import dev.wirecommand.codegen.CommandResponse;
import dev.wirecommand.command.CommandContext;
import dev.wirecommand.command.CommandException;
import dev.wirecommand.link.Peer;
import dev.wirecommand.reactor.Limits;
import dev.wirecommand.testing.wire.DefinedCommands;
import dev.wirecommand.testing.wire.ServerScene;
import dev.wirecommand.testing.wire.TestLink;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

/** What a server tells its listener, each event exactly. */
class ServerListenerTest {
  private final ServerScene scene = new ServerScene();
  private final TestLink link = scene.link();
  private final DefinedCommands commands = scene.commands();
  private final List<String> events = new ArrayList<>();
  private final CompletableFuture<Long> stage = new CompletableFuture<>();

  private final class Log implements ServerListener {
    @Override
    public void connectionOpened(Peer peer) {
      events.add("opened " + peer.transport());
    }

    @Override
    public void connectionClosed(Peer peer, Throwable cause) {
      events.add("closed " + peer.transport() + " " + cause);
    }

    @Override
    public void protocolError(Peer peer, String message) {
      events.add("protocol error " + message);
    }

    @Override
    public void callStarted(CommandContext context) {
      events.add("started " + context.command() + " " + context.requestId());
    }

    @Override
    public void callEnded(CommandContext context, ServerCallEnd end) {
      events.add("ended " + context.command() + " " + context.requestId() + " " + end);
    }

    @Override
    public void callRefused(Peer peer, String command, String error) {
      events.add("refused " + command + " " + error);
    }
  }

  ServerListenerTest() {
    scene.builder().listener(new Log());
    commands.blocking("job", (CommandResponse response) -> response.raw(new byte[7]));
    commands.nonBlocking(
        "later", response -> response.later(stage, (answer, value) -> answer.cbor().writeNull()));
  }

  private void receive(String... frames) {
    scene.receive(frames);
  }

  private void pass(int millis) {
    link.advance(Duration.ofMillis(millis));
  }

  private static String end(String error, long millis, long in, long out) {
    return new ServerCallEnd(error, millis * 1_000_000, in, out).toString();
  }

  /** What has happened since this was asked last; the connection was opened before. */
  private List<String> events() {
    List<String> since = new ArrayList<>(events);
    events.clear();
    since.remove("opened IN_PROCESS");
    return since;
  }

  @Test
  void tellsOfConnections() {
    link.setPeer(Peer.of(Peer.Transport.TLS, null));
    scene.connection();
    assertThat(events).containsExactly("opened TLS");
    IOException cause = new IOException("reset");
    scene.connection().onClosed(cause);
    assertThat(events).containsExactly("opened TLS", "closed TLS " + cause);
  }

  @Test
  void tellsOfProtocolErrors() {
    receive("1 1 0 command-data eos x");
    assertThat(events())
        .containsExactly("protocol error command-data of request 1, which is not being received");
  }

  @Test
  void tellsOfACallWithItsTimeAndItsBytes() {
    receive(requestWithArguments(1, "job", "b'a': 1"));
    assertThat(events()).containsExactly("started job 1");
    pass(5);
    scene.runHandlers();
    assertThat(events()).containsExactly("ended job 1 " + end(null, 5, 4, 7));
  }

  @Test
  void countsDataAndWhatIsStreamed() {
    scene.limits(Limits.builder().sendPayload(4));
    commands.blocking("echo", (context, data, response) -> response.bytes(data.inputStream()));
    receive(upload(1, "echo"), data(1, "abcde"), lastData(1, "f"));
    scene.runHandlers();
    assertThat(events()).containsExactly("started echo 1", "ended echo 1 " + end(null, 0, 7, 6));
  }

  @Test
  void countsTheTimeAndTheDataOfACallThatWaits() {
    scene.limits(Limits.builder().runningCommands(1));
    receive(request(1, "later"), upload(3, "job"), data(3, "abc"));
    assertThat(events()).containsExactly("started later 1");
    pass(5);
    stage.complete(1L);
    link.runTasks();
    assertThat(events()).containsExactly("ended later 1 " + end(null, 5, 1, 1), "started job 3");
    pass(2);
    scene.runHandlers();
    assertThat(events()).containsExactly("ended job 3 " + end(null, 7, 4, 7));
  }

  @Test
  void tellsOfErrors() {
    commands.nonBlocking(
        "broken",
        response -> {
          throw new IllegalStateException();
        });
    commands.nonBlocking(
        "missing",
        response -> {
          throw new CommandException("not-found", "no");
        });
    receive(request(1, "broken"), request(3, "missing"));
    assertThat(events())
        .containsExactly(
            "started broken 1",
            "ended broken 1 " + end("internal", 0, 1, 0),
            "started missing 3",
            "ended missing 3 " + end("not-found", 0, 1, 0));
  }

  @Test
  void tellsOfACancelledCallWhenItsHandlerHasEnded() {
    receive(request(1, "later"), cancel(3, 1));
    assertThat(events()).containsExactly("started later 1");
    pass(9);
    stage.complete(1L);
    link.runTasks();
    assertThat(events()).containsExactly("ended later 1 " + end("cancelled", 9, 1, 0));
  }

  @Test
  void tellsOfACallWhoseConnectionIsGone() {
    receive(request(1, "later"));
    scene.connection().onClosed(null);
    assertThat(events()).containsExactly("started later 1", "closed IN_PROCESS null");
    stage.complete(1L);
    link.runTasks();
    assertThat(events()).containsExactly("ended later 1 " + end("cancelled", 0, 1, 0));
  }

  @Test
  void tellsOfAStreamThatIsTakenBack() {
    scene.limits(Limits.builder().sendPayload(4));
    commands.nonBlocking(
        "stream",
        (CommandResponse response) -> response.bytes(new ByteArrayInputStream(new byte[100])));
    link.setWritable(false);
    receive(request(1, "stream"));
    scene.runHandlers();
    receive(cancel(3, 1));
    assertThat(events()).containsExactly("started stream 1");
    scene.runHandlers();
    // The one frame that was on its way counts.
    assertThat(events()).containsExactly("ended stream 1 " + end("cancelled", 0, 1, 4));
  }

  @Test
  void tellsOfWhatIsRefused() {
    link.setPeer(Peer.of(Peer.Transport.TCP, null));
    scene.limits(Limits.builder().serverRunningCommands(1));
    commands.writing("change", (context, data, response) -> response.cbor().writeNull());
    commands.preparing(
        "bad",
        (context, data) -> {
          throw new CommandException("invalid-argument", "no");
        });
    receive(
        request(1, "none"),
        request(3, "change"),
        request(5, "bad"),
        requestWithMeta(7, "job", "b'deadline': 0"),
        requestWithMeta(9, "job", "b'deadline': None"),
        requestWithArguments(11, "wirecommand.ping", "b'a': 1"),
        request(13, "later"),
        request(15, "job"));
    events.remove("opened TCP");
    assertThat(events())
        .containsExactly(
            "refused  unknown-command",
            "refused change permission-denied",
            "refused bad invalid-argument",
            "refused job deadline-exceeded",
            "refused job invalid-argument",
            "refused wirecommand.ping invalid-argument",
            "started later 13",
            "refused job overloaded");
  }

  @Test
  void tellsOfWhatIsRefusedAfterItHasWaited() {
    scene.limits(Limits.builder().runningCommands(1));
    receive(
        request(1, "later"),
        request(3, "job"),
        cancel(5, 3),
        requestWithMeta(7, "job", "b'deadline': 5"));
    pass(5);
    assertThat(events())
        .containsExactly(
            "started later 1", "refused job cancelled", "refused job deadline-exceeded");
  }

  @Test
  void tellsOfADrain() throws InterruptedException {
    receive(request(1, "later"));
    assertThat(scene.server().drain(Duration.ZERO)).isFalse();
    link.runTasks();
    receive(request(3, "job"));
    assertThat(events()).containsExactly("started later 1", "refused job shutting-down");
  }

  @Test
  void standardCommandsThatSucceedAreNotToldOf() {
    receive(request(1, "wirecommand.ping"));
    assertThat(events()).isEmpty();
  }

  @Test
  void aListenerThatFailsDoesNoHarm() {
    ServerScene other = new ServerScene();
    other.commands().nonBlocking("job", response -> response.cbor().writeNull());
    other
        .builder()
        .listener(
            new ServerListener() {
              @Override
              public void connectionOpened(Peer peer) {
                throw new AssertionError("opened");
              }

              @Override
              public void connectionClosed(Peer peer, Throwable cause) {
                throw new AssertionError("closed");
              }

              @Override
              public void callStarted(CommandContext context) {
                throw new AssertionError("started");
              }

              @Override
              public void callEnded(CommandContext context, ServerCallEnd end) {
                throw new AssertionError("ended");
              }

              @Override
              public void callRefused(Peer peer, String command, String error) {
                throw new AssertionError("refused");
              }

              @Override
              public void protocolError(Peer peer, String message) {
                throw new AssertionError("protocol error");
              }
            });
    other.receive(request(1, "job"), request(3, "none"), "5 1 0 command-data eos x");
    assertThat(other.sent())
        .containsExactly(
            "1 2 stream-begin bytes-response eos|cbor cbor:None",
            "3 2 0 error-response application unknown command 'none'; there are job",
            "5 2 0 error-response protocol command-data of request 5, which is not being received");
    assertThat(other.link().isClosed()).isTrue();
    assertThat(other.link().isAborted()).isFalse();
    other.connection().onClosed(null);
  }
}
