package dev.wirecommand.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wirecommand.Permission;
import dev.wirecommand.client.CallOptions;
import dev.wirecommand.client.ClientConnection;
import dev.wirecommand.client.ClientOptions;
import dev.wirecommand.client.CommandCall;
import dev.wirecommand.client.CommandName;
import dev.wirecommand.client.CommandReply;
import dev.wirecommand.command.CommandData;
import dev.wirecommand.link.Peer;
import dev.wirecommand.link.ReadDeadlines;
import dev.wirecommand.server.ServerListener;
import dev.wirecommand.server.WireServer;
import dev.wirecommand.testing.wire.DefinedCommands;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

/** A client that makes no calls for a long time, in virtual time. */
class QuietConnectionTest {
  private final SimulatedNetwork network = new SimulatedNetwork(Duration.ofMillis(1), 1_000_000);
  private final List<String> protocolErrors = new ArrayList<>();

  private ClientConnection connect(ClientOptions options) {
    WireServer server =
        WireServer.builder()
            .dispatch(
                new DefinedCommands().nonBlocking("one", response -> response.cbor().writeLong(1)))
            .listener(
                new ServerListener() {
                  @Override
                  public void protocolError(Peer peer, String message) {
                    protocolErrors.add(message);
                  }
                })
            .build();
    network.server().setReadDeadlines(ReadDeadlines.DEFAULT);
    ClientConnection client = new ClientConnection(network.client(), options);
    network.connect(client, server.connect(network.server()));
    return client;
  }

  private CompletableFuture<CommandReply> call(ClientConnection client) {
    CompletableFuture<CommandReply> reply =
        client.call(
            new CommandCall(
                new CommandName("one", Permission.READ),
                new byte[] {(byte) 0xA0},
                CommandData.none(),
                CallOptions.NONE));
    network.run(Duration.ofSeconds(1));
    return reply;
  }

  @Test
  void staysOpenWithKeepAlive() {
    ClientConnection client = connect(ClientOptions.DEFAULT);
    assertThat(call(client)).isCompleted();
    network.run(Duration.ofHours(1));
    assertThat(client.isOpen()).isTrue();
    assertThat(client.isLeaving()).isFalse();
    CompletableFuture<CommandReply> reply = call(client);
    assertThat(reply).isCompleted();
    assertThat(reply.join().bytes()).containsExactly(1);
    assertThat(protocolErrors).isEmpty();
  }

  @Test
  void endsWithoutAnErrorWhereKeepAliveIsOff() {
    ClientConnection client = connect(ClientOptions.builder().keepAliveIdle(Duration.ZERO).build());
    assertThat(call(client)).isCompleted();
    network.run(Duration.ofSeconds(58));
    assertThat(client.isOpen()).isTrue();
    network.run(Duration.ofSeconds(4));
    assertThat(client.isOpen()).isFalse();
    CompletableFuture<CommandReply> reply = call(client);
    assertThat(reply.handle((value, failure) -> failure.getMessage()).join())
        .isEqualTo(
            "the server left the connection, and it ended after the last call: make a new"
                + " connection");
    assertThat(protocolErrors).isEmpty();
  }
}
