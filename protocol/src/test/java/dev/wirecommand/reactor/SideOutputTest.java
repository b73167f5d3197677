package dev.wirecommand.reactor;

import static dev.wirecommand.reactor.Lines.lines;
import static dev.wirecommand.reactor.Lines.run;
import static dev.wirecommand.reactor.Lines.sent;
import static dev.wirecommand.reactor.Lines.slice;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;

/** Text output and progress beside a response (section 4 of the protocol). */
class SideOutputTest {
  @Test
  void theyGoBesideTheResponse() {
    ServerRequest request = run(new ServerReactor(Limits.DEFAULT), 1);
    assertThat(sent(request.text(SidePayloads.text("hi %s", "you"))))
        .isEqualTo(
            lines("1 2 stream-begin text-output 0 cbor:[{b'msg': b'hi %s', b'args': [b'you']}]"));
    assertThat(sent(request.respondPart(slice("a"), false)))
        .isEqualTo(lines("1 2 0 bytes-response continuation a"));
    assertThat(sent(request.progress(SidePayloads.progress("t", 1, 2))))
        .isEqualTo(lines("1 2 0 progress 0 cbor:{b'pos': 1, b'topic': b't', b'total': 2}"));
    assertThat(request.isAnswered()).isFalse();
    assertThat(request.isActive()).isTrue();
    assertThat(sent(request.respondLast(ByteSlice.EMPTY, false)))
        .isEqualTo(lines("1 2 0 bytes-response eos "));
  }

  @Test
  void givingThemUpLeavesTheRequestActive() {
    ServerRequest request = run(new ServerReactor(Limits.DEFAULT), 1);
    SendFrames text = (SendFrames) request.text(SidePayloads.text("t"));
    text.giveUp();
    assertThat(text.next()).isNull();
    SendFrames progress = (SendFrames) request.progress(SidePayloads.progress("t", 1, 2));
    progress.giveUp();
    assertThat(progress.next()).isNull();
    assertThat(request.isActive()).isTrue();
    assertThat(sent(request.respond(slice("a"), false)))
        .isEqualTo(lines("1 2 stream-begin bytes-response eos a"));
  }

  @Test
  void textFitsOneFrame() {
    // The payload is a head of one byte, one of the map, the key's four and the text's one.
    ServerReactor reactor = new ServerReactor(Limits.builder().sendPayload(12).build());
    ServerRequest request = run(reactor, 1);
    assertThat(sent(request.text(SidePayloads.text("12345"))))
        .isEqualTo(lines("1 2 stream-begin text-output 0 cbor:[{b'msg': b'12345'}]"));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> request.text(SidePayloads.text("123456")))
        .withMessage("text-output of 13 bytes does not fit one frame of 12");
    assertThat(request.isAnswered()).isFalse();
  }

  @Test
  void progressFitsOneFrame() {
    ServerReactor reactor = new ServerReactor(Limits.builder().sendPayload(22).build());
    ServerRequest request = run(reactor, 1);
    assertThat(sent(request.progress(SidePayloads.progress("12", 1, 2)))).hasSize(1);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> request.progress(SidePayloads.progress("123", 1, 2)))
        .withMessage("progress of 23 bytes does not fit one frame of 22");
  }
}
