package dev.wirecommand.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wirecommand.client.CommandClient;
import dev.wirecommand.jvm.ServerProcess;
import dev.wirecommand.netty.NettyClient;
import java.io.IOException;
import java.io.InputStream;
import org.junit.jupiter.api.Test;

/** Tests that streams may be far larger than the memory of the server. */
class MemoryTest {
  private static final String[] SMALL = {
    "-Xmx64m", "-XX:MaxDirectMemorySize=64m", "-XX:+ExitOnOutOfMemoryError"
  };

  private static final long GIB = 1L << 30;

  @Test
  void aGibibyteUp() throws IOException {
    try (ServerProcess server = new ServerProcess(ContractServer.class, SMALL);
        CommandClient connection = NettyClient.connect(server.address())) {
      ContractCommandsClient client = new ContractCommandsClient(connection);
      // The handler is slow, because one that keeps up would need no window.
      assertThat(client.digestSlowly(new Pattern(1, GIB))).isEqualTo(Pattern.hash(1, GIB));
      assertThat(server.isAlive()).isTrue();
    }
  }

  @Test
  void fourGibibytesDown() throws IOException {
    try (ServerProcess server = new ServerProcess(ContractServer.class, SMALL);
        CommandClient connection = NettyClient.connect(server.address());
        InputStream stream = new ContractCommandsClient(connection).bytes(2, 4 * GIB)) {
      byte[] buffer = new byte[64 * 1024];
      long position = 0;
      for (int n = stream.read(buffer); n >= 0; n = stream.read(buffer)) {
        for (int i = 0; i < n; i++) {
          if (buffer[i] != Pattern.at(2, position + i)) {
            throw new AssertionError("wrong at " + (position + i));
          }
        }
        position += n;
      }
      assertThat(position).isEqualTo(4 * GIB);
      assertThat(server.isAlive()).isTrue();
    }
  }

  @Test
  void manyDownloadsThatNobodyReads() throws IOException {
    try (ServerProcess server = new ServerProcess(ContractServer.class, SMALL);
        CommandClient stalled = NettyClient.connect(server.address());
        CommandClient connection = NettyClient.connect(server.address())) {
      ContractCommandsClient notRead = new ContractCommandsClient(stalled);
      for (int i = 0; i < 90; i++) {
        InputStream unused = notRead.bytes(i, GIB);
      }
      // All calls have started, and none of them blocks another connection.
      ContractCommandsClient client = new ContractCommandsClient(connection);
      for (int n = 0; n < 1_000; n++) {
        assertThat(client.mixBlocking("key", n, java.util.List.of()))
            .isEqualTo(ContractCommands.Mixed.of("key", n, java.util.List.of()));
      }
      assertThat(server.isAlive()).isTrue();
    }
  }
}
