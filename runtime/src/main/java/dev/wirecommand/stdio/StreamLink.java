package dev.wirecommand.stdio;

import dev.wirecommand.link.Link;
import dev.wirecommand.link.LinkHandler;
import dev.wirecommand.link.Peer;
import dev.wirecommand.link.WriteDeadlines;
import dev.wirecommand.transport.EventLoopThread;
import dev.wirecommand.transport.WriteGuard;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Two byte streams as a {@link Link}. Three threads: one waits for what comes, one for what goes to
 * be taken, and on the third the connection lives.
 */
final class StreamLink implements Link {
  /** At this many bytes that wait to be written, the writer is asked to wait; at half, to go on. */
  static final int HIGH_WATER = 64 * 1024;

  /** How long a closed end forgets what still comes, so that its last words can be read. */
  private static final long LINGER_NANOS = TimeUnit.SECONDS.toNanos(1);

  /** Knows more of how the other side ends than its streams tell. */
  @FunctionalInterface
  interface OtherSide {
    /** Of which nothing more is known. */
    OtherSide UNKNOWN = () -> null;

    /**
     * What has gone wrong there, now that a stream has ended or failed; null where nothing is known
     * to have. May wait; not called on the connection's thread.
     */
    @Nullable IOException whatWentWrong() throws InterruptedException;
  }

  private static final Peer PEER = Peer.of(Peer.Transport.STDIO, null);

  private final EventLoopThread thread;
  private final StreamReader reader;
  private final StreamWriter writer;
  private final WriteGuard guard;
  private final long lingerNanos;
  private final OtherSide otherSide;
  private final CompletableFuture<Void> closed = new CompletableFuture<>();
  private @Nullable LinkHandler handler;

  private final List<byte[]> unflushed = new ArrayList<>();
  private int waiting;
  private boolean writable = true;

  private boolean reading = true;
  private boolean requested;
  private boolean inputEnded;
  private boolean outputEnded;
  private boolean closing;
  private boolean over;

  StreamLink(
      InputStream in,
      OutputStream out,
      String name,
      WriteDeadlines deadlines,
      long lingerNanos,
      OtherSide otherSide) {
    this.thread = new EventLoopThread(name);
    this.reader = new StreamReader(in, new Input(), name + "-in");
    this.writer = new StreamWriter(out, new Output(), name + "-out");
    this.guard = new WriteGuard(this, deadlines, () -> false, this::end);
    this.lingerNanos = lingerNanos;
    this.otherSide = otherSide;
  }

  static StreamLink of(
      InputStream in,
      OutputStream out,
      String name,
      WriteDeadlines deadlines,
      OtherSide otherSide) {
    return new StreamLink(in, out, name, deadlines, LINGER_NANOS, otherSide);
  }

  /** Attaches what is told of this link, and begins to read. Returns when that is done. */
  <H extends LinkHandler> H start(Function<? super Link, H> attach) {
    CompletableFuture<H> attached = new CompletableFuture<>();
    thread.execute(
        () -> {
          try {
            H made = attach.apply(this);
            handler = made;
            reader.start();
            writer.start();
            askForMore();
            attached.complete(made);
          } catch (Throwable e) {
            // Errors too: whoever starts waits here.
            attached.completeExceptionally(e);
            thread.end();
          }
        });
    return attached.join();
  }

  /** Completes when the link is closed and its handler has been told. */
  CompletableFuture<Void> closed() {
    return closed;
  }

  /**
   * The threads that read and write: they end soon after the link does, if the streams let them.
   */
  List<Thread> streamThreads() {
    return List.of(reader.thread(), writer.thread());
  }

  /** The thread that the connection lives on. */
  EventLoopThread thread() {
    return thread;
  }

  private LinkHandler handler() {
    if (handler == null) {
      throw new IllegalStateException("nothing is attached yet");
    }
    return handler;
  }

