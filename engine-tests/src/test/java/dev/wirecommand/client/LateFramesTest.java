package dev.wirecommand.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.wirecommand.command.ConnectionException;
import dev.wirecommand.link.ReadDeadlines;
import dev.wirecommand.reactor.Limits;
import dev.wirecommand.testing.wire.TestLink;
import java.time.Duration;
import java.util.HexFormat;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

/** A server that begins a frame, and does not end it. */
class LateFramesTest {
  private static final Duration MOMENT = Duration.ofNanos(1);

  private final TestLink link = new TestLink();
  private ClientConnection client = new ClientConnection(link, ClientOptions.DEFAULT);

  private CompletableFuture<CommandReply> begun() {
    CompletableFuture<CommandReply> call = client.call(Made.call("a"));
    link.runTasks();
    return call;
  }

  private void receiveBytes(String hex) {
    byte[] bytes = HexFormat.of().parseHex(hex);
    client.onBytes(bytes, 0, bytes.length);
    client.onBatchEnd();
  }

  private void assertFailedAfter(
      Duration time, CompletableFuture<CommandReply> call, String message) {
    link.advance(time.minus(MOMENT));
    assertThat(call).isNotDone();
    link.advance(MOMENT);
    assertThatThrownBy(call::join)
        .hasCauseExactlyInstanceOf(ConnectionException.class)
        .cause()
        .hasMessage(message);
    assertThat(link.isClosed()).isTrue();
    assertThat(link.isAborted()).isFalse();
    assertThat(link.timers()).isZero();
  }

  @Test
  void aByteOfAHeaderNowAndThen() {
    CompletableFuture<CommandReply> call = begun();
    receiveBytes("01");
    link.advance(Duration.ofSeconds(9));
    receiveBytes("00");
    assertFailedAfter(Duration.ofSeconds(1), call, "the header of a frame took more than 10 s");
  }

  @Test
  void aLengthThatIsClaimed() {
    CompletableFuture<CommandReply> call = begun();
    receiveBytes("ffff000100020141");
    link.advance(Duration.ofSeconds(29));
    receiveBytes("aa");
    assertFailedAfter(Duration.ofSeconds(1), call, "a frame took more than 30 s");
  }

  @Test
  void theTimeBetweenFramesIsNotLimited() {
    CompletableFuture<CommandReply> call = begun();
    TestLink.deliver(client, "1 2 stream-begin bytes-response continuation x");
    link.advance(Duration.ofDays(1));
    assertThat(link.timers()).isZero();
    receiveBytes("0000000100");
    link.advance(Duration.ofSeconds(9));
    receiveBytes("020042");
    link.advance(Duration.ofDays(1));
    assertThat(call).isCompleted();
    assertThat(client.isOpen()).isTrue();
  }

  @Test
  void nothingIsLateWhileTheClientDoesNotRead() throws Exception {
    client =
        new ClientConnection(
            link, ClientOptions.builder().responseWindow(1).stallTime(Duration.ofDays(1)).build());
    ResponseStream download = client.open(Made.call("a"));
    link.runTasks();
    TestLink.deliver(client, "1 2 stream-begin bytes-response continuation xx");
    assertThat(link.isReading()).isFalse();
    receiveBytes("0000");
    link.advance(Duration.ofHours(1));
    assertThat(link.isClosed()).isFalse();
    download.close();
    link.runTasks();
    assertThat(link.isReading()).isTrue();
    link.advance(Duration.ofSeconds(10).minus(MOMENT));
    assertThat(link.isClosed()).isFalse();
    link.advance(MOMENT);
    assertThat(link.isClosed()).isTrue();
  }

  @Test
  void theDeadlinesAreOptions() {
    ReadDeadlines deadlines =
        new ReadDeadlines(Duration.ofSeconds(1), Duration.ofSeconds(2), Duration.ofSeconds(3));
    ClientOptions options =
        ClientOptions.builder().readDeadlines(deadlines).limits(Limits.DEFAULT).build();
    assertThat(options.readDeadlines()).isSameAs(deadlines);
    assertThat(ClientOptions.DEFAULT.readDeadlines()).isSameAs(ReadDeadlines.DEFAULT);
    client = new ClientConnection(link, options);
    CompletableFuture<CommandReply> call = begun();
    receiveBytes("ffff00");
    assertFailedAfter(Duration.ofSeconds(1), call, "the header of a frame took more than 1 s");
  }
}
