package dev.wirecommand.link;

import dev.wirecommand.frame.Frame;
import dev.wirecommand.frame.FrameDecoder;
import dev.wirecommand.frame.FrameEncoder;
import dev.wirecommand.frame.FrameText;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import java.util.Queue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;

/**
 * A link in memory, whose thread is the test's and whose clock stands still: tasks run, and time
 * passes, when the test says.
 */
public final class TestLink implements Link {
  private final FrameDecoder decoder = new FrameDecoder(Frame.MAX_PAYLOAD);
  private final Queue<String> written = new ArrayDeque<>();
  private final LinkedBlockingQueue<Runnable> tasks = new LinkedBlockingQueue<>();

  /** Whether the peer keeps up. */
  public boolean writable = true;

  /** How often it will still say that the peer keeps up; negative for ever. */
  public int turns = -1;

  /** Whether the engine wants to read. */
  public boolean reading = true;

  /** Whether the engine has closed the link. */
  public boolean closed;

  /** Whether the engine has closed the link without sending what was written. */
  public boolean aborted;

  /** How often the engine has flushed. */
  public int flushes;

  /** Who is at the other end. */
  public Peer peer = Peer.of(Peer.Transport.IN_PROCESS, null);

  /** How often the time was asked for. */
  public int clockReads;

  /** Whether the connection's thread has ended. */
  public boolean ended;

  /** How long a server waits for what the peer sends. */
  public ReadDeadlines readDeadlines = ReadDeadlines.NONE;

  /** Whether the caller counts as running on the event loop. */
  public boolean ownThread = true;

  /** The thread that counts as the event loop, if it is decided by thread. */
  public Thread thread;

  private final PriorityQueue<Timed> timed =
      new PriorityQueue<>(Comparator.comparingLong(Timed::at).thenComparingLong(Timed::number));
  private long now;
  private long timers;

  private record Timed(long at, long number, Runnable task) {}

  @Override
  public Peer peer() {
    return peer;
  }

  @Override
  public ReadDeadlines readDeadlines() {
    return readDeadlines;
  }

  @Override
  public boolean isOwnThread() {
    return thread == null ? ownThread : Thread.currentThread() == thread;
  }

  @Override
  public void write(byte[] bytes, int offset, int length) {
    byte[] copy = java.util.Arrays.copyOfRange(bytes, offset, offset + length);
    decoder.feed(copy, 0, length);
    for (Frame frame = decoder.next(); frame != null; frame = decoder.next()) {
      written.add(FrameText.print(frame));
    }
  }

  @Override
  public void flush() {
    flushes++;
  }

  @Override
  public boolean isWritable() {
    if (turns > 0) {
      turns--;
      return writable;
    }
    return writable && turns < 0;
  }

  @Override
  public void setReading(boolean value) {
    reading = value;
  }

  @Override
  public void close() {
    closed = true;
  }

  @Override
  public void abort() {
    closed = true;
    aborted = true;
  }

  @Override
  public long nanoTime() {
    clockReads++;
    return now;
  }

  @Override
  public Timer schedule(Runnable task, long delayNanos) {
    Timed entry = new Timed(now + delayNanos, timers++, task);
    timed.add(entry);
    return () -> timed.remove(entry);
  }

  /** Lets time pass, and runs what becomes due, in order. */
  public void advance(Duration time) {
    long until = now + time.toNanos();
    for (Timed next = timed.peek(); next != null && next.at() <= until; next = timed.peek()) {
      timed.remove();
      now = next.at();
      next.task().run();
    }
    now = until;
  }

  /** How many tasks wait for their time. */
  public int timers() {
    return timed.size();
  }

  @Override
  public void execute(Runnable task) {
    if (ended) {
      throw new RejectedExecutionException("the thread has ended");
    }
    tasks.add(task);
  }

  /** Runs what has been given to the connection's thread. */
  public void runTasks() {
    for (Runnable task = tasks.poll(); task != null; task = tasks.poll()) {
      task.run();
    }
  }

  /** Waits for a task, and runs it. */
  public void awaitTask() throws InterruptedException {
    tasks.take().run();
  }

  /** The frames written since the last call, in the text form. */
  public List<String> takeWritten() {
    List<String> frames = new ArrayList<>(written);
    written.clear();
    return frames;
  }

  /** Gives a handler frames in the text form, as one batch. */
  public static void deliver(LinkHandler handler, String... frames) {
    for (String text : frames) {
      byte[] bytes = FrameEncoder.encode(FrameText.parse(text));
      handler.onBytes(bytes, 0, bytes.length);
    }
    handler.onBatchEnd();
  }
}
