package dev.wirecommand.stream;

import java.io.InputStream;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.reactivestreams.tck.PublisherVerification;
import org.reactivestreams.tck.TestEnvironment;

/**
 * Support for the Reactive Streams TCK, whose tests are written for TestNG. They wait up to {@value
 * #TIMEOUT} ms for a signal that has to come, and {@value #SILENCE} ms for a signal that must not.
 */
final class Tck {
  private static final long TIMEOUT = 2000;
  private static final long SILENCE = 20;

  private Tck() {}

  static TestEnvironment environment() {
    return new TestEnvironment(TIMEOUT, SILENCE, SILENCE);
  }

  /** A test that may throw anything. */
  interface Attempt {
    void run() throws Throwable;
  }

  /**
   * Runs a test that waits only a moment for the garbage collector, and repeats it a few times if
   * it fails.
   */
  static void eventually(PublisherVerification<?> tests, Attempt test) throws Throwable {
    for (int left = 10; left > 0; left--) {
      try {
        test.run();
        return;
      } catch (AssertionError e) {
        if (left == 1) {
          throw e;
        }
        tests.setUp();
      }
    }
  }

  /** An event loop on which bytes arrive while the window is not full. */
  static final class Connection implements AutoCloseable {
    private volatile Thread thread;
    private final ExecutorService executor =
        Executors.newSingleThreadExecutor(
            task -> {
              thread = new Thread(task, "connection");
              thread.setDaemon(true);
              return thread;
            });

    /** Creates a buffer in which a number of pieces of a size arrive, and then the end. */
    ReceiveBuffer buffer(long bytes, int size) {
      Arriving arriving = new Arriving(bytes, new byte[size]);
      executor.execute(arriving::next);
      return arriving.buffer;
    }

    /** Creates a buffer that has failed. */
    ReceiveBuffer failed() {
      ReceiveBuffer buffer = new Arriving(0, new byte[1]).buffer;
      buffer.fail(new IllegalStateException("cut off"));
      return buffer;
    }

    @Override
    public void close() {
      executor.shutdownNow();
    }

    private final class Arriving implements ReceiveBufferOwner {
      final ReceiveBuffer buffer = new ReceiveBuffer(64 * 1024, this);
      private final byte[] piece;
      private long left;

      Arriving(long bytes, byte[] piece) {
        this.left = bytes;
        this.piece = piece;
      }

      private void next() {
        while (left > 0 && !buffer.isFull() && !buffer.isClosed()) {
          int n = (int) Math.min(left, piece.length);
          buffer.add(piece, 0, n);
          left -= n;
        }
        if (left == 0) {
          buffer.end();
        }
      }

      @Override
      public boolean isOwnThread() {
        return Thread.currentThread() == thread;
      }

      @Override
      public void execute(Runnable task) {
        executor.execute(task);
      }

      @Override
      public void onSpace() {
        executor.execute(this::next);
      }

      @Override
      public void onClosed() {
        left = -1;
      }
    }
  }

  /** A stream that returns one zero with each read. */
  static final class Zeros extends InputStream {
    private long left;

    Zeros(long count) {
      left = count;
    }

    @Override
    public int read() {
      return left-- > 0 ? 0 : -1;
    }

    @Override
    public int read(byte[] array, int offset, int length) {
      array[offset] = 0;
      return left-- > 0 ? 1 : -1;
    }
  }
}
