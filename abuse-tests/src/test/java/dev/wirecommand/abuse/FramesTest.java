package dev.wirecommand.abuse;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.wirecommand.cbor.CborWriter;
import dev.wirecommand.client.CommandClient;
import dev.wirecommand.frame.FrameType;
import dev.wirecommand.netty.NettyClient;
import dev.wirecommand.netty.NettyServer;
import dev.wirecommand.server.WireServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Tests frames that cost more than they achieve, sent without end. */
class FramesTest {
  private static final byte[] NOTHING = {};
  private static final int MANY = 100_000;

  private final WireServer server =
      WireServer.builder().dispatch(new AbusedCommandsDispatch(new AbusedCommands())).build();
  private NettyServer listening;
  private InetSocketAddress address;
  private Abuser abuser;

  @BeforeEach
  void start() throws IOException {
    listening =
        NettyServer.bind(server, new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
    address =
        new InetSocketAddress(InetAddress.getLoopbackAddress(), listening.address().getPort());
    abuser = new Abuser(new SocketWire(address), 1_000);
  }

  @AfterEach
  void stop() throws IOException {
    abuser.close();
    listening.close();
    server.close();
  }

  private interface Attack {
    void frame(int number) throws IOException;
  }

  /** Sends frames until the server closes the connection, and returns the server's last words. */
  private String lastWordsAfter(Attack attack) throws IOException {
    try {
      for (int i = 0; i < MANY; i++) {
        attack.frame(i);
      }
    } catch (IOException e) {
      // The server takes nothing more.
    }
    String last = "";
    for (Abuser.Received frame = abuser.read(); frame != null; frame = abuser.read()) {
      last = frame.type() == FrameType.ERROR_RESPONSE.code() ? frame.text() : last;
    }
    try (CommandClient other = NettyClient.connect(address)) {
      assertThat(new AbusedCommandsClient(other).echo(7)).isEqualTo(7);
    }
    return last;
  }

  private void upload(int id) throws IOException {
    abuser.request(id, "sleep-with", args -> args.writeMapHeader(0), FrameType.REQUEST_HAVE_DATA);
  }

  private static byte[] unsigned(long value) {
    CborWriter writer = new CborWriter();
    writer.writeLong(value);
    return writer.toByteArray();
  }

  @Test
  void tinyDataThatNobodyReads() throws IOException {
    upload(1);
    assertThat(
            lastWordsAfter(
                i ->
                    abuser.send(
                        1, FrameType.COMMAND_DATA, FrameType.DATA_CONTINUATION, new byte[] {1})))
        .contains("the limit dataFrames");
  }

  @Test
  void emptyData() throws IOException {
    upload(1);
    assertThat(
            lastWordsAfter(
                i -> abuser.send(1, FrameType.COMMAND_DATA, FrameType.DATA_CONTINUATION, NOTHING)))
        .contains("the limit emptyData");
  }

  @Test
  void streamsThatOpenAndEnd() throws IOException {
    byte[] ping = Abuser.map("wirecommand.describe", args -> args.writeMapHeader(0));
    assertThat(
            lastWordsAfter(
                i ->
                    abuser.send(
                        1 + 2 * i % 65_000,
                        3,
                        FrameType.STREAM_BEGIN | FrameType.STREAM_END,
                        FrameType.COMMAND_REQUEST.code(),
                        FrameType.REQUEST_NEW,
                        ping)))
        .contains("the limit streamOpens");
  }

  @Test
  void uselessGrants() throws IOException {
    abuser.send(1, FrameType.COMMAND_REQUEST, FrameType.REQUEST_NEW, withWindow("sleep", 65_536));
    assertThat(lastWordsAfter(i -> abuser.send(1, FrameType.WINDOW, 0, unsigned(0))))
        .contains("the limit windowFrames");
  }

  @Test
  void pings() throws IOException {
    assertThat(lastWordsAfter(i -> abuser.request(1 + 2 * (i % 30_000), "wirecommand.ping")))
        .contains("over 16 times more than 100 pings at once");
  }

  private static byte[] withWindow(String command, long window) {
    CborWriter writer = new CborWriter();
    writer.writeMapHeader(2);
    writer.writeBytes("meta".getBytes(UTF_8));
    writer.writeMapHeader(1);
    writer.writeBytes("window".getBytes(UTF_8));
    writer.writeLong(window);
    writer.writeBytes("name".getBytes(UTF_8));
    writer.writeBytes(command.getBytes(UTF_8));
    return writer.toByteArray();
  }
}
