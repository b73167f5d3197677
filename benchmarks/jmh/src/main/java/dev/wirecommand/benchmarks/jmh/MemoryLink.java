package dev.wirecommand.benchmarks.jmh;

import dev.wirecommand.link.Link;
import dev.wirecommand.link.LinkHandler;
import dev.wirecommand.link.Peer;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Queue;

/**
 * An end of a connection in memory, all on one thread: what is left of an engine when sockets,
 * event loops and wake-ups are taken away.
 */
final class MemoryLink implements Link {
  private static final Peer PEER = Peer.of(Peer.Transport.IN_PROCESS, null);

  private final Queue<Runnable> tasks = new ArrayDeque<>();
  private byte[] written = new byte[64 * 1024];
  private int size;

  /** Runs the tasks that wait for the event loop. */
  void runTasks() {
    for (Runnable task = tasks.poll(); task != null; task = tasks.poll()) {
      task.run();
    }
  }

  /** Gives the other end all bytes that were written. */
  void deliver(LinkHandler other) {
    int length = size;
    size = 0;
    other.onBytes(written, 0, length);
    other.onBatchEnd();
  }

  /** Drops the bytes that were written and returns their count. */
  int drop() {
    int length = size;
    size = 0;
    return length;
  }

  @Override
  public Peer peer() {
    return PEER;
  }

  @Override
  public boolean isOwnThread() {
    return true;
  }

  @Override
  public void write(byte[] bytes, int offset, int length) {
    if (length > written.length - size) {
      written = Arrays.copyOf(written, 2 * (size + length));
    }
    System.arraycopy(bytes, offset, written, size, length);
    size += length;
  }

  @Override
  public void flush() {}

  @Override
  public boolean isWritable() {
    return true;
  }

  @Override
  public void setReading(boolean reading) {}

  @Override
  public void close() {}

  @Override
  public void abort() {}

  @Override
  public long nanoTime() {
    return System.nanoTime();
  }

  /** Ignores timers, because nothing here takes long enough for them. */
  @Override
  public Timer schedule(Runnable task, long delayNanos) {
    return () -> {};
  }

  @Override
  public void execute(Runnable task) {
    tasks.add(task);
  }
}
