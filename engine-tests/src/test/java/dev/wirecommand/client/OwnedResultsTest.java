package dev.wirecommand.client;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wirecommand.Permission;
import dev.wirecommand.cbor.CborReader;
import dev.wirecommand.cbor.CborWriter;
import dev.wirecommand.codegen.TypedClient;
import dev.wirecommand.command.CommandData;
import dev.wirecommand.testing.wire.TestLink;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.concurrent.CompletionStage;
import org.junit.jupiter.api.Test;

/** Results belong to the caller, while links reuse their buffers. */
class OwnedResultsTest {
  private final TestLink link = new TestLink();
  private final ClientConnection connection = new ClientConnection(link, ClientOptions.DEFAULT);

  /** A client as it is generated, with a result that is a view of its encoded bytes. */
  private static final class BufferClient extends TypedClient {
    BufferClient(CommandClient client) {
      super(client);
    }

    CompletionStage<ByteBuffer> buffer() {
      CborWriter arguments = new CborWriter();
      arguments.writeMapHeader(0);
      return callAsync(
          new CommandName("buffer", Permission.READ),
          arguments,
          CommandData.none(),
          CborReader::readByteBuffer);
    }
  }

  private void receive(String hex) {
    byte[] buffer = HexFormat.of().parseHex(hex);
    connection.onBytes(buffer, 0, buffer.length);
    connection.onBatchEnd();
    Arrays.fill(buffer, (byte) 0);
  }

  @Test
  void aBufferKeepsItsBytesWhenItCameInOneFrame() {
    CompletionStage<ByteBuffer> result = new BufferClient(connection).buffer();
    link.runTasks();
    // frame 1 2 stream-begin bytes-response eos|cbor, h'010203'
    receive("0400000100020146" + "43010203");
    assertThat(result.toCompletableFuture().join())
        .isEqualTo(ByteBuffer.wrap(new byte[] {1, 2, 3}));
  }

  @Test
  void aBufferKeepsItsBytesWhenItCameInTwoFrames() {
    CompletionStage<ByteBuffer> result = new BufferClient(connection).buffer();
    link.runTasks();
    receive("0200000100020145" + "4301");
    receive("0200000100020046" + "0203");
    assertThat(result.toCompletableFuture().join())
        .isEqualTo(ByteBuffer.wrap(new byte[] {1, 2, 3}));
  }
}
