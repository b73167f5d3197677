package dev.wirecommand.inprocess;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.wirecommand.cbor.CborReader;
import dev.wirecommand.client.ClientOptions;
import dev.wirecommand.client.CommandClient;
import dev.wirecommand.client.CommandReply;
import dev.wirecommand.command.CommandException;
import dev.wirecommand.command.ConnectionException;
import dev.wirecommand.echo.EchoCalls;
import dev.wirecommand.echo.EchoDispatch;
import dev.wirecommand.leftovers.NothingLeftBehind;
import dev.wirecommand.link.ClientTls;
import dev.wirecommand.server.WireServer;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(NothingLeftBehind.class)
class InProcessTest {
  private final EchoDispatch dispatch = new EchoDispatch();
  private final WireServer server = WireServer.builder().dispatch(dispatch).build();

  @AfterEach
  void stop() {
    dispatch.mayAnswer.countDown();
    server.close();
  }

  @Test
  void carriesCallsAndTheirAnswers() {
    try (CommandClient client = InProcess.connect(server)) {
      assertThat(EchoCalls.echo(client, "hi").join()).isEqualTo("hi");
      assertThatThrownBy(() -> EchoCalls.call(client, "fail", null).join())
          .cause()
          .isInstanceOf(CommandException.class)
          .hasMessage("as you wish");
    }
  }

  @Test
  void carriesRequestsAndResponsesOfManyFrames() {
    byte[] data = new byte[3_000_000];
    new Random(7).nextBytes(data);
    try (CommandClient client = InProcess.connect(server)) {
      assertThat(EchoCalls.call(client, "data", data).join().bytes()).isEqualTo(data);
      CommandReply size = EchoCalls.call(client, "size", data).join();
      assertThat(new CborReader(size.bytes()).readLong()).isEqualTo(3_000_000);
    }
  }

  @Test
  void connectionsAreIndependent() throws Exception {
    try (CommandClient client = InProcess.connect(server)) {
      CommandClient other = InProcess.connect(server);
      CompletableFuture<CommandReply> waiting = EchoCalls.call(other, "wait", null);
      dispatch.waiting.await();
      assertThat(EchoCalls.echo(client, "hi").join()).isEqualTo("hi");
      other.close();
      assertThat(waiting).isCompletedExceptionally();
      assertThat(EchoCalls.echo(client, "still here").join()).isEqualTo("still here");
    }
  }

  @Test
  void callsEndWhenTheClientCloses() throws Exception {
    CommandClient client = InProcess.connect(server);
    CompletableFuture<CommandReply> waiting = EchoCalls.call(client, "wait", null);
    dispatch.waiting.await();
    client.close();
    assertThatThrownBy(waiting::join)
        .cause()
        .isInstanceOf(ConnectionException.class)
        .hasMessage("the connection was closed on this side");
    assertThatThrownBy(() -> EchoCalls.echo(client, "too late").join())
        .cause()
        .isInstanceOf(ConnectionException.class)
        .hasMessage("the connection was closed on this side");
    client.close();
  }

  @Test
  void mayBeClosedOnItsOwnThread() {
    CommandClient client = InProcess.connect(server);
    EchoCalls.echo(client, "hi").thenAccept(text -> client.close()).join();
    // The event loop ends nevertheless, or the check for leftovers fails.
  }

  @Test
  void refusesTls() {
    ClientOptions options = ClientOptions.builder().tls(ClientTls.DEFAULT).build();
    assertThatThrownBy(() -> InProcess.connect(server, options))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("TLS is for TCP; a connection within a process needs none");
  }
}
