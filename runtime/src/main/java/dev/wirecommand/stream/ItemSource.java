package dev.wirecommand.stream;

import java.nio.ByteBuffer;
import java.util.Iterator;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Takes items one by one, and gives the bytes of each. */
final class ItemSource<T> implements Source {
  private static final ByteBuffer EMPTY = ByteBuffer.allocate(0);

  private final Supplier<? extends Iterator<? extends T>> opening;
  private final AutoCloseable closing;
  private final ItemBytes<T> bytes;
  private @Nullable Iterator<? extends T> items;
  private ByteBuffer rest = EMPTY;
  private long count;

  /**
   * A source of items.
   *
   * @param opening gives them; called with the first read
   * @param closing closes them
   * @param bytes what they are on the wire
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

  /** Whether another item is there can't be told without waiting for it. */
  @Override
  public boolean isDry() {
    return false;
  }

  @Override
  public void close() throws Exception {
    closing.close();
  }
}
