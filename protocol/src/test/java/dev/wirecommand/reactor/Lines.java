package dev.wirecommand.reactor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wirecommand.frame.Frame;
import dev.wirecommand.frame.text.FrameText;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Frames written and compared as lines of text (section 7 of the protocol). */
final class Lines {
  private Lines() {}

  /** The frame that a line stands for. */
  static Frame frame(String line) {
    return FrameText.parse(line);
  }

  /** The frame that a line stands for, with another payload. */
  static Frame frame(String line, byte[] payload) {
    Frame head = FrameText.parse(line + " ");
    return new Frame(
        head.requestId(),
        head.streamId(),
        head.streamFlags(),
        head.type(),
        head.flags(),
        payload,
        0,
        payload.length);
  }

  /** Gives a reactor a frame that makes it run a command. */
  static ServerRequest run(ServerReactor reactor, String line) {
    ServerAction action = reactor.onFrame(frame(line));
    assertThat(action).isInstanceOf(ServerAction.RunCommand.class);
    return ((ServerAction.RunCommand) action).request();
  }

  /** Makes a reactor run a command, with the request's frame on stream 1. */
  static ServerRequest run(ServerReactor reactor, int id) {
    return run(reactor, id + " 1 stream-begin command-request new cbor:{b'name': b'a'}");
  }

  /** What a protocol error says, whose one frame says the same. */
  static String error(ServerAction action) {
    assertThat(action).isInstanceOf(ServerAction.ProtocolError.class);
    return ((ServerAction.ProtocolError) action).message();
  }

  /** Lines in the form in which {@link #sent} gives them. */
  static List<String> lines(String... lines) {
    return Arrays.stream(lines).map(line -> FrameText.print(FrameText.parse(line))).toList();
  }

  /** Drains what is to be sent, one line a frame. */
  static List<String> sent(ServerAction action) {
    assertThat(action).isInstanceOf(SendFrames.class);
    SendFrames frames = (SendFrames) action;
    List<String> lines = new ArrayList<>();
    for (Frame frame = frames.next(); frame != null; frame = frames.next()) {
      lines.add(FrameText.print(frame));
    }
    return lines;
  }

  /** Drains a request, one line a frame. */
  static List<String> sent(ClientRequest request) {
    List<String> lines = new ArrayList<>();
    for (Frame frame = request.frames().next(); frame != null; frame = request.frames().next()) {
      lines.add(FrameText.print(frame));
    }
    request.sent();
    return lines;
  }

  /** Makes a client's request without arguments, and drains it. */
  static ClientRequest call(ClientReactor client) {
    ClientRequest request =
        client.request(bytes("a"), ByteSlice.of(new byte[] {(byte) 0xA0}), null, null);
    assertThat(sent(request)).hasSize(1);
    return request;
  }

  static ByteSlice slice(String text) {
    return ByteSlice.of(bytes(text));
  }

  static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
