package dev.wirecommand.stream;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.concurrent.Flow;
import org.jspecify.annotations.Nullable;

/** A subscription to a {@link StreamPublisher}. It reads the stream on request. */
final class StreamSubscription extends Signaller {
  private static final int BUFFER = 16 * 1024;

  private final InputStream stream;
  private final Demand demand = new Demand();
  private volatile @Nullable IllegalArgumentException misuse;
  private volatile boolean cancelled;

  // Used by the thread that signals.
  private Flow.@Nullable Subscriber<? super ByteBuffer> subscriber;
  private byte[] scratch = new byte[BUFFER];

  StreamSubscription(InputStream stream, Flow.Subscriber<? super ByteBuffer> subscriber) {
    this.stream = stream;
    this.subscriber = subscriber;
  }

  @Override
  public void request(long n) {
    if (n > 0) {
      demand.add(n);
    } else {
      misuse = Demand.refusal(n);
    }
    signal();
  }

  @Override
  public void cancel() {
    cancelled = true;
    // A thread that is reading closes the stream; if there is none, this thread does.
    signal();
  }

  @Override
  boolean signalNext() {
    Flow.Subscriber<? super ByteBuffer> to = subscriber;
    if (to == null) {
      return false;
    }
    if (cancelled || misuse != null) {
      end(to, misuse);
    } else if (demand.isPresent()) {
      next(to);
    } else {
      return false;
    }
    return true;
  }

  private void next(Flow.Subscriber<? super ByteBuffer> to) {
    ByteBuffer buffer;
    try {
      buffer = read();
    } catch (Throwable e) {
      end(to, e);
      return;
    }
    if (buffer == null) {
      end(to, null);
    } else if (!cancelled) {
      demand.take();
      give(() -> to.onNext(buffer));
    }
  }

  /**
   * Reads bytes into a buffer that the subscriber may keep. Returns null at the end of the stream.
   */
  private @Nullable ByteBuffer read() throws IOException {
    int n = stream.read(scratch);
    if (n < 0) {
      return null;
    }
    if (n < scratch.length / 2) {
      return ByteBuffer.wrap(Arrays.copyOf(scratch, n));
    }
    ByteBuffer full = ByteBuffer.wrap(scratch, 0, n);
    scratch = new byte[BUFFER];
    return full;
  }

  private void end(Flow.Subscriber<? super ByteBuffer> to, @Nullable Throwable reason) {
    subscriber = null;
    scratch = new byte[0];
    Throwable failure = Closing.close(stream, reason);
    if (cancelled) {
      return;
    }
    give(
        () -> {
          if (failure == null) {
            to.onComplete();
          } else {
            to.onError(failure);
          }
        });
  }
}
