package dev.wirecommand.benchmarks.jmh;

import dev.wirecommand.cbor.CborWriter;
import dev.wirecommand.codegen.CommandResponse;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.ReadableByteChannel;
import java.util.Iterator;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A response that takes typed results one after the other, and keeps the last. */
final class ValueResponse implements CommandResponse {
  private final CborWriter writer = new CborWriter();

  @Override
  public CborWriter cbor() {
    writer.reset();
    return writer;
  }

  @Override
  public void raw(byte[] bytes) {
    throw unmeasured();
  }

  @Override
  public void bytes(InputStream stream) {
    throw unmeasured();
  }

  @Override
  public void bytes(ReadableByteChannel channel) {
    throw unmeasured();
  }

  @Override
  public void bytes(Flow.Publisher<? extends ByteBuffer> pieces) {
    throw unmeasured();
  }

  @Override
  public void chunks(Stream<byte[]> chunks) {
    throw unmeasured();
  }

  @Override
  public <T extends @Nullable Object> void items(
      Stream<? extends T> items, ItemWriter<? super T> itemWriter) {
    throw unmeasured();
  }

  @Override
  public <T extends @Nullable Object> void items(
      Iterator<? extends T> items, ItemWriter<? super T> itemWriter) {
    throw unmeasured();
  }

  @Override
  public <T> void items(Flow.Publisher<? extends T> items, ItemWriter<? super T> itemWriter) {
    throw unmeasured();
  }

  @Override
  public <T extends @Nullable Object> void later(
      CompletionStage<? extends T> stage, ResultWriter<? super T> resultWriter) {
    throw unmeasured();
  }

  private static UnsupportedOperationException unmeasured() {
    return new UnsupportedOperationException("no such result is measured");
  }
}
