package dev.wirecommand.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.wirecommand.command.CommandData;
import dev.wirecommand.command.ConnectionException;
import dev.wirecommand.reactor.Limits;
import dev.wirecommand.reactor.RateLimits;
import dev.wirecommand.testing.wire.TestLink;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

/** A server that sends what costs more than it achieves, over and over. */
class WastefulServerTest {
  private static final String BEGIN = "1 2 stream-begin text-output 0 cbor:[{b'msg': b'begun'}]";
  private static final String EMPTY = "1 2 0 bytes-response continuation ";
  private static final String TINY = "1 2 0 bytes-response continuation x";
  private static final String TOO_TINY =
      "more than 2 data frames of under 10 bytes arrived and were not read, the limit dataFrames";
  private static final String USELESS =
      "more than 2 useless window frames arrived, the limit windowFrames";

  private final TestLink link = new TestLink();
  private final ClientConnection client =
      new ClientConnection(
          link,
          ClientOptions.builder()
              .executor(Runnable::run)
              .limits(
                  Limits.builder()
                      .openStreams(2)
                      .rates(
                          RateLimits.builder()
                              .streamOpens(2)
                              .streamSettings(2)
                              .emptyData(2)
                              .dataFrames(2)
                              .windowFrames(2)
                              .build())
                      .build())
              .build());

  private CompletableFuture<CommandReply> begun(CommandData data) {
    CompletableFuture<CommandReply> call = client.call(Made.call("a", data));
    link.runTasks();
    receive(BEGIN);
    return call;
  }

  private void receive(String... frames) {
    TestLink.deliver(client, frames);
  }

  private void receive(int times, String frame) {
    for (int i = 0; i < times; i++) {
      receive(frame);
    }
  }

  private void assertFailed(CompletableFuture<CommandReply> call, String message) {
    assertThatThrownBy(call::join)
        .hasCauseExactlyInstanceOf(ConnectionException.class)
        .cause()
        .hasMessage(message);
    assertThat(link.isClosed()).isTrue();
    assertThat(link.isAborted()).isFalse();
    assertThat(client.isOpen()).isFalse();
    assertThat(link.timers()).isZero();
  }

  @Test
  void streamsThatOpenAndEnd() {
    CompletableFuture<CommandReply> call = begun(CommandData.none());
    receive(3, "1 4 stream-begin|stream-end text-output 0 cbor:[{b'msg': b'm'}]");
    assertThat(call).isNotDone();
    receive("1 4 stream-begin|stream-end text-output 0 cbor:[{b'msg': b'm'}]");
    assertFailed(call, "more than 2 streams were opened in a second, the limit streamOpens");
  }

  @Test
  void settingsOverAndOver() {
    CompletableFuture<CommandReply> call = begun(CommandData.none());
    receive(2, "0 4 stream-begin|stream-end stream-settings 0 \\x08identity");
    assertThat(call).isNotDone();
    receive("0 4 stream-begin|stream-end stream-settings 0 \\x08identity");
    assertFailed(call, "more than 2 stream-settings arrived in a minute, the limit streamSettings");
  }

  @Test
  void aResponseInEmptyParts() {
    CompletableFuture<CommandReply> call = begun(CommandData.none());
    receive(2, EMPTY);
    assertThat(call).isNotDone();
    receive(EMPTY);
    assertFailed(
        call,
        "more than 2 empty data frames arrived at once, or one a second, the limit emptyData");
  }

  @Test
  void aCollectedResponseInTinyParts() {
    CompletableFuture<CommandReply> call = begun(CommandData.none());
    receive(2, TINY);
    assertThat(call).isNotDone();
    receive(TINY);
    assertFailed(call, TOO_TINY);
  }

  @Test
  void responsesThatEndInTime() {
    for (int id = 1; id < 20; id += 2) {
      CompletableFuture<CommandReply> call = client.call(Made.call("a"));
      link.runTasks();
      receive(
          TINY.replace("1 2 0", id + " 2 " + (id == 1 ? "stream-begin" : "0")),
          TINY.replace("1 2", id + " 2"),
          id + " 2 0 bytes-response eos x");
      assertThat(call.join().bytes()).asString().isEqualTo("xxx");
    }
  }

  @Test
  void tinyPartsOfAStreamThatIsRead() throws IOException {
    ResponseStream download = client.open(Made.call("a"));
    link.runTasks();
    receive(BEGIN);
    link.setOnEventLoop(false);
    InputStream stream = download.inputStream();
    for (int i = 0; i < 100; i++) {
      receive(TINY);
      assertThat(stream.read()).isEqualTo('x');
    }
    // The first of them shows that something was read before.
    receive(4, TINY);
    assertThatThrownBy(stream::read)
        .isExactlyInstanceOf(ConnectionException.class)
        .hasMessage(TOO_TINY);
  }

  @Test
  void grantsOfNothing() {
    CompletableFuture<CommandReply> call =
        begun(CommandData.of(new ByteArrayInputStream(new byte[9])));
    // The first frame for a request opens its window, and is free.
    receive(3, "1 2 0 window 0 cbor:0");
    assertThat(call).isNotDone();
    receive("1 2 0 window 0 cbor:0");
    assertFailed(call, USELESS);
  }

  @Test
  void smallGrants() {
    CompletableFuture<CommandReply> call =
        begun(CommandData.of(new ByteArrayInputStream(new byte[9])));
    receive(100, "1 2 0 window 0 cbor:1024");
    receive(1, "1 2 0 window 0 cbor:1023");
    receive(1, "1 2 0 window 0 cbor:0");
    assertThat(call).isNotDone();
    receive(1, "1 2 0 window 0 cbor:0");
    assertFailed(call, USELESS);
  }
}
