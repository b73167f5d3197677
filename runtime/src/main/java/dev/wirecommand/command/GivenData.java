package dev.wirecommand.command;

import dev.wirecommand.stream.PublishedStream;
import dev.wirecommand.stream.StreamPublisher;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.util.Objects;
import java.util.concurrent.Flow;
import java.util.concurrent.atomic.AtomicBoolean;

/** Data that comes from a local caller, not from a peer. */
abstract sealed class GivenData implements CommandData {
  static final CommandData NONE = new Whole(false, new byte[0]);

  private GivenData() {}

  static CommandData of(byte[] bytes) {
    return new Whole(true, given(bytes));
  }

  static CommandData of(InputStream stream) {
    return new Streamed(given(stream));
  }

  static CommandData of(Flow.Publisher<ByteBuffer> publisher) {
    return new Published(given(publisher));
  }

  private static <T> T given(T data) {
    return Objects.requireNonNull(
        data, "the data is null; where there is none, pass CommandData.none()");
  }

  @Override
  public boolean isPresent() {
    return true;
  }

  @Override
  public byte[] toByteArray() {
    try (InputStream stream = inputStream()) {
      return stream.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException("the data that was given can't be read", e);
    }
  }

  /** Data that is in an array and can be read any number of times. */
  private static final class Whole extends GivenData {
    private final boolean present;
    private final byte[] bytes;

    Whole(boolean present, byte[] bytes) {
      this.present = present;
      this.bytes = bytes;
    }

    @Override
    public boolean isPresent() {
      return present;
    }

    @Override
    public boolean isRepeatable() {
      return true;
    }

    @Override
    public InputStream inputStream() {
      return new ByteArrayInputStream(bytes);
    }

    @Override
    public Flow.Publisher<ByteBuffer> publisher() {
      return new StreamPublisher(inputStream());
    }

    @Override
    public byte[] toByteArray() {
      return bytes.clone();
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
      return present ? visitor.whole(bytes) : visitor.none();
    }
  }

  private static final class Streamed extends GivenData {
    private final Once<InputStream> stream;

    Streamed(InputStream stream) {
      this.stream = new Once<>(stream);
    }

    @Override
    public InputStream inputStream() {
      return stream.take();
    }

    @Override
    public Flow.Publisher<ByteBuffer> publisher() {
      return new StreamPublisher(stream.take());
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.stream(stream.take());
    }
  }

  private static final class Published extends GivenData {
    private final Once<Flow.Publisher<ByteBuffer>> publisher;

    Published(Flow.Publisher<ByteBuffer> publisher) {
      this.publisher = new Once<>(publisher);
    }

    @Override
    public InputStream inputStream() {
      return PublishedStream.of(publisher.take());
    }

    @Override
    public Flow.Publisher<ByteBuffer> publisher() {
      return publisher.take();
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.published(publisher.take());
    }
  }

  /** A holder that gives out its data source only once. */
  private static final class Once<T> {
    private final T source;
    private final AtomicBoolean taken = new AtomicBoolean();

    Once(T source) {
      this.source = source;
    }

    T take() {
      if (taken.getAndSet(true)) {
        throw new IllegalStateException(
            "the data has been asked for before: what comes from a stream or a publisher can be"
                + " read once, and sent with one call");
      }
      return source;
    }
  }
}
