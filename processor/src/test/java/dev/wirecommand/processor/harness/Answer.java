package dev.wirecommand.processor.harness;

import dev.wirecommand.cbor.CborReader;
import dev.wirecommand.cbor.CborWriter;
import dev.wirecommand.client.CommandReply;
import dev.wirecommand.codegen.CommandResponse;
import dev.wirecommand.codegen.PreparedCall;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.ReadableByteChannel;
import java.util.Iterator;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A response that collects the whole result of a call. */
public final class Answer implements CommandResponse {
  private @Nullable CborWriter typed;
  private @Nullable ByteArrayOutputStream stream;
  private byte @Nullable [] raw;
  private boolean cbor;
  private @Nullable Throwable failure;

  private Answer() {}

  /** Runs a call whose arguments are decoded. */
  public static CommandReply of(PreparedCall call) throws Exception {
    Answer answer = new Answer();
    call.run(answer);
    return answer.reply();
  }

  @Override
  public CborWriter cbor() {
    expectFirst();
    typed = new CborWriter();
    return typed;
  }

  @Override
  public void raw(byte[] bytes) {
    expectFirst();
    raw = bytes;
  }

  @Override
  public void bytes(InputStream bytes) {
    try (bytes) {
      begin(false).write(bytes.readAllBytes());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void bytes(ReadableByteChannel channel) {
    bytes(Channels.newInputStream(channel));
  }

  @Override
  public void chunks(Stream<byte[]> chunks) {
    ByteArrayOutputStream all = begin(false);
    try (chunks) {
      chunks.forEach(all::writeBytes);
    }
  }

  @Override
  public void bytes(Flow.Publisher<? extends ByteBuffer> pieces) {
    ByteArrayOutputStream all = begin(false);
    Published.<ByteBuffer>all(pieces)
        .join()
        .forEach(piece -> all.write(piece.array(), piece.arrayOffset(), piece.remaining()));
  }

  @Override
  public <T> void items(Stream<? extends T> items, ItemWriter<? super T> writer) {
    try (items) {
      items(items.iterator(), writer);
    }
  }

  @Override
  public <T> void items(Iterator<? extends T> items, ItemWriter<? super T> writer) {
    ByteArrayOutputStream all = begin(true);
    while (items.hasNext()) {
      all.writeBytes(item(items.next(), writer));
    }
  }

  @Override
  public <T> void items(Flow.Publisher<? extends T> items, ItemWriter<? super T> writer) {
    ByteArrayOutputStream all = begin(true);
    Published.<T>all(items).join().forEach(item -> all.writeBytes(item(item, writer)));
  }

  private static <T> byte[] item(T item, ItemWriter<? super T> writer) {
    CborWriter out = new CborWriter();
    writer.write(out, item);
    byte[] bytes = out.toByteArray();
    new CborReader(bytes).checkWellFormed();
    return bytes;
  }

  @Override
  public <T> void later(CompletionStage<? extends T> stage, ResultWriter<? super T> writer) {
    // All stages of the tests are complete already.
    stage.whenComplete(
        (value, thrown) -> {
          if (thrown == null) {
            try {
              writer.write(this, value);
            } catch (RuntimeException e) {
              failure = e;
            }
          } else {
            failure = thrown;
          }
        });
  }

  private ByteArrayOutputStream begin(boolean asCbor) {
    expectFirst();
    cbor = asCbor;
    stream = new ByteArrayOutputStream();
    return stream;
  }

  private void expectFirst() {
    if (typed != null || raw != null || stream != null) {
      throw new AssertionError("answered twice");
    }
  }

  private CommandReply reply() throws Exception {
    if (failure instanceof Exception exception) {
      throw exception;
    }
    if (raw != null) {
      return new CommandReply(raw, false);
    }
    if (stream != null) {
      return new CommandReply(stream.toByteArray(), cbor);
    }
    if (typed == null) {
      throw new AssertionError("not answered");
    }
    new CborReader(typed.toByteArray()).checkWellFormed();
    return new CommandReply(typed.toByteArray(), true);
  }
}
