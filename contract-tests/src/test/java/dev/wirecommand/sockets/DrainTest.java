package dev.wirecommand.sockets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.wirecommand.cbor.CborReader;
import dev.wirecommand.client.CommandClient;
import dev.wirecommand.client.CommandReply;
import dev.wirecommand.client.ReconnectingClient;
import dev.wirecommand.client.RetryPolicy;
import dev.wirecommand.client.RetryingClient;
import dev.wirecommand.command.CommandException;
import dev.wirecommand.command.ConnectionException;
import dev.wirecommand.echo.EchoCalls;
import dev.wirecommand.echo.EchoDispatch;
import dev.wirecommand.leftovers.NothingLeftBehind;
import dev.wirecommand.netty.NothingLeftOpen;
import dev.wirecommand.server.ListeningServer;
import dev.wirecommand.server.WireServer;
import java.io.IOException;
import java.net.ConnectException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

@ParameterizedClass(name = "{0}")
@EnumSource
@ExtendWith({NothingLeftOpen.class, NothingLeftBehind.class})
class DrainTest {
  @Parameter private Sockets sockets;

  private final EchoDispatch dispatch = new EchoDispatch();
  private final WireServer server = WireServer.builder().dispatch(dispatch).build();
  private ListeningServer listening;

  @BeforeEach
  void start() throws IOException {
    listening = sockets.bind(server, 0);
  }

  @AfterEach
  void stop() {
    dispatch.mayAnswer.countDown();
    listening.close();
    server.close();
  }

  @Test
  void letsWhatRunsFinishAndTakesNothingNew() throws Exception {
    try (CommandClient client = sockets.connect(listening.address())) {
      CompletableFuture<CommandReply> call = EchoCalls.call(client, "wait", null);
      dispatch.waiting.await();
      CompletableFuture<Boolean> drained =
          CompletableFuture.supplyAsync(() -> drain(Duration.ofDays(1)));
      awaitRefusal();
      assertThatThrownBy(() -> untilRefused(client))
          .cause()
          .isInstanceOf(CommandException.class)
          .extracting(failure -> ((CommandException) failure).code())
          .isEqualTo("shutting-down");
      assertThat(drained).isNotDone();
      dispatch.mayAnswer.countDown();
      assertThat(drained.join()).isTrue();
      new CborReader(call.join().bytes()).readNull();
    }
  }

  private boolean drain(Duration timeout) {
    try {
      return listening.drain(timeout);
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  private void awaitRefusal() throws IOException {
    boolean refused = false;
    while (!refused) {
      try {
        new Socket(listening.address().getAddress(), listening.address().getPort()).close();
      } catch (SocketException e) {
        // A connection that is being made while the listener closes is reset; the next is refused.
        refused = e instanceof ConnectException;
      }
    }
  }

  /** Waits until new requests are refused, which is a moment later than new connections. */
  private static void untilRefused(CommandClient client) throws Exception {
    while (true) {
      EchoCalls.echo(client, "hi").get();
    }
  }

  @Test
  void followsItsServer() throws Exception {
    try (CommandClient client = sockets.connect(listening.address())) {
      CompletableFuture<CommandReply> call = EchoCalls.call(client, "wait", null);
      dispatch.waiting.await();
      server.startDrain(Duration.ofDays(1));
      awaitRefusal();
      assertThat(call).isNotDone();
      dispatch.mayAnswer.countDown();
      new CborReader(call.join().bytes()).readNull();
    }
    // All connections of the server have ended, and so this one ends by itself.
    for (Thread thread : Thread.getAllStackTraces().keySet()) {
      if (thread.getName().startsWith("wirecommand-server")) {
        thread.join();
      }
    }
  }

  @Test
  void aReconnectingClientGoesToTheNextServerWhileACallRuns() throws Exception {
    InetSocketAddress address = listening.address();
    // A call may reach the old server before the client knows of the drain, but a retry may not.
    RetryPolicy twice = new RetryPolicy(2, Duration.ZERO, Duration.ZERO);
    try (CommandClient client =
        new ReconnectingClient(() -> sockets.connect(address)).with(new RetryingClient(twice))) {
      CompletableFuture<CommandReply> call = EchoCalls.call(client, "wait", null);
      dispatch.waiting.await();
      server.startDrain(Duration.ofDays(1));
      awaitRefusal();
      try (WireServer next = WireServer.builder().dispatch(new EchoDispatch()).build();
          ListeningServer other = sockets.bind(next, address)) {
        assertThat(other.address()).isEqualTo(address);
        assertThat(EchoCalls.echo(client, "hi").get()).isEqualTo("hi");
        assertThat(EchoCalls.echo(client, "again").get()).isEqualTo("again");
        assertThat(call).isNotDone();
        dispatch.mayAnswer.countDown();
        new CborReader(call.get().bytes()).readNull();
      }
    }
  }

  @Test
  void cutsWhatDoesNotEndInTime() throws Exception {
    try (CommandClient client = sockets.connect(listening.address())) {
      CompletableFuture<CommandReply> call = EchoCalls.call(client, "wait", null);
      dispatch.waiting.await();
      assertThat(listening.drain(Duration.ZERO)).isFalse();
      assertThatThrownBy(call::join).hasCauseInstanceOf(ConnectionException.class);
    }
  }

  @Test
  void endsAtOnceWhereNothingRuns() throws Exception {
    CommandClient client = sockets.connect(listening.address());
    assertThat(EchoCalls.echo(client, "hi").join()).isEqualTo("hi");
    assertThat(listening.drain(Duration.ofDays(1))).isTrue();
    assertThatThrownBy(() -> EchoCalls.echo(client, "too late").join())
        .cause()
        .isInstanceOf(ConnectionException.class)
        .hasMessage(
            "the server left the connection, and it ended after the last call: make a new"
                + " connection");
    client.close();
    listening.close();
  }
}
