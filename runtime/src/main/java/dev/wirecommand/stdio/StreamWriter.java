package dev.wirecommand.stdio;

import java.io.IOException;
import java.io.OutputStream;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;

/**
 * Writes to a stream that blocks, on a thread of its own. How much waits to be written is the
 * connection's affair.
 */
final class StreamWriter {
  private static final byte[] END = new byte[0];

  /** Told how far the writing has come. Each method is called on the writer's thread. */
  interface Progress {
    /** So many bytes have been written. */
    void written(int length);

    /** All has been written, and the stream is closed. */
    void ended();

    /** Writing has failed. May wait. */
    void failed(IOException cause) throws InterruptedException;
  }

  private final OutputStream out;
  private final Progress progress;
  private final BlockingQueue<byte[]> queue = new LinkedBlockingQueue<>();
  private final Thread thread;

  StreamWriter(OutputStream out, Progress progress, String threadName) {
    this.out = out;
    this.progress = progress;
    this.thread = new Thread(this::run, threadName);
    thread.setDaemon(true);
  }

  void start() {
    thread.start();
  }

  /** Takes bytes, which are not changed any more. */
  void write(byte[] bytes) {
    queue.add(bytes);
  }

  /** Closes the stream once all that was taken is written. */
  void end() {
    queue.add(END);
  }

  private void run() {
    try {
      try (out) {
        writeAll();
      }
      progress.ended();
    } catch (IOException e) {
      fail(e);
    } catch (InterruptedException | RejectedExecutionException e) {
      // The connection is over.
      return;
    }
  }

  private void writeAll() throws IOException, InterruptedException {
    byte[] bytes = queue.take();
    while (bytes != END) {
      out.write(bytes);
      if (queue.isEmpty()) {
        out.flush();
      }
      progress.written(bytes.length);
      bytes = queue.take();
    }
  }

  private void fail(IOException cause) {
    try {
      progress.failed(cause);
    } catch (InterruptedException | RejectedExecutionException e) {
      // It failed because the connection is over.
      return;
    }
  }

  /**
   * Stops: wakes the thread where the stream can be woken. The thread closes the stream itself: to
   * close it from here might wait for a write that nobody takes.
   */
  void stop() {
    thread.interrupt();
  }

  Thread thread() {
    return thread;
  }
}
