package dev.wirecommand.engine;

import dev.wirecommand.link.Link;
import dev.wirecommand.link.Peer;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/** A link whose event loop is the thread that takes what waits for it. */
final class LoopLink implements Link {
  /** What the event loop has been asked to run. */
  final Queue<Runnable> waiting = new ConcurrentLinkedQueue<>();

  @Override
  public void execute(Runnable task) {
    waiting.add(task);
  }

  @Override
  public Timer schedule(Runnable task, long delayNanos) {
    waiting.add(task);
    return () -> {};
  }

  @Override
  public boolean isOwnThread() {
    return false;
  }

  @Override
  public Peer peer() {
    throw new UnsupportedOperationException("no peer");
  }

  @Override
  public void write(byte[] bytes, int offset, int length) {}

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
    return 0;
  }
}
