package dev.wirecommand.stdio;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wirecommand.Permission;
import dev.wirecommand.cbor.CborReader;
import dev.wirecommand.codegen.CommandDescriptor;
import dev.wirecommand.codegen.CommandDispatch;
import dev.wirecommand.codegen.PreparedCall;
import dev.wirecommand.codegen.ResultForm;
import dev.wirecommand.command.CommandContext;
import dev.wirecommand.command.CommandData;
import dev.wirecommand.echo.EchoDispatch;
import dev.wirecommand.leftovers.NothingLeftBehind;
import dev.wirecommand.link.WriteDeadlines;
import dev.wirecommand.server.WireServer;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(NothingLeftBehind.class)
class StdioServerTest {
  private static final HexFormat HEX = HexFormat.of();

  /** frame 0 2 stream-begin|stream-end stream-settings 0, identity. */
  private static final String LEAVE = "0900000000020380" + "086964656e74697479";

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
    out.flushes.acquire();
    dispatch.mayAnswer.countDown();
    out.flushes.acquire();
    in.end();
    out.closed.await();
    assertThat(drained.join()).isTrue();
    assertThat(HEX.formatHex(out.bytes())).isEqualTo(LEAVE + "0100000100020346f6");
  }

  @Test
  void aHandlerThatDrainsIsAnswered() throws Exception {
    FedInput input = new FedInput();
    GatedOutput output = GatedOutput.open();
    CompletableFuture<StdioServer> started = new CompletableFuture<>();
    try (WireServer draining =
            WireServer.builder()
                .dispatch(
                    new DefinedDispatch(
                        "wait",
                        response ->
                            response.cbor().writeBoolean(started.join().drain(Duration.ofDays(1)))))
                .leaveGrace(Duration.ofMillis(1))
                .build();
        StdioServer over = StdioServer.start(draining, input, output, WriteDeadlines.DEFAULT)) {
      started.complete(over);
      input.feed(HEX.parseHex("0b00000100010111a1446e616d654477616974"));
      output.closed.await();
      input.end();
      over.awaitEnd();
      assertThat(HEX.formatHex(output.bytes())).isEqualTo(LEAVE + "0100000100020346f5");
    }
  }

  /** One blocking command. */
  private record DefinedDispatch(String name, PreparedCall call) implements CommandDispatch {
    @Override
    public List<CommandDescriptor> commands() {
      return List.of(
          CommandDescriptor.builder(name, Permission.READ)
              .result(ResultForm.VALUE, "bool")
              .build());
    }

    @Override
    public PreparedCall prepare(
        int ordinal, CborReader arguments, CommandContext context, CommandData data) {
      return call;
    }
  }

  @Test
  void cutsWhatDoesNotDrainInTime() throws Exception {
    in.feed(HEX.parseHex("0b00000100010111a1446e616d654477616974"));
    dispatch.waiting.await();
    assertThat(stdio.drain(Duration.ZERO)).isFalse();
    stdio.awaitEnd();
    // The end may come before the server has told that it is leaving.
    assertThat(HEX.formatHex(out.bytes())).isIn("", LEAVE);
  }
}
