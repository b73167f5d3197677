package dev.wirecommand.processor.harness;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wirecommand.client.CommandReply;
import dev.wirecommand.client.ResponseStream;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Flow;

/** A response stream whose items are all there from the start. */
public final class WholeStream implements ResponseStream {
  private final CompletableFuture<CommandReply> reply;

  public WholeStream(CompletableFuture<CommandReply> reply) {
    this.reply = reply;
  }

  @Override
  public ResponseStream expectCbor(boolean cbor) {
    assertThat(reply.join().cbor()).isEqualTo(cbor);
    return this;
  }

  @Override
  public InputStream inputStream() {
    return new ByteArrayInputStream(reply.join().bytes());
  }

  @Override
  public Flow.Publisher<ByteBuffer> publisher() {
    return Published.of(ByteBuffer.wrap(reply.join().bytes()));
  }

  @Override
  public int maxItemBytes() {
    return Integer.MAX_VALUE;
  }

  @Override
  public void close() {}
}
