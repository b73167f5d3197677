package dev.wirecommand.server;

import dev.wirecommand.cbor.CborWriter;
import dev.wirecommand.codegen.CommandResponse;
import dev.wirecommand.codegen.PreparedCall;
import dev.wirecommand.command.CommandException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.ReadableByteChannel;
import java.util.Iterator;
import java.util.Objects;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Runs a handler and receives its response. Used on the thread that runs the handler. If the
 * handler returns a stage, then used on the thread that completes the stage.
 */
final class HandlerResponse implements CommandResponse {
  /** How often a call is completed anew after there was no memory for it. */
  private static final int MOST_TRIES = 100;

  /** The response of a call for which there was no memory. It exists already when it is needed. */
  private static final ServerResponse.Failure NO_MEMORY =
      new ServerResponse.Failure(HandlerFailures.NO_MEMORY);

  private static final long PAUSE_NANOS = TimeUnit.MILLISECONDS.toNanos(10);

  /** The call that the handler answers. Its methods are called on the thread of the handler. */
  interface Owner {
    String command();

    /** Returns an empty writer for the CBOR value of a response. */
    CborWriter newWriter();

    /** Converts an exception of the handler to an error for the peer. */
    CommandException errorFor(Throwable failure);

    /** Releases the resources of a response that will not be sent. */
    void discard(ServerResponse response);

    /** Called when the handler has returned a stage, which completes the call later. */
    void putOff();

    /** Completes the call with the response of its handler. Called once, on any thread. */
    void complete(ServerResponse response);
  }

  private final Owner call;

  /** The handler's response, or null until the handler responds. */
  private @Nullable ServerResponse response;

  /**
   * Whether the handler's stage has completed. A stage may call back twice; only the first time
   * counts. Null until a stage is awaited.
   */
  private @Nullable AtomicBoolean stageCompleted;

  /** The completion stage that the handler returned. Null if none or if awaited already. */
  private @Nullable Later<?> later;

  private record Later<T extends @Nullable Object>(
      CompletionStage<? extends T> stage, ResultWriter<? super T> writer) {}

  /** A piece of code that either sets the response or throws an exception. */
  private interface Attempt {
    void run() throws Throwable;
  }

  HandlerResponse(Owner call) {
    this.call = call;
  }

  @Override
  public CborWriter cbor() {
    CborWriter value = call.newWriter();
    respond(new ServerResponse.Value(value));
    return value;
  }

  @Override
  public void raw(byte[] bytes) {
    respond(new ServerResponse.Bytes(requireResult(bytes)));
  }

  @Override
  public void bytes(InputStream stream) {
    InputStream result = requireResult(stream);
    respond(new ServerResponse.Streamed(false, source -> source.stream(result)));
  }

  @Override
  public void bytes(ReadableByteChannel channel) {
    ReadableByteChannel result = requireResult(channel);
    respond(new ServerResponse.Streamed(false, source -> source.channel(result)));
  }

  @Override
  public void chunks(Stream<byte[]> chunks) {
    Stream<byte[]> result = requireResult(chunks);
    respond(new ServerResponse.Streamed(false, source -> source.chunks(result)));
  }

  @Override
  public void bytes(Flow.Publisher<? extends ByteBuffer> pieces) {
    Flow.Publisher<? extends ByteBuffer> result = requireResult(pieces);
    respond(new ServerResponse.Streamed(false, source -> source.published(result)));
  }

  @Override
  public <T extends @Nullable Object> void items(
      Stream<? extends T> items, ItemWriter<? super T> writer) {
    Stream<? extends T> result = requireResult(items);
    respond(new ServerResponse.Streamed(true, source -> source.items(result, writer)));
  }

  @Override
  public <T extends @Nullable Object> void items(
      Iterator<? extends T> items, ItemWriter<? super T> writer) {
    Iterator<? extends T> result = requireResult(items);
    respond(new ServerResponse.Streamed(true, source -> source.items(result, writer)));
  }

  @Override
  public <T> void items(Flow.Publisher<? extends T> items, ItemWriter<? super T> writer) {
    Flow.Publisher<? extends T> result = requireResult(items);
    respond(new ServerResponse.Streamed(true, source -> source.publishedItems(result, writer)));
  }

  @Override
  public <T extends @Nullable Object> void later(
      CompletionStage<? extends T> stage, ResultWriter<? super T> writer) {
    requireResult(stage);
    if (stageCompleted != null) {
      throw new IllegalStateException(
          "a later result of " + call.command() + " is put off once more");
    }
    requireNoResponse();
    later = new Later<>(stage, writer);
  }

  private <T> T requireResult(@Nullable T result) {
    return Objects.requireNonNull(result, call.command() + " returned null");
  }

  private void respond(ServerResponse value) {
    requireNoResponse();
    response = value;
  }

  private void requireNoResponse() {
    if (response != null || later != null) {
      throw new IllegalStateException(call.command() + " has been answered");
    }
  }

  /**
   * Runs the handler and completes the call. If the handler returns a stage, the call completes
   * later, on any thread. An exception becomes an application error.
   */
  void run(PreparedCall prepared) {
    try {
      prepared.run(this);
      requireResponse();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      fail(e);
    } catch (Throwable e) {
      // Errors too: the peer waits for an answer, whatever went wrong here.
      fail(e);
    }
    Later<?> awaited = later;
    if (response == null && awaited != null) {
      await(awaited);
    } else {
      try {
        call.complete(Objects.requireNonNull(response));
      } catch (OutOfMemoryError e) {
        completeWithoutMemory();
      }
    }
  }

  private <T extends @Nullable Object> void await(Later<T> awaited) {
    later = null;
    call.putOff();
    AtomicBoolean once = new AtomicBoolean();
    stageCompleted = once;
    try {
      awaited
          .stage()
          .whenComplete(
              (value, failure) ->
                  onStageCompleted(
                      once,
                      failure == null
                          ? () -> awaited.writer().write(this, value)
                          : () -> {
                            throw failure;
                          }));
    } catch (Throwable e) {
      // The stage refuses callbacks.
      onStageCompleted(
          once,
          () -> {
            throw e;
          });
    }
  }

  private void onStageCompleted(AtomicBoolean once, Attempt attempt) {
    if (once.compareAndSet(false, true)) {
      response = null;
      try {
        attempt.run();
        requireResponse();
      } catch (Throwable e) {
        fail(e);
      }
      try {
        call.complete(Objects.requireNonNull(response));
      } catch (OutOfMemoryError e) {
        completeWithoutMemory();
      }
    }
  }

  /**
   * Completes the call after there was no memory to do so. It would keep its slot for ever
   * otherwise. An error here too is tried again, as other calls end and give their memory back.
   */
  private void completeWithoutMemory() {
    response = NO_MEMORY;
    for (int tries = 1; ; tries++) {
      try {
        call.complete(NO_MEMORY);
        return;
      } catch (OutOfMemoryError e) {
        if (tries == MOST_TRIES) {
          throw e;
        }
        LockSupport.parkNanos(PAUSE_NANOS);
      }
    }
  }

  private void requireResponse() {
    if (response == null && later == null) {
      throw new IllegalStateException(call.command() + " gave no answer");
    }
  }

  private void fail(Throwable failure) {
    ServerResponse given = response;
    if (given != null) {
      call.discard(given);
    }
    later = null;
    try {
      response = new ServerResponse.Failure(call.errorFor(failure));
    } catch (Throwable e) {
      // For lack of memory, most likely.
      response = NO_MEMORY;
    }
  }
}
