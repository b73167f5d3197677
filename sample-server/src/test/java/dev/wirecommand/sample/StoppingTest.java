package dev.wirecommand.sample;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.wirecommand.frame.Frame;
import dev.wirecommand.frame.FrameDecoder;
import dev.wirecommand.frame.FrameEncoder;
import dev.wirecommand.frame.FrameType;
import dev.wirecommand.frame.text.FrameText;
import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.nio.file.Path;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tests a server that is asked to stop while it answers. */
class StoppingTest {
  private static final int SIZE = 16 << 20;

  @TempDir Path folder;

  @Test
  void whatIsInProgressIsAnsweredAndThenAllEnds() throws Exception {
    GitProgram git = GitProgram.in(folder);
    byte[] content = new byte[SIZE];
    new Random(1).nextBytes(content);
    git.lines("init", "--quiet");
    String id = new String(git.feed(content, "hash-object", "-w", "--stdin"), US_ASCII).strip();
    Process process = new JavaProgram(SampleServer.class).start(folder.toString());
    try (BufferedReader out = process.inputReader(UTF_8)) {
      String line = out.readLine();
      int port = Integer.parseInt(line.substring(line.lastIndexOf(':') + 1));
      try (Socket socket = connect(port)) {
        socket.getOutputStream().write(request(id));
        InputStream in = socket.getInputStream();
        // More than the sockets buffer, so most of it is still in the server when it must stop.
        byte[] begin = in.readNBytes(Frame.HEADER_SIZE);
        process.toHandle().destroy();
        awaitRefusal(port);
        assertThat(answer(new SequenceInputStream(new ByteArrayInputStream(begin), in)))
            .isEqualTo(content);
      }
      assertThat(out.readLine()).isNull();
      assertThat(process.waitFor()).isEqualTo(128 + 15);
    } finally {
      process.destroyForcibly();
    }
  }

  private static Socket connect(int port) throws IOException {
    return new Socket(InetAddress.getLoopbackAddress(), port);
  }

  private static byte[] request(String id) {
    StringBuilder escaped = new StringBuilder();
    for (int i = 0; i < id.length(); i += 2) {
      escaped.append("\\x").append(id, i, i + 2);
    }
    return FrameEncoder.encode(
        FrameText.parse(
            "1 1 stream-begin command-request new cbor:{b'name': b'cat', b'args': {b'id': b'"
                + escaped
                + "'}}"));
  }

  /** Waits until the server has stopped listening, which is the first step of a drain. */
  private static void awaitRefusal(int port) throws IOException {
    boolean refused = false;
    while (!refused) {
      try (Socket socket = connect(port)) {
        // The server still listens.
      } catch (SocketException e) {
        // A connection that is being made while the listener closes is reset; the next is refused.
        refused = e instanceof ConnectException;
      }
    }
  }

  /** Reads the whole response. Its last frame must end the stream, and nothing may follow. */
  private static byte[] answer(InputStream in) throws IOException {
    ByteArrayOutputStream answer = new ByteArrayOutputStream();
    FrameDecoder decoder = new FrameDecoder(Frame.MAX_PAYLOAD);
    byte[] buffer = new byte[64 * 1024];
    Frame last = null;
    boolean ends = false;
    for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
      decoder.feed(buffer, 0, n);
      for (Frame frame = decoder.next(); frame != null; frame = decoder.next()) {
        if (frame.type() == FrameType.STREAM_SETTINGS.code()) {
          // The server says that it is leaving.
          assertThat(frame.streamFlags() & FrameType.STREAM_END).isNotZero();
          continue;
        }
        answer.write(frame.array(), frame.offset(), frame.length());
        last = frame;
        ends = frame.has(FrameType.RESPONSE_EOS);
        assertThat((frame.streamFlags() & FrameType.STREAM_END) != 0).isEqualTo(ends);
      }
    }
    decoder.finish();
    assertThat(last).isNotNull();
    assertThat(ends).isTrue();
    return answer.toByteArray();
  }
}
