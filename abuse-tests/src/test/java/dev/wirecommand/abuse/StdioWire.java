package dev.wirecommand.abuse;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * The standard streams of a child process. A pipe can be written with a deadline only by another
 * thread.
 */
final class StdioWire implements Wire {
  private final OutputStream out;
  private final InputStream in;
  private final Runnable cut;
  private final ExecutorService writer = Executors.newSingleThreadExecutor(StdioWire::daemon);
  private final ExecutorService reader = Executors.newSingleThreadExecutor(StdioWire::daemon);

  /** A read that has begun and was not waited for to its end. */
  private Future<byte[]> reading;

  private byte[] read = {};
  private int taken;

  /**
   * @param cut closes the pipes, also while one of them blocks
   */
  StdioWire(OutputStream out, InputStream in, Runnable cut) {
    this.out = out;
    this.in = in;
    this.cut = cut;
  }

  private static Thread daemon(Runnable task) {
    Thread thread = new Thread(task, "abuser-stdio");
    thread.setDaemon(true);
    return thread;
  }

  @Override
  public void write(ByteBuffer bytes, long patienceMillis) throws IOException {
    byte[] copy = new byte[bytes.remaining()];
    bytes.get(copy);
    await(
        writer.submit(
            () -> {
              out.write(copy);
              out.flush();
              return null;
            }),
        "read",
        patienceMillis);
  }

  @Override
  public int read(ByteBuffer buffer, long patienceMillis) throws IOException {
    if (taken == read.length) {
      if (reading == null) {
        Callable<byte[]> some =
            () -> {
              byte[] bytes = new byte[64 << 10];
              int n = in.read(bytes);
              return n < 0 ? null : Arrays.copyOf(bytes, n);
            };
        reading = reader.submit(some);
      }
      byte[] next = await(reading, "sent", patienceMillis);
      if (next == null) {
        return -1;
      }
      reading = null;
      read = next;
      taken = 0;
    }
    int n = Math.min(read.length - taken, buffer.remaining());
    buffer.put(read, taken, n);
    taken += n;
    return n;
  }

  private static <T> T await(Future<T> done, String what, long patienceMillis) throws IOException {
    try {
      return done.get(patienceMillis, TimeUnit.MILLISECONDS);
    } catch (TimeoutException e) {
      throw new SilentException(what);
    } catch (ExecutionException e) {
      throw new IOException(e.getCause());
    } catch (InterruptedException e) {
      throw new IOException(e);
    }
  }

  @Override
  public void endOutput() throws IOException {
    out.close();
  }

  @Override
  public void close() {
    // A blocked write or read ends when the processes at the other ends of the pipes have ended.
    cut.run();
    writer.shutdown();
    reader.shutdown();
  }
}
