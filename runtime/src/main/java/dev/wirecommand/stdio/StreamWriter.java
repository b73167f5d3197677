package dev.wirecommand.stdio;

import java.io.IOException;
import java.io.OutputStream;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;

/**
 * A writer that runs on its own thread and writes to a blocking output stream. Its queue has no
 * limit, because the connection limits the number of waiting bytes.
 */
final class StreamWriter {
  private static final byte[] END = new byte[0];

  /** A listener for the progress of a writer. All methods are called on the writer's thread. */
  interface Progress {
    /** Called when bytes have been written. */
    void written(int length);

    /** Called when all bytes have been written and the stream is closed. */
    void ended();

    /** Called when writing has failed. May wait. */
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

  /** Queues bytes for writing. The caller must not change them afterwards. */
  void write(byte[] bytes) {
    queue.add(bytes);
  }

  /** Closes the stream after all queued bytes have been written. */
  void end() {
    queue.add(END);
  }

  private void run() {
    try {
      try (out) {
        writeAll();
      }
      progress.ended();
    } catch (InterruptedException | RejectedExecutionException e) {
      // The connection has ended.
      return;
    } catch (Throwable e) {
      // Errors too: of a stream of the application, or for lack of memory.
      StreamFailure.report(e, progress::failed);
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

  /**
   * Interrupts the writer's thread, which then closes the stream. A close on the current thread
   * could block, because it would wait for a write that the peer does not read.
   */
  void stop() {
    thread.interrupt();
  }

  Thread thread() {
    return thread;
  }
}
