package dev.wirecommand.stdio;

import java.io.IOException;
import java.io.InputStream;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.Semaphore;

/**
 * A reader with its own thread for a blocking stream. It reads a batch for each {@link #request}.
 */
final class StreamReader {
  private static final int BATCH = 64 * 1024;

  /** A receiver of the bytes that are read. All methods are called on the reader's thread. */
  interface Sink {
    /** Receives some bytes. The reader reuses the array only after the next {@link #request}. */
    void read(byte[] bytes, int length);

    /** Called when the stream has ended. May wait. */
    void ended() throws InterruptedException;

    /** Called when reading has failed. May wait. */
    void failed(IOException cause) throws InterruptedException;
  }

  private final InputStream in;
  private final Sink sink;
  private final Semaphore requests = new Semaphore(0);
  private final Thread thread;

  StreamReader(InputStream in, Sink sink, String threadName) {
    this.in = in;
    this.sink = sink;
    this.thread = new Thread(this::run, threadName);
    thread.setDaemon(true);
  }

  void start() {
    thread.start();
  }

  /** Asks the reader to read one batch of bytes. May be called on any thread. */
  void request() {
    requests.release();
  }

  private void run() {
    try {
      byte[] bytes = new byte[BATCH];
      int length = 0;
      while (length >= 0) {
        requests.acquire();
        length = in.read(bytes);
        if (length >= 0) {
          sink.read(bytes, length);
        }
      }
      sink.ended();
    } catch (InterruptedException | RejectedExecutionException e) {
      // The connection has ended.
      return;
    } catch (Throwable e) {
      // Errors too: of a stream of the application, or for lack of memory.
      StreamFailure.report(e, sink::failed);
    }
  }

  /** Interrupts the reader's thread and closes the stream. The thread ends if either wakes it. */
  void stop() {
    thread.interrupt();
    try {
      in.close();
    } catch (IOException e) {
      // The stream is not used again, so the error does not matter.
      return;
    }
  }

  Thread thread() {
    return thread;
  }
}
