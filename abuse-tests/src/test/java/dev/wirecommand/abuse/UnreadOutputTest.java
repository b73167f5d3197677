package dev.wirecommand.abuse;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.wirecommand.client.CallOptions;
import dev.wirecommand.client.CommandClient;
import dev.wirecommand.frame.Frame;
import dev.wirecommand.frame.FrameEncoder;
import dev.wirecommand.frame.FrameType;
import dev.wirecommand.jvm.ServerProcess;
import dev.wirecommand.netty.NettyClient;
import java.io.IOException;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * Leaves the output of 1,024 connections unread, on a server with 64 MiB of direct memory. Without
 * a ceiling, the output of each takes up more than 128 KiB of it.
 */
class UnreadOutputTest {
  private static final int CONNECTIONS = 1_024;
  private static final int MIB = 1 << 20;

  private final List<SocketChannel> flood = new ArrayList<>();

  private static ByteBuffer download() {
    byte[] map =
        Abuser.map(
            "download",
            args -> {
              args.writeMapHeader(1);
              args.writeBytes("bytes".getBytes(UTF_8));
              args.writeLong(1L << 40);
            });
    byte[] frame = new byte[Frame.HEADER_SIZE + map.length];
    FrameEncoder.writeHeader(
        frame,
        0,
        map.length,
        1,
        1,
        FrameType.STREAM_BEGIN,
        FrameType.COMMAND_REQUEST.code(),
        FrameType.REQUEST_NEW);
    System.arraycopy(map, 0, frame, Frame.HEADER_SIZE, map.length);
    return ByteBuffer.wrap(frame);
  }

  @Test
  void directMemoryHasACeiling() throws Exception {
    try (ServerProcess server =
            new ServerProcess(CrowdedServer.class, "-Xmx256m", "-XX:MaxDirectMemorySize=64m");
        CommandClient connection = NettyClient.connect(server.address())) {
      AbusedCommandsClient client =
          new AbusedCommandsClient(connection)
              .with(CallOptions.builder().timeout(Duration.ofSeconds(60)).build());
      long files = client.usage().files();
      for (int i = 0; i < CONNECTIONS; i++) {
        open(server);
      }
      while (client.usage().files() < files + CONNECTIONS) {
        Thread.sleep(10);
      }
      // None is refused any more, so only what is written for them can be bounded.
      for (int i = 0; i < CONNECTIONS; i++) {
        flood.get(i).write(download());
        if (i % 16 == 0) {
          assertThat(client.echo(i)).isEqualTo(i);
        }
      }
      // Large answers pass too.
      for (int i = 0; i < 20; i++) {
        assertThat(client.answer(MIB)).hasSize(MIB);
      }
      assertThat(client.usage().direct()).isBetween(16L * MIB, 32L * MIB);
      assertThat(server.isAlive()).isTrue();
    } finally {
      for (SocketChannel socket : flood) {
        socket.close();
      }
    }
  }

  private void open(ServerProcess server) throws IOException {
    SocketChannel socket = SocketChannel.open();
    socket.setOption(StandardSocketOptions.SO_RCVBUF, 4_096);
    socket.connect(server.address());
    flood.add(socket);
  }
}
