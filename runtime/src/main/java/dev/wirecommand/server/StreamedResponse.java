package dev.wirecommand.server;

import dev.wirecommand.codegen.CommandResponse.ItemWriter;
import dev.wirecommand.reactor.ByteSlice;
import dev.wirecommand.reactor.SendFrames;
import dev.wirecommand.reactor.ServerAction;
import dev.wirecommand.stream.Chunk;
import dev.wirecommand.stream.SendBuffer;
import dev.wirecommand.stream.SendBufferOwner;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.ReadableByteChannel;
import java.util.Iterator;
import java.util.concurrent.Executor;
import java.util.concurrent.Flow;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A result on its way to the peer, one chunk at a time, each a frame. */
final class StreamedResponse implements SendBufferOwner {
  /** How long a chunk that is not full waits for more. */
  private static final long LINGER_NANOS = TimeUnit.MILLISECONDS.toNanos(1);

  private final ServerCall call;
  private final ServerConnection connection;
  private final boolean cbor;
  private final SendBuffer flow;

  /* Touched by the connection's thread alone. */
  private @Nullable Chunk underWay;
  private boolean lingering;
  private boolean over;
  private boolean released;
  private boolean ended;

  StreamedResponse(ServerCall call, ServerConnection connection, ServerResponse.Flowing outcome) {
    this.call = call;
    this.connection = connection;
    this.cbor = outcome.cbor();
    this.flow = outcome.source().apply(this);
  }

  /* The flow, by what it comes from. */

  SendBuffer ofStream(InputStream stream) {
    return SendBuffer.of(stream, executor(), chunk(), this);
  }

  SendBuffer ofChannel(ReadableByteChannel channel) {
    return SendBuffer.of(channel, executor(), chunk(), this);
  }

  SendBuffer ofChunks(Stream<byte[]> chunks) {
    return SendBuffer.of(chunks, executor(), chunk(), this);
  }

  <T extends @Nullable Object> SendBuffer ofItems(
      Stream<? extends T> items, ItemWriter<? super T> writer) {
    return SendBuffer.items(items, writer::write, executor(), chunk(), this);
  }

  <T extends @Nullable Object> SendBuffer ofItems(
      Iterator<? extends T> items, ItemWriter<? super T> writer) {
    return SendBuffer.items(items, writer::write, executor(), chunk(), this);
  }

  SendBuffer ofPublishedBytes(Flow.Publisher<? extends ByteBuffer> pieces) {
    return SendBuffer.published(pieces, chunk(), this);
  }

  <T> SendBuffer ofPublished(Flow.Publisher<? extends T> items, ItemWriter<? super T> writer) {
    return SendBuffer.publishedItems(items, writer::write, chunk(), this);
  }

  private Executor executor() {
    Executor threads = connection.settings().handlers().executor();
    return task -> {
      try {
        threads.execute(task);
      } catch (RejectedExecutionException e) {
        throw call.noThread();
      }
    };
  }

  private int chunk() {
    return connection.settings().limits().sendPayload();
  }

  /* On the connection's thread. */

  void start() {
    flow.start();
    pump(false);
  }

  private void pump(boolean partial) {
    if (over || underWay != null) {
      return;
    }
    Chunk chunk = flow.poll(partial);
    if (chunk != null) {
      underWay = chunk;
      call.sent(chunk.length());
      ByteSlice part = new ByteSlice(chunk.array(), chunk.offset(), chunk.length());
      ServerAction action = call.request().respondPart(part, cbor);
      if (action instanceof SendFrames frames) {
        connection.sendInTurn(frames, this::chunkDone);
      } else {
        chunkDone();
      }
    } else if (flow.isEnded()) {
      over = true;
      Throwable failure = flow.failure();
      if (failure == null) {
        connection.give(call.request().respondLast(ByteSlice.EMPTY, cbor));
      }
      call.streamEnded(failure);
      endIfDone();
    }
  }

  /** The call has ended when its answer has, and its source too. */
  private void endIfDone() {
    if (over && released && !ended) {
      ended = true;
      connection.ended(call);
    }
  }

  private void chunkDone() {
    Chunk chunk = underWay;
    underWay = null;
    if (chunk != null) {
      flow.release(chunk);
    }
    pump(false);
  }

  /** Nobody wants more of it. */
  void cancel() {
    if (!over) {
      over = true;
      flow.cancel();
      endIfDone();
    }
  }

  /** Nobody wants it: frees what it comes from. Any thread, instead of {@link #start}. */
  void discard() {
    flow.cancel();
  }

  /* Of the flow, on any thread. */

  @Override
  public void onReady() {
    connection.onOwnThread(() -> pump(false));
  }

  @Override
  public void onPartial() {
    connection.onOwnThread(this::linger);
  }

  @Override
  public void onReleased() {
    connection.onOwnThread(
        () -> {
          released = true;
          endIfDone();
        });
  }

  private void linger() {
    if (!lingering && !over) {
      lingering = true;
      connection.schedule(
          () -> {
            lingering = false;
            pump(true);
          },
          LINGER_NANOS);
    }
  }
}
