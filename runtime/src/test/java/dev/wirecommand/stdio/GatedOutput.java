package dev.wirecommand.stdio;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import org.jspecify.annotations.Nullable;

/** An output whose writes block until a test allows them. */
final class GatedOutput extends OutputStream {
  private final ByteArrayOutputStream taken = new ByteArrayOutputStream();
  private final Semaphore gate;

  /** Counts down when the output is closed. */
  final CountDownLatch closed = new CountDownLatch(1);

  /** Has a permit for each flush. */
  final Semaphore flushes = new Semaphore(0);

  volatile @Nullable String failure;

  private GatedOutput(int permits) {
    gate = new Semaphore(permits);
  }

  static GatedOutput open() {
    return new GatedOutput(Integer.MAX_VALUE);
  }

  static GatedOutput shut() {
    return new GatedOutput(0);
  }

  void letOneWriteThrough() {
    gate.release();
  }

  @Override
  public void write(int b) {
    throw new AssertionError("writes in batches");
  }

  @Override
  public void write(byte[] bytes, int offset, int length) throws IOException {
    try {
      gate.acquire();
    } catch (InterruptedException e) {
      throw new InterruptedIOException("interrupted");
    }
    if (failure != null) {
      throw new IOException(failure);
    }
    synchronized (taken) {
      taken.write(bytes, offset, length);
    }
  }

  @Override
  public void flush() {
    flushes.release();
  }

  @Override
  public void close() {
    closed.countDown();
  }

  byte[] bytes() {
    synchronized (taken) {
      return taken.toByteArray();
    }
  }

  String text() {
    return new String(bytes(), StandardCharsets.ISO_8859_1);
  }
}
