package dev.wirecommand.reactor;

import static dev.wirecommand.reactor.Lines.bytes;
import static dev.wirecommand.reactor.Lines.error;
import static dev.wirecommand.reactor.Lines.frame;
import static dev.wirecommand.reactor.Lines.lines;
import static dev.wirecommand.reactor.Lines.run;
import static dev.wirecommand.reactor.Lines.sent;
import static dev.wirecommand.reactor.Lines.slice;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.wirecommand.frame.FrameDecoder;
import dev.wirecommand.frame.FrameEncoder;
import dev.wirecommand.frame.FrameException;
import org.junit.jupiter.api.Test;

/** A server reactor in state ERRORED, and what brings it there (section 5 of the protocol). */
class ServerErrorTest {
  private final ServerReactor reactor = new ServerReactor(Limits.DEFAULT);

  static FrameException tooLarge(int id) {
    byte[] bytes =
        FrameEncoder.encode(frame(id + " 1 stream-begin command-request new", new byte[11]));
    FrameDecoder decoder = new FrameDecoder(10);
    decoder.feed(bytes, 0, 8);
    return catchThrowableOfType(FrameException.class, decoder::next);
  }

  static FrameException truncated(int id) {
    byte[] bytes =
        FrameEncoder.encode(frame(id + " 1 stream-begin command-request new", bytes("abc")));
    FrameDecoder decoder = new FrameDecoder(10);
    decoder.feed(bytes, 0, 10);
    decoder.next();
    return catchThrowableOfType(FrameException.class, decoder::finish);
  }

  @Test
  void theErrorHasTheFrameToSend() {
    ServerAction.ProtocolError error =
        (ServerAction.ProtocolError) reactor.onFrame(frame("513 1 stream-begin 10 0 "));
    assertThat(error.message())
        .isEqualTo("expected command-request or command-data, got frame type 10");
    assertThat(sent(error.frames()))
        .isEqualTo(
            lines(
                "513 2 stream-begin error-response protocol"
                    + " expected command-request or command-data, got frame type 10"));
    assertThat(reactor.state()).isEqualTo(ReactorState.ERRORED);
    assertThat(reactor.requests.size()).isZero();
  }

  @Test
  void laterFramesAreErrorsWithoutAFrame() {
    reactor.onFrame(frame("1 1 stream-begin 9 0 "));
    for (String later :
        new String[] {
          "1 1 0 command-request new cbor:{b'name': b'a'}",
          "1 0 0 0 0 ",
          "1 1 stream-begin stream-settings 0 \\x08identity"
        }) {
      assertThat(reactor.onFrame(frame(later)))
          .isEqualTo(new ServerAction.ProtocolError("a frame after a protocol error", null));
    }
    assertThat(reactor.state()).isEqualTo(ReactorState.ERRORED);
  }

  @Test
  void runningRequestsMayStillBeAnswered() {
    ServerRequest first = run(reactor, 1);
    ServerRequest second = run(reactor, 3);
    ServerAction.ProtocolError error =
        (ServerAction.ProtocolError) reactor.onFrame(frame("1 1 0 command-request new "));
    assertThat(error.message()).isEqualTo("request id 1 is active");
    assertThat(sent(first.respond(slice("a"), false)))
        .isEqualTo(lines("1 2 stream-begin bytes-response eos a"));
    assertThat(sent(error.frames()))
        .isEqualTo(lines("1 2 0 error-response protocol request id 1 is active"));
    assertThat(sent(second.fail("no"))).isEqualTo(lines("3 2 0 error-response application no"));
    assertThat(InputEnd.of(reactor).incomplete()).isEmpty();
  }

  @Test
  void aFrameThatIsTooLarge() {
    reactor.onFrame(frame("1 1 stream-begin command-request new|more "));
    ServerAction.ProtocolError error = reactor.onFrameError(tooLarge(7));
    assertThat(error.message())
        .isEqualTo("frame payload of 11 bytes for request 7 exceeds the limit of 10");
    assertThat(sent(error.frames()))
        .isEqualTo(
            lines(
                "7 2 stream-begin error-response protocol"
                    + " frame payload of 11 bytes for request 7 exceeds the limit of 10"));
    assertThat(reactor.state()).isEqualTo(ReactorState.ERRORED);
    assertThat(reactor.requests.size()).isZero();
    assertThat(error(reactor.onFrame(frame("1 1 0 command-request new "))))
        .isEqualTo("a frame after a protocol error");
  }

  @Test
  void aFrameThatIsTruncated() {
    ServerAction.ProtocolError error = reactor.onFrameError(truncated(9));
    assertThat(error.message())
        .isEqualTo("truncated frame: input ended after 2 of 3 payload bytes of request 9");
    assertThat(sent(error.frames()))
        .isEqualTo(
            lines(
                "9 2 stream-begin error-response protocol"
                    + " truncated frame: input ended after 2 of 3 payload bytes of request 9"));
    assertThat(InputEnd.of(reactor))
        .isEqualTo(new InputEnd(new ServerAction.NoOp(), java.util.List.of()));
  }

  @Test
  void aFrameErrorAfterAnErrorHasNoFrame() {
    reactor.onFrame(frame("1 1 stream-begin 9 0 "));
    assertThat(reactor.onFrameError(truncated(9)))
        .isEqualTo(
            new ServerAction.ProtocolError(
                "truncated frame: input ended after 2 of 3 payload bytes of request 9", null));
  }

  @Test
  void statesHaveLabels() {
    assertThat(ReactorState.IDLE.label()).isEqualTo("idle");
    assertThat(ReactorState.RECEIVING.label()).isEqualTo("command-receiving");
    assertThat(ReactorState.ERRORED.label()).isEqualTo("errored");
  }
}
