package dev.wirecommand.stream;

import dev.wirecommand.cbor.CborException;
import java.nio.ByteBuffer;
import java.util.Arrays;

/**
 * A buffer for the bytes of a CBOR sequence. Its items are decoded one by one. The buffer grows
 * with the bytes that have arrived, never with a length that the peer claims. Not safe for use by
 * several threads.
 *
 * @param <T> the type of the items
 */
final class ItemBuffer<T> {
  private static final int USUAL = 8 * 1024;

  /** The maximum size in bytes of an array that is reused. A larger array is replaced. */
  private static final int LARGEST_KEPT = 64 * 1024;

  private final ItemDecoder<? extends T> decoder;
  private final ItemScanner scanner;
  private byte[] bytes = new byte[0];

  /** The array index of the next item's first byte. */
  private int start;

  /** The array index just after the last received byte. */
  private int end;

  /** The number of items that have been decoded. */
  private long count;

  /**
   * Creates an empty buffer.
   *
   * @param decoder reads items
   * @param maxBytes the most bytes that an item may have, at least 1
   */
  ItemBuffer(ItemDecoder<? extends T> decoder, int maxBytes) {
    this.decoder = decoder;
    this.scanner = new ItemScanner(maxBytes);
  }

  /**
   * Returns whether all bytes of the next item have arrived.
   *
   * @throws CborException if the item is refused
   */
  boolean hasItem() {
    int scanned = start + scanner.size();
    try {
      int unused = scanner.scan(bytes, scanned, end - scanned);
    } catch (CborException e) {
      throw located(e);
    }
    return scanner.isComplete();
  }

  /** Decodes, removes and returns the next item. The item must be complete. */
  T take() {
    int length = scanner.size();
    T item;
    try {
      item = decoder.decode(bytes, start, length);
    } catch (CborException e) {
      throw located(e);
    }
    count++;
    start += length;
    scanner.reset();
    return item;
  }

  private CborException located(CborException e) {
    return e.within((int) Math.min(count, Integer.MAX_VALUE));
  }

  /** Returns the number of items that have been decoded. */
  long count() {
    return count;
  }

  /**
   * Checks that the sequence does not end within an item.
   *
   * @throws TruncatedSequenceException if this is within an item
   */
  void end() {
    if (start < end) {
      throw new TruncatedSequenceException(count, end - start);
    }
  }

  /**
   * Makes space for more bytes and returns the number of bytes that fit. The next item must not be
   * complete.
   */
  int ensureSpace() {
    int kept = end - start;
    if (kept == 0 && bytes.length > LARGEST_KEPT) {
      bytes = new byte[0];
    }
    if (kept == bytes.length) {
      bytes = Arrays.copyOfRange(bytes, start, start + Math.max(USUAL, 2 * kept));
    } else if (start > 0) {
      System.arraycopy(bytes, start, bytes, 0, kept);
    }
    start = 0;
    end = kept;
    return bytes.length - end;
  }

  /**
   * Returns the array to which the caller writes bytes. The array is valid between {@link
   * #ensureSpace} and {@link #added}.
   */
  byte[] array() {
    return bytes;
  }

  /** Returns the array index at which the caller writes the next byte. */
  int position() {
    return end;
  }

  /** Records how many bytes the caller has written to the array. */
  void added(int length) {
    end += length;
  }

  /**
   * Moves as many bytes as fit from the given buffer to this one. The next item must not be
   * complete.
   */
  void add(ByteBuffer from) {
    int n = Math.min(ensureSpace(), from.remaining());
    from.get(bytes, end, n);
    end += n;
  }

  /** Drops all bytes in the buffer. */
  void clear() {
    bytes = new byte[0];
    start = 0;
    end = 0;
  }
}
