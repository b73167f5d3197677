package dev.wirecommand.stream;

import static dev.wirecommand.stream.RecordingSendOwner.takeAll;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.util.concurrent.SubmissionPublisher;
import org.junit.jupiter.api.Test;

/** Chunks of 4 bytes that share the publisher's array, and chunks that can't. */
class SharedChunksTest {
  private final SubmissionPublisher<ByteBuffer> bytes =
      new SubmissionPublisher<>(Runnable::run, 16);

  private SendBuffer started() {
    SendBuffer buffer = SendBuffer.published(bytes, 4, new RecordingSendOwner());
    buffer.start();
    return buffer;
  }

  @Test
  void whatFillsAChunkIsSentFromWhereItIs() {
    SendBuffer buffer = started();
    byte[] array = Bytes.of("-abcdefghij-");
    bytes.submit(ByteBuffer.wrap(array, 1, 10));
    bytes.submit(ByteBuffer.wrap(Bytes.of("klmnop")));
    Chunk first = buffer.poll(false);
    Chunk second = buffer.poll(false);
    assertThat(first.array()).isSameAs(array);
    assertThat(first.offset()).isEqualTo(1);
    assertThat(second.array()).isSameAs(array);
    assertThat(second.offset()).isEqualTo(5);
    buffer.release(first);
    buffer.release(second);
    // The bytes that fill no chunk are copied and joined to the next bytes, which are copied too.
    assertThat(takeAll(buffer, false)).containsExactly("ijkl", "mnop");
    bytes.submit(ByteBuffer.wrap(Bytes.of("qr")));
    assertThat(takeAll(buffer, true)).containsExactly("qr");
    assertThat(array).isEqualTo(Bytes.of("-abcdefghij-"));
  }

  @Test
  void whatCantBeSharedIsCopied() {
    SendBuffer buffer = started();
    byte[] array = Bytes.of("abcd");
    bytes.submit(ByteBuffer.wrap(array).asReadOnlyBuffer());
    bytes.submit(ByteBuffer.allocateDirect(4).put(Bytes.of("efgh")).flip());
    Chunk first = buffer.poll(false);
    assertThat(first.array()).isNotSameAs(array);
    buffer.release(first);
    assertThat(takeAll(buffer, false)).containsExactly("efgh");
  }
}
