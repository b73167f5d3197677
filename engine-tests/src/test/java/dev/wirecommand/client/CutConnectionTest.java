package dev.wirecommand.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.wirecommand.command.CommandData;
import dev.wirecommand.command.CommandException;
import dev.wirecommand.command.ConnectionException;
import dev.wirecommand.frame.Frame;
import dev.wirecommand.frame.FrameListener;
import dev.wirecommand.link.Peer;
import dev.wirecommand.testing.wire.TestLink;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Flow;
import org.junit.jupiter.api.Test;

/** Connections that end by what nobody meant to happen: no caller waits for ever. */
class CutConnectionTest {
  private final TestLink link = new TestLink();
  private final List<String> told = new ArrayList<>();

  /** Fails when a frame of this request goes. */
  private int failing = -1;

  private final ClientConnection client =
      new ClientConnection(
          link,
          ClientOptions.builder()
              .executor(
                  task -> {
                    throw new AssertionError("no thread");
                  })
              .listener(
                  new ClientListener() {
                    @Override
                    public void callEnded(CommandName command, ClientCallEnd end) {
                      told.add(command.name() + " " + end.outcome());
                      throw new AssertionError("ended");
                    }

                    @Override
                    public void connectionClosed(Peer peer, String reason) {
                      told.add(reason);
                    }
                  })
              .frameListener(
                  new FrameListener() {
                    @Override
                    public void sent(Frame frame) {
                      if (frame.requestId() == failing) {
                        throw new AssertionError("sent");
                      }
                    }

                    @Override
                    public void received(Frame frame) {}
                  })
              .build());

  private CompletableFuture<CommandReply> call(String command) {
    return client.call(Made.call(command));
  }

  private static void assertFails(
      CompletableFuture<CommandReply> call, Class<? extends Throwable> kind, String message) {
    assertThat(call).isDone();
    assertThatThrownBy(call::get)
        .isInstanceOf(ExecutionException.class)
        .cause()
        .isInstanceOf(kind)
        .hasMessage(message);
  }

  @Test
  void aListenerThatFailsAsCallsEndKeepsNoneFromItsEnd() {
    CompletableFuture<CommandReply> first = call("a");
    CompletableFuture<CommandReply> second = call("b");
    link.runTasks();
    client.onEndOfInput();
    String reason = "the server closed the connection";
    assertFails(first, ConnectionException.class, reason);
    assertFails(second, ConnectionException.class, reason);
    assertThat(told).containsExactly("a DISCONNECTED", "b DISCONNECTED", reason);
    assertThat(link.isClosed()).isTrue();
    assertThat(link.isAborted()).isFalse();
  }

  @Test
  void aListenerThatFailsAtAFrameThatGoesCutsTheConnection() {
    CompletableFuture<CommandReply> first = call("a");
    link.runTasks();
    failing = 3;
    CompletableFuture<CommandReply> second = call("b");
    link.runTasks();
    assertThat(link.isAborted()).isTrue();
    String reason = "the connection failed: sent";
    assertFails(first, ConnectionException.class, reason);
    assertFails(second, ConnectionException.class, reason);
    assertThat(told).containsExactly("a DISCONNECTED", "b DISCONNECTED", reason);
  }

  @Test
  void aListenerThatFailsWhenTheServerReadsAgainCutsTheConnection() {
    failing = 1;
    link.setWritable(false);
    CompletableFuture<CommandReply> call = call("a");
    link.runTasks();
    assertThat(link.isAborted()).isFalse();
    link.setWritable(true);
    client.onWritable();
    assertThat(link.isAborted()).isTrue();
    assertFails(call, ConnectionException.class, "the connection failed: sent");
  }

  @Test
  void aListenerThatFailsAtTheFrameOfATimeoutCutsTheConnection() {
    CallOptions options = CallOptions.builder().timeout(Duration.ofNanos(9)).build();
    CompletableFuture<CommandReply> late = client.call(Made.call("a", CommandData.none(), options));
    CompletableFuture<CommandReply> other = call("b");
    link.runTasks();
    failing = 5;
    link.advance(Duration.ofNanos(9));
    assertThat(link.isAborted()).isTrue();
    assertFails(late, CommandException.class, "a: no whole answer within 0.000000009s");
    assertFails(other, ConnectionException.class, "the connection failed: sent");
  }

  @Test
  void aListenerThatFailsAtDataThatWaitedForMoreCutsTheConnection() {
    CompletableFuture<CommandReply> call =
        client.call(
            Made.call(
                "a",
                CommandData.of((Flow.Publisher<ByteBuffer>) CutConnectionTest::publishOneByte)));
    link.runTasks();
    failing = 1;
    link.advance(Duration.ofMillis(1));
    assertThat(link.isAborted()).isTrue();
    assertFails(call, ConnectionException.class, "the connection failed: sent");
  }

  private static void publishOneByte(Flow.Subscriber<? super ByteBuffer> subscriber) {
    subscriber.onSubscribe(
        new Flow.Subscription() {
          @Override
          public void request(long n) {}

          @Override
          public void cancel() {}
        });
    subscriber.onNext(ByteBuffer.allocate(1));
  }

  @Test
  void aListenerThatFailsAsTheClientClosesKeepsNoCallFromItsEnd() {
    CompletableFuture<CommandReply> first = call("a");
    CompletableFuture<CommandReply> second = call("b");
    link.runTasks();
    failing = 5;
    client.close();
    link.runTasks();
    assertThat(link.isAborted()).isTrue();
    String reason = "the connection was closed on this side";
    assertFails(first, ConnectionException.class, reason);
    assertFails(second, ConnectionException.class, reason);
    assertThat(told).containsExactly("a DISCONNECTED", "b DISCONNECTED", reason);
  }

  @Test
  void aCallThatFailsToBeginCutsTheConnection() {
    CompletableFuture<CommandReply> broken =
        client.call(Made.call("a", CommandData.of(InputStream.nullInputStream())));
    CompletableFuture<CommandReply> next = call("b");
    link.runTasks();
    assertThat(link.isAborted()).isTrue();
    assertFails(broken, ConnectionException.class, "the connection failed: no thread");
    assertFails(next, ConnectionException.class, "the connection failed: no thread");
  }
}
