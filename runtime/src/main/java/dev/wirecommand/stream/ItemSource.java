package dev.wirecommand.stream;

import java.nio.ByteBuffer;
import java.util.Iterator;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** A source of bytes that reads items one by one and converts each to bytes. */
final class ItemSource<T> implements Source {
  private static final ByteBuffer EMPTY = ByteBuffer.allocate(0);

  private final Supplier<? extends Iterator<? extends T>> opening;
  private final AutoCloseable closing;
  private final ItemBytes<T> bytes;
  private @Nullable Iterator<? extends T> items;
  private ByteBuffer rest = EMPTY;
  private long count;

  /**
   * Creates a source of items.
   *
   * @param opening returns the items; called with the first read
   * @param closing closes the items
   * @param bytes converts an item to bytes
   */
  ItemSource(
      Supplier<? extends Iterator<? extends T>> opening,
      AutoCloseable closing,
      ItemBytes<T> bytes) {
    this.opening = opening;
    this.closing = closing;
    this.bytes = bytes;
  }

  @Override
  public int read(byte[] into, int limit) {
    if (!rest.hasRemaining()) {
      if (items == null) {
        items = opening.get();
      }
      if (!items.hasNext()) {
        return -1;
      }
      rest = bytes.of(NullItem.check(items.next(), count++));
    }
    int n = Math.min(limit, rest.remaining());
    rest.get(into, 0, n);
    return n;
  }

  /** Returns false, because asking an iterator whether it has another item might block. */
  @Override
  public boolean isDry() {
    return false;
  }

  @Override
  public void close() throws Exception {
    closing.close();
  }
}
