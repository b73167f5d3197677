package dev.wirecommand.netty;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.wirecommand.command.ConnectionException;
import dev.wirecommand.echo.EchoCalls;
import dev.wirecommand.leftovers.NothingLeftBehind;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Tests servers that close a connection before the client knows that it is connected. */
@ExtendWith({NothingLeftOpen.class, NothingLeftBehind.class})
class ImmediateCloseTest {
  private static final int CONNECTIONS = 200;

  @Test
  void callsEndInAConnectionException() throws Exception {
    try (ServerSocket listening = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
      CompletableFuture<Void> server = CompletableFuture.runAsync(() -> closeAll(listening));
      for (int i = 0; i < CONNECTIONS; i++) {
        try (NettyClient client =
            NettyClient.connect(
                new InetSocketAddress(listening.getInetAddress(), listening.getLocalPort()))) {
          assertThatThrownBy(() -> EchoCalls.call(client, "x", null).get())
              .as("connection %d", i)
              .hasCauseInstanceOf(ConnectionException.class);
        }
      }
      server.join();
    }
  }

  private static void closeAll(ServerSocket listening) {
    try {
      for (int i = 0; i < CONNECTIONS; i++) {
        listening.accept().close();
      }
    } catch (IOException e) {
      throw new AssertionError("the server itself failed", e);
    }
  }
}
