package dev.wirecommand.fuzz.values;

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

/** Takes the result of a command that returns one value. */
final class OneResult implements CommandResponse {
  private final CborWriter out = new CborWriter();

  byte[] bytes() {
    return out.toByteArray();
  }

  @Override
  public CborWriter cbor() {
    return out;
  }

  private static AssertionError other() {
    return new AssertionError("another result than one value");
  }

  @Override
  public void raw(byte[] bytes) {
    throw other();
  }

  @Override
  public void bytes(InputStream stream) {
    throw other();
  }

  @Override
  public void bytes(ReadableByteChannel channel) {
    throw other();
  }

  @Override
  public void chunks(Stream<byte[]> chunks) {
    throw other();
  }

  @Override
  public void bytes(Flow.Publisher<? extends ByteBuffer> pieces) {
    throw other();
  }

  @Override
  public <T extends @Nullable Object> void items(
      Stream<? extends T> items, ItemWriter<? super T> writer) {
    throw other();
  }

  @Override
  public <T extends @Nullable Object> void items(
      Iterator<? extends T> items, ItemWriter<? super T> writer) {
    throw other();
  }

  @Override
  public <T> void items(Flow.Publisher<? extends T> items, ItemWriter<? super T> writer) {
    throw other();
  }

  @Override
  public <T extends @Nullable Object> void later(
      CompletionStage<? extends T> stage, ResultWriter<? super T> writer) {
    throw other();
  }
}
