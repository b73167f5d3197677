package dev.wirecommand.netty;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.wirecommand.client.ClientListener;
import dev.wirecommand.client.ClientOptions;
import dev.wirecommand.client.CommandName;
import dev.wirecommand.command.CommandContext;
import dev.wirecommand.command.ConnectionException;
import dev.wirecommand.echo.EchoCalls;
import dev.wirecommand.echo.EchoDispatch;
import dev.wirecommand.frame.Frame;
import dev.wirecommand.frame.FrameListener;
import dev.wirecommand.frame.FrameType;
import dev.wirecommand.jvm.RealError;
import dev.wirecommand.leftovers.NothingLeftBehind;
import dev.wirecommand.link.Peer;
import dev.wirecommand.server.ServerListener;
import dev.wirecommand.server.WireServer;
import io.netty.channel.EventLoopGroup;
import java.io.IOException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Errors that really happen on the event loops of servers and clients: all loops go on. */
@ExtendWith({NothingLeftOpen.class, NothingLeftBehind.class})
class ErrorsOnEventLoopsTest {
  /** Connections enough for each event loop to have some. */
  private static final int ROUNDS = 3 * Runtime.getRuntime().availableProcessors();

  private volatile boolean failing = true;

  /** Fails when a response passes. */
  private FrameListener failingAtResponses(RealError error) {
    return new FrameListener() {
      @Override
      public void sent(Frame frame) {
        fail(frame);
      }

      @Override
      public void received(Frame frame) {
        fail(frame);
      }

      private void fail(Frame frame) {
        if (failing && frame.type() == FrameType.BYTES_RESPONSE.code()) {
          int unused = error.happen();
        }
      }
    };
  }

  private static WireServer.Builder builder() {
    EchoDispatch dispatch = new EchoDispatch();
    return WireServer.builder().dispatch(dispatch);
  }

  @ParameterizedTest
  @EnumSource
  void ofTasksAndTimers(RealError error) throws Exception {
    EventLoopGroup group = EventLoops.best().newGroup("errors");
    try {
      for (int i = 0; i < ROUNDS; i++) {
        group.next().execute(error::happen);
        group.next().schedule(error::happen, 1, TimeUnit.NANOSECONDS).await();
      }
      for (int i = 0; i < ROUNDS; i++) {
        assertThat(group.next().submit(() -> "alive").get()).isEqualTo("alive");
      }
    } finally {
      EventLoops.shutdown(group).get();
    }
  }

  @ParameterizedTest
  @EnumSource
  void ofAServer(RealError error) throws IOException {
    try (WireServer server = builder().frameListener(failingAtResponses(error)).build();
        NettyServer listening = NettyServer.bind(server, 0)) {
      for (int i = 0; i < ROUNDS; i++) {
        try (NettyClient client = NettyClient.connect(listening.address())) {
          CompletableFuture<String> answer = EchoCalls.echo(client, "a");
          assertThatThrownBy(answer::join).hasCauseInstanceOf(ConnectionException.class);
        }
      }
      failing = false;
      assertAllLoopsServe(listening);
    }
  }

  private static void assertAllLoopsServe(NettyServer listening) throws IOException {
    for (int i = 0; i < ROUNDS; i++) {
      try (NettyClient client = NettyClient.connect(listening.address())) {
        assertThat(EchoCalls.echo(client, "b").join()).isEqualTo("b");
      }
    }
  }

  @ParameterizedTest
  @EnumSource
  void ofAClient(RealError error) throws IOException {
    ClientOptions options =
        ClientOptions.builder().frameListener(failingAtResponses(error)).build();
    try (WireServer server = builder().build();
        NettyServer listening = NettyServer.bind(server, 0);
        NettyClient other = NettyClient.connect(listening.address())) {
      for (int i = 0; i < ROUNDS; i++) {
        try (NettyClient client = NettyClient.connect(listening.address(), options)) {
          CompletableFuture<String> answer = EchoCalls.echo(client, "a");
          assertThatThrownBy(answer::join).hasCauseInstanceOf(ConnectionException.class);
        }
        assertThat(EchoCalls.echo(other, "b").join()).isEqualTo("b");
      }
      assertAllLoopsServe(listening);
    }
  }

  @ParameterizedTest
  @EnumSource
  void ofListeners(RealError error) throws IOException {
    ServerListener ofServer =
        new ServerListener() {
          @Override
          public void connectionOpened(Peer peer) {
            int unused = error.happen();
          }

          @Override
          public void callStarted(CommandContext context) {
            int unused = error.happen();
          }
        };
    ClientListener ofClient =
        new ClientListener() {
          @Override
          public void connectionOpened(Peer peer) {
            int unused = error.happen();
          }

          @Override
          public void callStarted(CommandName command) {
            int unused = error.happen();
          }
        };
    ClientOptions options = ClientOptions.builder().listener(ofClient).build();
    try (WireServer server = builder().listener(ofServer).build();
        NettyServer listening = NettyServer.bind(server, 0)) {
      for (int i = 0; i < ROUNDS; i++) {
        try (NettyClient client = NettyClient.connect(listening.address(), options)) {
          assertThat(EchoCalls.echo(client, "c").join()).isEqualTo("c");
        }
      }
    }
  }
}
