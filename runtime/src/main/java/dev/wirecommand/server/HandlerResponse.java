package dev.wirecommand.server;

import dev.wirecommand.cbor.CborWriter;
import dev.wirecommand.codegen.CommandResponse;
import dev.wirecommand.codegen.PreparedCall;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.ReadableByteChannel;
import java.util.Iterator;
import java.util.Objects;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What one call leads to: made by the thread that runs it, or by the one that completes the stage
 * which the handler returned.
 */
final class HandlerResponse implements CommandResponse {
  final ServerCall call;

  /** What has been answered with so far; null while the handler, or a writer, has yet to do it. */
  private @Nullable ServerResponse outcome;

  /**
   * Whether the stage has called back: it may do so twice, and only the first time counts. Null
   * where no stage is waited for.
   */
  private @Nullable AtomicBoolean settled;

  /** The stage that the answer follows, and who makes an answer of it. */
  private @Nullable Later<?> later;

  private record Later<T extends @Nullable Object>(
      CompletionStage<? extends T> stage, ResultWriter<? super T> writer) {}

  /** Whatever may answer, or throw. */
  private interface Attempt {
    void run() throws Throwable;
  }

  HandlerResponse(ServerCall call) {
    this.call = call;
  }

  @Override
  public CborWriter cbor() {
    CborWriter value = call.writer();
    answerWith(new ServerResponse.Value(value));
    return value;
  }

  @Override
  public void raw(byte[] bytes) {
    answerWith(new ServerResponse.Bytes(present(bytes)));
  }

  @Override
  public void bytes(InputStream stream) {
    InputStream source = present(stream);
    answerWith(new ServerResponse.Flowing(false, result -> result.ofStream(source)));
  }

  @Override
  public void bytes(ReadableByteChannel channel) {
    ReadableByteChannel source = present(channel);
    answerWith(new ServerResponse.Flowing(false, result -> result.ofChannel(source)));
  }

  @Override
  public void chunks(Stream<byte[]> chunks) {
    Stream<byte[]> source = present(chunks);
    answerWith(new ServerResponse.Flowing(false, result -> result.ofChunks(source)));
  }

  @Override
  public void bytes(Flow.Publisher<? extends ByteBuffer> pieces) {
    Flow.Publisher<? extends ByteBuffer> source = present(pieces);
    answerWith(new ServerResponse.Flowing(false, result -> result.ofPublishedBytes(source)));
  }

  @Override
  public <T extends @Nullable Object> void items(
      Stream<? extends T> items, ItemWriter<? super T> writer) {
    Stream<? extends T> source = present(items);
    answerWith(new ServerResponse.Flowing(true, result -> result.ofItems(source, writer)));
  }

  @Override
  public <T extends @Nullable Object> void items(
      Iterator<? extends T> items, ItemWriter<? super T> writer) {
    Iterator<? extends T> source = present(items);
    answerWith(new ServerResponse.Flowing(true, result -> result.ofItems(source, writer)));
  }

  @Override
  public <T> void items(Flow.Publisher<? extends T> items, ItemWriter<? super T> writer) {
    Flow.Publisher<? extends T> source = present(items);
    answerWith(new ServerResponse.Flowing(true, result -> result.ofPublished(source, writer)));
  }

  @Override
  public <T extends @Nullable Object> void later(
      CompletionStage<? extends T> stage, ResultWriter<? super T> writer) {
    present(stage);
    if (settled != null) {
      throw new IllegalStateException(
          "a later result of " + call.command() + " is put off once more");
    }
    requireUnanswered();
    later = new Later<>(stage, writer);
  }

  private <T> T present(@Nullable T result) {
    return Objects.requireNonNull(result, call.command() + " returned null");
  }

  private void answerWith(ServerResponse value) {
    requireUnanswered();
    outcome = value;
  }

  private void requireUnanswered() {
    if (outcome != null || later != null) {
      throw new IllegalStateException(call.command() + " has been answered");
    }
  }

  /**
   * Runs the call; whatever it throws becomes an error for the peer. The call is told, once: before
   * this method returns, or later on any thread.
   */
  void run(PreparedCall prepared) {
    try {
      prepared.run(this);
      requireAnswer();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      failed(e);
    } catch (Throwable e) {
      // Errors too: the peer waits for an answer whatever went wrong here.
      failed(e);
    }
    Later<?> awaited = later;
    if (outcome == null && awaited != null) {
      await(awaited);
    } else {
      call.settle(outcome());
    }
  }

  private <T extends @Nullable Object> void await(Later<T> awaited) {
    later = null;
    AtomicBoolean once = new AtomicBoolean();
    settled = once;
    try {
      awaited
          .stage()
          .whenComplete(
              (value, failure) ->
                  settle(
                      once,
                      failure == null
                          ? () -> awaited.writer().write(this, value)
                          : () -> {
                            throw failure;
                          }));
    } catch (Throwable e) {
      // Of a stage that takes nobody who waits.
      settle(
          once,
          () -> {
            throw e;
          });
    }
  }

  private void settle(AtomicBoolean once, Attempt attempt) {
    if (once.compareAndSet(false, true)) {
      outcome = null;
      try {
        attempt.run();
        requireAnswer();
      } catch (Throwable e) {
        failed(e);
      }
      call.settle(outcome());
    }
  }

  private void requireAnswer() {
    if (outcome == null && later == null) {
      throw new IllegalStateException(call.command() + " gave no answer");
    }
  }

  private void failed(Throwable failure) {
    ServerResponse unused = outcome;
    if (unused != null) {
      call.discard(unused);
    }
    later = null;
    outcome = new ServerResponse.Failed(call.error(failure));
  }

  private ServerResponse outcome() {
    return Objects.requireNonNull(outcome, "outcome");
  }
}
