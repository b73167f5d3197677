package dev.wirecommand.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wirecommand.frame.FrameEncoder;
import dev.wirecommand.frame.text.FrameText;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

/** Tests calls to servers that break the protocol. */
class CallCrookedServerTest {
  private static byte[] frames(String... lines) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    for (String line : lines) {
      bytes.writeBytes(FrameEncoder.encode(FrameText.parse(line)));
    }
    return bytes.toByteArray();
  }

  private static Run call(CrookedServer server) {
    return Run.of("call", server.address(), "x");
  }

  private static void assertFails(byte[] answer, String message) throws IOException {
    try (CrookedServer server = CrookedServer.answering(answer)) {
      Run run = call(server);
      assertThat(run.err()).isEqualTo("wirecommand: " + message + "\n");
      assertThat(run.out()).isEmpty();
      assertThat(run.code()).isEqualTo(3);
    }
  }

  @Test
  void oneThatClosesAtOnce() throws IOException {
    CrookedServer.Behaviour closing =
        socket -> {
          socket.shutdownOutput();
          socket.getInputStream().readAllBytes();
        };
    try (CrookedServer server = new CrookedServer(closing)) {
      Run run = call(server);
      assertThat(run.err()).isEqualTo("wirecommand: the server closed the connection\n");
      assertThat(run.out()).isEmpty();
      assertThat(run.code()).isEqualTo(3);
    }
  }

  @Test
  void oneThatClosesWithoutAnAnswer() throws IOException {
    assertFails(new byte[0], "the server closed the connection");
  }

  @Test
  void oneThatResetsTheConnection() throws IOException {
    CrookedServer.Behaviour resetting =
        socket -> {
          CrookedServer.readFrame(socket);
          socket.setSoLinger(true, 0);
        };
    try (CrookedServer server = new CrookedServer(resetting)) {
      Run run = call(server);
      // The rest of the message comes from the system.
      assertThat(run.err())
          .matches("wirecommand: the connection failed: .*[Cc]onnection reset.*\n");
      assertThat(run.out()).isEmpty();
      assertThat(run.code()).isEqualTo(3);
    }
  }

  @Test
  void oneThatSpeaksAnotherProtocol() throws IOException {
    assertFails(
        "HTTP/1.1 400 Bad Request\r\n\r\n".getBytes(StandardCharsets.US_ASCII),
        "the peer sent an HTTP response 'HTTP/1.1 400 Bad Request' instead of a frame: check the"
            + " server's address and port");
  }

  @Test
  void oneThatStopsInAFrame() throws IOException {
    byte[] whole = frames("1 2 stream-begin bytes-response eos hello");
    assertFails(
        Arrays.copyOf(whole, 10),
        "truncated frame: input ended after 2 of 5 payload bytes of request 1");
  }

  @Test
  void oneThatStopsInAResponse() throws IOException {
    assertFails(
        frames("1 2 stream-begin bytes-response continuation hello"),
        "the server closed the connection");
  }

  @Test
  void oneThatReportsAProtocolError() throws IOException {
    assertFails(
        frames("1 2 stream-begin error-response protocol you \\x1b[31mbroke it"),
        "the server reports a protocol error: you \\u001b[31mbroke it");
  }

  @Test
  void oneThatBreaksTheProtocolItself() throws IOException {
    assertFails(
        frames("3 2 stream-begin bytes-response eos x"),
        "bytes-response to request 3, which is not pending");
    assertFails(frames("1 1 stream-begin bytes-response eos x"), "stream id 1 is odd");
    assertFails(
        frames("1 2 0 bytes-response eos x"),
        "frame on stream 2, which is not open, without stream-begin");
  }

  @Test
  void theFramesBeforeTheFaultAreShown() throws IOException {
    byte[] answer =
        frames(
            "1 2 stream-begin bytes-response continuation he",
            "1 2 0 bytes-response continuation|eos llo");
    try (CrookedServer server = CrookedServer.answering(answer)) {
      Run run = Run.of("call", "--frames", server.address(), "x");
      assertThat(run.err())
          .isEqualTo(
              """
              > 1 1 stream-begin command-request new cbor:{b'meta': {b'errors': b'cbor'}, b'name': b'x'}
              < 1 2 stream-begin bytes-response continuation he
              < 1 2 0 bytes-response continuation|eos llo
              wirecommand: bytes-response to request 1 is both continuation and eos
              """);
      assertThat(run.out()).isEmpty();
      assertThat(run.code()).isEqualTo(3);
    }
  }
}
