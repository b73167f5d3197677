package dev.wirecommand.stdio;

import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.Semaphore;

/** An input whose bytes a test provides; reads wait for them. */
final class FedInput extends InputStream {
  private static final byte[] END = new byte[0];

  private final BlockingQueue<byte[]> fed = new LinkedBlockingQueue<>();

  /** Has a permit for each read that has started. */
  final Semaphore reads = new Semaphore(0);

  volatile boolean closed;

  void feed(String text) {
    fed.add(text.getBytes(StandardCharsets.ISO_8859_1));
  }

  void feed(byte[] bytes) {
    fed.add(bytes.clone());
  }

  void end() {
    fed.add(END);
  }

  /** Makes the next read fail with this message. */
  void fail(String message) {
    fed.add(("fail:" + message).getBytes(StandardCharsets.ISO_8859_1));
  }

  @Override
  public int read() {
    throw new AssertionError("reads in batches");
  }

  @Override
  public int read(byte[] bytes, int offset, int length) throws IOException {
    reads.release();
    byte[] next;
    try {
      next = fed.take();
    } catch (InterruptedException e) {
      throw new InterruptedIOException("interrupted");
    }
    String text = new String(next, StandardCharsets.ISO_8859_1);
    if (text.startsWith("fail:")) {
      throw new IOException(text.substring(5));
    }
    System.arraycopy(next, 0, bytes, offset, next.length);
    return next == END ? -1 : next.length;
  }

  @Override
  public void close() {
    closed = true;
  }
}
