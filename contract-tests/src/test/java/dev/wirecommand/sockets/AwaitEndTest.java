package dev.wirecommand.sockets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.wirecommand.echo.EchoDispatch;
import dev.wirecommand.leftovers.NothingLeftBehind;
import dev.wirecommand.link.Peer;
import dev.wirecommand.netty.NothingLeftOpen;
import dev.wirecommand.server.ListeningServer;
import dev.wirecommand.server.ServerListener;
import dev.wirecommand.server.WireServer;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

@ParameterizedClass(name = "{0}")
@EnumSource
@ExtendWith({NothingLeftOpen.class, NothingLeftBehind.class})
class AwaitEndTest {
  @Parameter private Sockets sockets;

  private final WireServer server = WireServer.builder().dispatch(new EchoDispatch()).build();

  @Test
  void waitsUntilTheServerIsClosed() throws Exception {
    ListeningServer listening = sockets.bind(server, 0);
    CompletableFuture<String> end = new CompletableFuture<>();
    Thread main =
        new Thread(
            () -> {
              try {
                listening.awaitEnd();
                end.complete("ended");
              } catch (InterruptedException e) {
                end.completeExceptionally(e);
              }
            });
    main.start();
    while (main.getState() != Thread.State.WAITING && !end.isDone()) {
      Thread.onSpinWait();
    }
    assertThat(end).isNotDone();
    assertThat(listening.drain(Duration.ofMinutes(1))).isTrue();
    assertThat(end.get()).isEqualTo("ended");
    main.join();
    // It has ended, so a further call returns at once.
    listening.awaitEnd();
  }

  @Test
  void anInterruptEndsTheWaitAndNotTheServer() throws Exception {
    try (ListeningServer listening = sockets.bind(server, 0)) {
      Thread.currentThread().interrupt();
      assertThatThrownBy(listening::awaitEnd).isInstanceOf(InterruptedException.class);
      sockets.connect(listening.address()).close();
    }
  }

  @Test
  void isRefusedOnAnEventLoop() throws Exception {
    CompletableFuture<ListeningServer> bound = new CompletableFuture<>();
    CompletableFuture<Void> awaited = new CompletableFuture<>();
    ServerListener listener =
        new ServerListener() {
          @Override
          public void connectionOpened(Peer peer) {
            try {
              bound.join().awaitEnd();
              awaited.complete(null);
            } catch (InterruptedException | RuntimeException e) {
              awaited.completeExceptionally(e);
            }
          }
        };
    try (WireServer listened = WireServer.builder().listener(listener).build();
        ListeningServer listening = sockets.bind(listened, 0)) {
      bound.complete(listening);
      sockets.connect(listening.address()).close();
      assertThatThrownBy(awaited::get)
          .cause()
          .isInstanceOf(IllegalStateException.class)
          .hasMessage("awaitEnd would block an event loop: call it on another thread");
    }
  }
}
