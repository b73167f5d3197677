package dev.wirecommand.sockets;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.wirecommand.client.CommandClient;
import dev.wirecommand.command.ConnectionException;
import dev.wirecommand.echo.EchoCalls;
import dev.wirecommand.leftovers.NothingLeftBehind;
import dev.wirecommand.netty.NothingLeftOpen;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** Tests servers that close a connection before the client knows that it is connected. */
@ParameterizedClass(name = "{0}")
@EnumSource
@ExtendWith({NothingLeftOpen.class, NothingLeftBehind.class})
class ImmediateCloseTest {
  @Parameter private Sockets sockets;

  private static final int CONNECTIONS = 200;

  @Test
  void callsEndInAConnectionException() throws Exception {
    try (ServerSocket listening = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
      CompletableFuture<Void> server = CompletableFuture.runAsync(() -> closeAll(listening));
      for (int i = 0; i < CONNECTIONS; i++) {
        try (CommandClient client =
            sockets.connect(
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
