package dev.wirecommand.link;

import dev.wirecommand.frame.Frame;
import dev.wirecommand.frame.FrameDecoder;
import dev.wirecommand.frame.FrameEncoder;
import dev.wirecommand.frame.FrameText;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.LinkedBlockingQueue;

/** A link in memory, whose thread is the test's: tasks run when the test says. */
public final class TestLink implements Link {
  private final FrameDecoder decoder = new FrameDecoder(Frame.MAX_PAYLOAD);
  private final Queue<String> written = new ArrayDeque<>();
  private final LinkedBlockingQueue<Runnable> tasks = new LinkedBlockingQueue<>();

  /** Whether the peer keeps up. */
  public boolean writable = true;

  /** Whether the engine wants to read. */
  public boolean reading = true;

  /** Whether the engine has closed the link. */
  public boolean closed;

  /** How often the engine has flushed. */
  public int flushes;

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
    return writable;
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
  public void execute(Runnable task) {
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
