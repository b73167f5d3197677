package dev.wirecommand.stdio;

import dev.wirecommand.link.Link;
import dev.wirecommand.link.LinkHandler;
import dev.wirecommand.link.Peer;
import dev.wirecommand.link.WriteDeadlines;
import dev.wirecommand.transport.EventLoopThread;
import dev.wirecommand.transport.LinkState;
import dev.wirecommand.transport.WriteGuard;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A {@link Link} over a blocking input stream and a blocking output stream. It has three threads:
 * one reads, one writes, and the third is the event loop.
 */
final class StreamLink implements Link {
  /**
   * The maximum time in nanoseconds for which a closed link still reads and discards input. During
   * this time, the peer can read the last bytes.
   */
  static final long LINGER_NANOS = TimeUnit.SECONDS.toNanos(1);

  private static final Peer PEER = Peer.of(Peer.Transport.STDIO, null);

  private final EventLoopThread thread;
  private final StreamInput input;
  private final StreamOutput output;
  private final long lingerNanos;
  private final EndDiagnosis diagnosis;
  private final CompletableFuture<Void> closed = new CompletableFuture<>();
  private @Nullable LinkHandler handler;
  private LinkState state = LinkState.OPEN;

  StreamLink(
      InputStream in,
      OutputStream out,
      String name,
      WriteDeadlines deadlines,
      long lingerNanos,
      EndDiagnosis diagnosis) {
    this.thread = new EventLoopThread(name);
    this.input = new StreamInput(new StreamReader(in, new InputEvents(), name + "-in"));
    this.output =
        new StreamOutput(
            new StreamWriter(out, new OutputEvents(), name + "-out"),
            new WriteGuard(this, deadlines, sent -> sent, this::end));
    this.lingerNanos = lingerNanos;
    this.diagnosis = diagnosis;
  }

  /** Attaches a handler to the link and starts to read. Waits until both are done. */
  <H extends LinkHandler> H start(Function<? super Link, H> attach) {
    CompletableFuture<H> attached = new CompletableFuture<>();
    thread.execute(
        () -> {
          try {
            H made = attach.apply(this);
            handler = made;
            output.start();
            input.start();
            attached.complete(made);
          } catch (Throwable e) {
            // Errors too, because the caller of start() waits.
            attached.completeExceptionally(e);
            thread.end();
          }
        });
    return attached.join();
  }

  /** Returns a future that completes after the link has closed and has notified its handler. */
  CompletableFuture<Void> closed() {
    return closed;
  }

  /**
   * Returns the reading thread and the writing thread. They end after the link, unless a stream
   * still blocks them.
   */
  List<Thread> streamThreads() {
    return List.of(input.thread(), output.thread());
  }

  /** Returns the thread of the event loop. */
  EventLoopThread thread() {
    return thread;
  }

  private LinkHandler handler() {
    if (handler == null) {
      throw new IllegalStateException("nothing is attached yet");
    }
    return handler;
  }

  private boolean isOpen() {
    return state == LinkState.OPEN;
  }

  /** Handles an event on the event loop. An exception ends the connection. */
  private void handle(Runnable event) {
    thread.execute(
        () -> {
          if (state == LinkState.CLOSED) {
            return;
          }
          try {
            event.run();
          } catch (Throwable e) {
            // Errors too. The handler's state is unknown, so the connection cannot continue.
            end(e);
          }
        });
  }

  /** A sink that passes the events of the reading thread to the event loop. */
  private final class InputEvents implements StreamReader.Sink {
    @Override
    public void read(byte[] bytes, int length) {
      handle(() -> onBatch(bytes, length));
    }

    @Override
    public void ended() throws InterruptedException {
      IOException cause = diagnosis.diagnose();
      handle(cause == null ? StreamLink.this::onInputEnd : () -> onFailure(cause));
    }

    @Override
    public void failed(IOException cause) throws InterruptedException {
      streamFailed(cause);
    }
  }

  /** A receiver that passes the events of the writing thread to the event loop. */
  private final class OutputEvents implements StreamWriter.Progress {
    @Override
    public void written(int length) {
      handle(() -> onWritten(length));
    }

    @Override
    public void ended() {
      handle(StreamLink.this::onOutputEnd);
    }

    @Override
    public void failed(IOException cause) throws InterruptedException {
      streamFailed(cause);
    }
  }

  private void streamFailed(IOException cause) throws InterruptedException {
    IOException known = diagnosis.diagnose();
    handle(() -> onFailure(known == null ? cause : known));
  }

  private void onBatch(byte[] bytes, int length) {
    if (isOpen()) {
      handler().onBytes(bytes, 0, length);
    }
    if (isOpen()) {
      handler().onBatchEnd();
    }
    input.batchHandled();
  }

  private void onInputEnd() {
    input.end();
    if (isOpen()) {
      handler().onEndOfInput();
    } else {
      endIfBothEnded();
    }
  }

  private void onWritten(int length) {
    if (output.written(length) && isOpen()) {
      handler().onWritable();
    }
  }

  private void onOutputEnd() {
    output.end();
    endIfBothEnded();
    if (state != LinkState.CLOSED) {
      schedule(() -> end(null), lingerNanos);
    }
  }

  private void endIfBothEnded() {
    if (input.isEnded() && output.isEnded()) {
      end(null);
    }
  }

  /**
   * Ends the link after a stream has failed. If the engine has already closed the link, this is an
   * ordinary end.
   */
  private void onFailure(IOException cause) {
    end(isOpen() ? cause : null);
  }

  private void end(@Nullable Throwable cause) {
    if (state == LinkState.CLOSED) {
      return;
    }
    state = LinkState.CLOSED;
    input.stop();
    output.stop();
    try {
      if (handler != null) {
        handler.onClosed(cause);
      }
    } finally {
      thread.end();
      closed.complete(null);
    }
  }

  @Override
  public Peer peer() {
    return PEER;
  }

  @Override
  public boolean isOwnThread() {
    return thread.isCurrent();
  }

  @Override
  public void write(byte[] bytes, int offset, int length) {
    if (isOpen() && length > 0) {
      output.write(bytes, offset, length);
    }
  }

  @Override
  public void flush() {
    output.flush();
  }

  @Override
  public boolean isWritable() {
    return output.isWritable();
  }

  @Override
  public void granted(long bytes) {
    output.guard().granted(bytes);
  }

  @Override
  public void awaitGrant(boolean awaits) {
    output.guard().awaitGrant(awaits);
  }

  @Override
  public void setReading(boolean reading) {
    if (isOpen()) {
      input.setReading(reading);
    }
  }

  @Override
  public void close() {
    if (isOpen()) {
      state = LinkState.CLOSING;
      output.close();
      // Input is read and discarded until the peer closes too.
      input.setReading(true);
    }
  }

  @Override
  public void abort() {
    if (state != LinkState.CLOSED) {
      state = LinkState.CLOSING;
      thread.execute(() -> end(null));
    }
  }

  /** Asks the event loop to close the link without delay. May be called on any thread. */
  void abortSoon() {
    try {
      thread.execute(() -> end(null));
    } catch (RejectedExecutionException e) {
      // The link is closed already.
      return;
    }
  }

  @Override
  public long nanoTime() {
    return System.nanoTime();
  }

  @Override
  public Timer schedule(Runnable task, long delayNanos) {
    return thread.schedule(
        () -> {
          if (state != LinkState.CLOSED) {
            task.run();
          }
        },
        delayNanos);
  }

  @Override
  public void execute(Runnable task) {
    thread.execute(task);
  }
}
