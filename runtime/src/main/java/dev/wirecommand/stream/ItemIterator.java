package dev.wirecommand.stream;

import dev.wirecommand.cbor.CborException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Iterator;
import java.util.NoSuchElementException;
import org.jspecify.annotations.Nullable;

/**
 * An iterator that reads the items of a CBOR sequence (RFC 8742) from a stream. Reading may block.
 * The stream is closed at its end, when reading fails, and by {@link #close}. Not safe for use by
 * several threads, except that any thread may close it.
 *
 * <p>Both {@link #hasNext} and {@link #next} throw {@link CborException} if an item is refused (its
 * path tells which item), {@link TruncatedSequenceException} if the stream ends within an item,
 * {@link UncheckedIOException} if the stream can't be read, and any unchecked exception of the
 * stream or the decoder. They throw it again when called again.
 *
 * @param <T> the type of the items
 */
public final class ItemIterator<T> implements Iterator<T>, AutoCloseable {
  private final InputStream stream;
  private final ItemBuffer<T> buffer;
  private boolean ended;
  private @Nullable RuntimeException failure;
  private volatile boolean closed;

  /**
   * Creates an iterator over a stream's items, without reading the stream yet.
   *
   * @param stream the sequence, which the iterator closes
   * @param decoder reads items
   * @param maxBytes the most bytes that an item may have, at least 1
   */
  public ItemIterator(InputStream stream, ItemDecoder<? extends T> decoder, int maxBytes) {
    this.stream = stream;
    this.buffer = new ItemBuffer<>(decoder, maxBytes);
  }

  /**
   * Waits for the next item and returns whether there is one.
   *
   * @return whether there is an item
   * @throws IllegalStateException if the iterator has been closed before the end
   */
  @Override
  public boolean hasNext() {
    if (failure != null) {
      throw failure;
    }
    if (ended) {
      return false;
    }
    if (closed) {
      throw new IllegalStateException("the iterator has been closed before its end");
    }
    try {
      return readItem();
    } catch (IOException e) {
      throw failed(new UncheckedIOException(e));
    } catch (RuntimeException e) {
      throw failed(e);
    }
  }

  private boolean readItem() throws IOException {
    while (!buffer.hasItem()) {
      int space = buffer.ensureSpace();
      int n = stream.read(buffer.array(), buffer.position(), space);
      if (n < 0) {
        buffer.end();
        ended = true;
        stream.close();
        return false;
      }
      buffer.added(n);
    }
    return true;
  }

  @Override
  public T next() {
    if (!hasNext()) {
      throw new NoSuchElementException("the sequence has " + buffer.count() + " items");
    }
    try {
      return buffer.take();
    } catch (RuntimeException e) {
      throw failed(e);
    }
  }

  private RuntimeException failed(RuntimeException e) {
    failure = e;
    Closing.close(stream, e);
    return e;
  }

  /**
   * Closes the stream.
   *
   * @throws UncheckedIOException if the stream can't be closed
   */
  @Override
  public void close() {
    closed = true;
    try {
      stream.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
