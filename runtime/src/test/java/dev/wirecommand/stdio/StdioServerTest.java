package dev.wirecommand.stdio;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wirecommand.echo.EchoDispatch;
import dev.wirecommand.leftovers.NothingLeftBehind;
import dev.wirecommand.link.WriteDeadlines;
import dev.wirecommand.server.WireServer;
import java.time.Duration;
import java.util.HexFormat;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(NothingLeftBehind.class)
class StdioServerTest {
  private static final HexFormat HEX = HexFormat.of();

  private final EchoDispatch dispatch = new EchoDispatch();
  private final WireServer server = WireServer.builder().dispatch(dispatch).build();
  private final FedInput in = new FedInput();
  private final GatedOutput out = GatedOutput.open();
  private final StdioServer stdio = StdioServer.start(server, in, out, WriteDeadlines.DEFAULT);

  @AfterEach
  void stop() {
    dispatch.mayAnswer.countDown();
    stdio.close();
    server.close();
  }

  @Test
  void answersBytesWithBytesAndEndsWithItsInput() throws Exception {
    // frame 1 1 stream-begin command-request new, {'args': {'text': 'hi'}, 'name': 'echo'}
    in.feed(HEX.parseHex("1900000100010111a24461726773a14474657874626869446e616d65446563686f"));
    in.end();
    stdio.awaitEnd();
    assertThat(HEX.formatHex(out.bytes())).isEqualTo("0300000100020146626869");
    assertThat(in.closed).isTrue();
    assertThat(out.closed.getCount()).isZero();
  }

  @Test
  void tellsOfAMalformedFrameAndEnds() throws Exception {
    in.feed(HEX.parseHex("0000000300010131"));
    in.end();
    stdio.awaitEnd();
    assertThat(new String(out.bytes(), 8, out.bytes().length - 8))
        .isEqualTo("command-data of request 3, which is not being received");
  }

  @Test
  void closesAtOnce() throws Exception {
    in.feed(HEX.parseHex("0b00000100010111a1446e616d654477616974"));
    dispatch.waiting.await();
    stdio.close();
    assertThat(in.closed).isTrue();
    out.closed.await();
    assertThat(out.bytes()).isEmpty();
    stdio.awaitEnd();
  }

  @Test
  void drains() throws Exception {
    in.feed(HEX.parseHex("0b00000100010111a1446e616d654477616974"));
    dispatch.waiting.await();
    CompletableFuture<Boolean> drained =
        CompletableFuture.supplyAsync(
            () -> {
              try {
                return stdio.drain(Duration.ofDays(1));
              } catch (InterruptedException e) {
                throw new AssertionError(e);
              }
            });
    dispatch.mayAnswer.countDown();
    out.closed.await();
    in.end();
    assertThat(drained.join()).isTrue();
    // The stream ends with the response, unless the response was sent before the drain.
    assertThat(HEX.formatHex(out.bytes())).isIn("0100000100020346f6", "0100000100020146f6");
  }

  @Test
  void cutsWhatDoesNotDrainInTime() throws Exception {
    in.feed(HEX.parseHex("0b00000100010111a1446e616d654477616974"));
    dispatch.waiting.await();
    assertThat(stdio.drain(Duration.ZERO)).isFalse();
    stdio.awaitEnd();
    assertThat(out.bytes()).isEmpty();
  }
}
