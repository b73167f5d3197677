package dev.wirecommand.server;

import dev.wirecommand.codegen.CommandResponse.ItemWriter;
import dev.wirecommand.command.CommandException;
import dev.wirecommand.engine.SendWindow;
import dev.wirecommand.reactor.ByteSlice;
import dev.wirecommand.reactor.ServerRequest;
import dev.wirecommand.stream.SendBuffer;
import dev.wirecommand.stream.SendBufferOwner;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.ReadableByteChannel;
import java.util.Iterator;
import java.util.concurrent.Executor;
import java.util.concurrent.Flow;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A response that is sent while a source produces it. Each chunk is sent in one frame. */
final class StreamedResponse implements SendWindow.Owner {
  /** The call that the response belongs to. Its methods are called on the event loop. */
  interface Owner {
    /** Called when a chunk is about to be sent. */
    void onSent(int bytes);

    /** Called when all data has been taken from the source, or the source has failed. */
    void onStreamEnded(@Nullable Throwable failure);

    /** Called when the response and its source have both ended. */
    void onStreamReleased();
  }

  /** A factory for the send buffer of a response. It has one method for each kind of source. */
  static final class Source {
    private final Executor executor;
    private final int chunk;
    private final SendBufferOwner owner;

    private Source(Executor executor, int chunk, SendBufferOwner owner) {
      this.executor = executor;
      this.chunk = chunk;
      this.owner = owner;
    }

    SendBuffer stream(InputStream stream) {
      return SendBuffer.of(stream, executor, chunk, owner);
    }

    SendBuffer channel(ReadableByteChannel channel) {
      return SendBuffer.of(channel, executor, chunk, owner);
    }

    SendBuffer chunks(Stream<byte[]> chunks) {
      return SendBuffer.of(chunks, executor, chunk, owner);
    }

    <T extends @Nullable Object> SendBuffer items(
        Stream<? extends T> items, ItemWriter<? super T> writer) {
      return SendBuffer.items(items, writer::write, executor, chunk, owner);
    }

    <T extends @Nullable Object> SendBuffer items(
        Iterator<? extends T> items, ItemWriter<? super T> writer) {
      return SendBuffer.items(items, writer::write, executor, chunk, owner);
    }

    SendBuffer published(Flow.Publisher<? extends ByteBuffer> pieces) {
      return SendBuffer.published(pieces, chunk, owner);
    }

    <T> SendBuffer publishedItems(Flow.Publisher<? extends T> items, ItemWriter<? super T> writer) {
      return SendBuffer.publishedItems(items, writer::write, chunk, owner);
    }
  }

  private enum State {
    SENDING,
    /** The response has ended, or the call was cancelled. The source may still run. */
    SENT,
    /** The source has been released. The data that it has produced is still being sent. */
    RELEASED,
    ENDED
  }

  private final ServerRequest request;
  private final OutputQueue output;
  private final Owner owner;
  private final boolean cbor;
  private final SendWindow window;

  /** The thread that reads the source, or null while none does. */
  private volatile @Nullable Thread reader;

  /** The state of the response. Used on the event loop. */
  private State state = State.SENDING;

  /**
   * @param noThread makes the error for a source that no thread can read
   */
  StreamedResponse(
      ServerRequest request,
      CallResources resources,
      ServerResponse.Streamed response,
      Supplier<CommandException> noThread,
      Owner owner) {
    this.request = request;
    this.output = resources.output();
    this.owner = owner;
    this.cbor = response.cbor();
    Executor handlers = resources.handlers().executor();
    int chunk = resources.settings().limits().sendPayload();
    this.window =
        new SendWindow(
            resources.loop(),
            resources.streams(),
            this,
            buffer ->
                response.source().apply(new Source(refusing(handlers, noThread), chunk, buffer)));
  }

  private Executor refusing(Executor handlers, Supplier<CommandException> noThread) {
    return task -> {
      try {
        handlers.execute(() -> read(task));
      } catch (RejectedExecutionException e) {
        throw noThread.get();
      }
    };
  }

  private void read(Runnable task) {
    reader = Thread.currentThread();
    try {
      task.run();
    } finally {
      reader = null;
    }
  }

  /** Returns whether a thread reads the source. May be called on any thread. */
  boolean isReadOn(Thread thread) {
    return reader == thread;
  }

  /* Called on the event loop. */

  void start() {
    // The peer may read nothing, and a publisher depends on its demand.
    window.start(window.isRead() ? 1 : SendBuffer.MOST_CHUNKS);
    onReady();
  }

  @Override
  public void onReady() {
    if (isSent() || window.isBorrowed()) {
      return;
    }
    ByteSlice part = window.poll();
    if (part != null) {
      owner.onSent(part.length());
      output.sendInTurn(request.respondPart(part, cbor), 0, this::onPartSent);
    } else if (window.isEnded()) {
      Throwable failure = window.failure();
      if (failure == null) {
        output.send(request.respondLast(ByteSlice.EMPTY, cbor));
      }
      owner.onStreamEnded(failure);
      sent();
    }
  }

  private void onPartSent() {
    window.release();
    onReady();
  }

  private boolean isSent() {
    return state == State.SENT || state == State.ENDED;
  }

  private void sent() {
    move(state == State.RELEASED ? State.ENDED : State.SENT);
  }

  @Override
  public void onReleased() {
    move(state == State.SENT ? State.ENDED : State.RELEASED);
  }

  private void move(State next) {
    state = next;
    if (next == State.ENDED) {
      owner.onStreamReleased();
    }
  }

  /** Stops sending the response, because the call was cancelled. */
  void cancel() {
    if (!isSent()) {
      window.cancel();
      sent();
    }
  }

  /** Closes the source of a response that will not be sent. May be called on any thread. */
  void discard() {
    window.cancel();
  }
}