  /** Runs a step on the connection's thread; one that fails ends the connection. */
  private void step(Runnable task) {
    thread.execute(
        () -> {
          if (over) {
            return;
          }
          try {
            task.run();
          } catch (Throwable e) {
            // Errors too: what the handler has taken is unknown, so the connection can't go on.
            end(e);
          }
        });
  }

  /** What the reader's thread tells. */
  private final class Input implements StreamReader.Sink {
    @Override
    public void read(byte[] bytes, int length) {
      step(() -> received(bytes, length));
    }

    @Override
    public void ended() throws InterruptedException {
      IOException cause = otherSide.whatWentWrong();
      step(cause == null ? StreamLink.this::inputEnded : () -> fail(cause));
    }

    @Override
    public void failed(IOException cause) throws InterruptedException {
      streamFailed(cause);
    }
  }

  /** What the writer's thread tells. */
  private final class Output implements StreamWriter.Progress {
    @Override
    public void written(int length) {
      step(() -> sent(length));
    }

    @Override
    public void ended() {
      step(StreamLink.this::outputEnded);
    }

    @Override
    public void failed(IOException cause) throws InterruptedException {
      streamFailed(cause);
    }
  }

  private void streamFailed(IOException cause) throws InterruptedException {
    IOException known = otherSide.whatWentWrong();
    step(() -> fail(known == null ? cause : known));
  }

  private void received(byte[] bytes, int length) {
    if (!closing) {
      handler().onBytes(bytes, 0, length);
    }
    if (!closing) {
      handler().onBatchEnd();
    }
    // Only now: the next batch takes this one's place.
    requested = false;
    askForMore();
  }

  private void askForMore() {
    if ((reading || closing) && !requested && !inputEnded) {
      requested = true;
      reader.request();
    }
  }

  private void inputEnded() {
    inputEnded = true;
    if (closing) {
      endIfBothEnded();
    } else {
      handler().onEndOfInput();
    }
  }

  private void sent(int length) {
    guard.sent(length);
    waiting -= length;
    if (!writable && waiting <= HIGH_WATER / 2) {
      writable = true;
      if (!closing) {
        handler().onWritable();
      }
    }
  }

  private void outputEnded() {
    outputEnded = true;
    endIfBothEnded();
    if (!over) {
      schedule(() -> end(null), lingerNanos);
    }
  }

  private void endIfBothEnded() {
    if (inputEnded && outputEnded) {
      end(null);
    }
  }

  /** A closed end has said all that it had to say: whether it was heard makes no difference. */
  private void fail(IOException cause) {
    end(closing ? null : cause);
  }

  private void end(@Nullable Throwable cause) {
    if (over) {
      return;
    }
    over = true;
    closing = true;
    guard.stop();
    reader.stop();
    writer.stop();
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
    if (closing || length == 0) {
      return;
    }
    byte[] copy = new byte[length];
    System.arraycopy(bytes, offset, copy, 0, length);
    unflushed.add(copy);
    waiting += length;
    if (waiting >= HIGH_WATER) {
      writable = false;
    }
  }

  @Override
  public void flush() {
    for (byte[] bytes : unflushed) {
      guard.written(bytes.length);
      writer.write(bytes);
    }
    unflushed.clear();
    guard.flushed();
  }

  @Override
  public boolean isWritable() {
    return writable;
  }

  @Override
  public void setReading(boolean value) {
    reading = value;
    askForMore();
  }

  @Override
  public void close() {
    if (!closing) {
      flush();
      closing = true;
      writer.end();
      askForMore();
    }
  }

  @Override
  public void abort() {
    closing = true;
    if (!over) {
      thread.execute(() -> end(null));
    }
  }

  /** Closes at once; from any thread. */
  void abortSoon() {
    try {
      thread.execute(() -> end(null));
    } catch (RejectedExecutionException e) {
      // It is closed already.
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
          if (!over) {
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
