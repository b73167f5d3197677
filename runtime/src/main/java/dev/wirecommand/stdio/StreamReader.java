package dev.wirecommand.stdio;

import java.io.IOException;
import java.io.InputStream;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.Semaphore;

/**
 * Reads a stream that blocks, on a thread of its own: one batch at a time, each when the connection
 * asks for it.
 */
final class StreamReader {
  private static final int BATCH = 64 * 1024;

  /** Where batches go. Each method is called on the reader's thread. */
  interface Sink {
    /** Takes a batch; the array is not touched again before the next {@link #request}. */
    void read(byte[] bytes, int length);

    /** Nothing more comes. May wait. */
    void ended() throws InterruptedException;

    /** Reading has failed. May wait. */
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

  /** Asks for one batch. */
  void request() {
    requests.release();
  }

  private void run() {
    byte[] bytes = new byte[BATCH];
    try {
      int length = 0;
      while (length >= 0) {
        requests.acquire();
        length = in.read(bytes);
        if (length >= 0) {
          sink.read(bytes, length);
        }
      }
      sink.ended();
    } catch (IOException e) {
      fail(e);
    } catch (InterruptedException | RejectedExecutionException e) {
      // The connection is over; nobody wants to know what would have come.
      return;
    }
  }

  private void fail(IOException cause) {
    try {
      sink.failed(cause);
    } catch (InterruptedException | RejectedExecutionException e) {
      // It failed because the connection is over.
      return;
    }
  }

  /** Stops: wakes the thread where the stream can be woken, and closes the stream. */
  void stop() {
    thread.interrupt();
    try {
      in.close();
    } catch (IOException e) {
      // There is nothing more to be had of it either way.
      return;
    }
  }

  Thread thread() {
    return thread;
  }
}
