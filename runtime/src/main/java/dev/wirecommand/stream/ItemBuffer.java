package dev.wirecommand.stream;

import dev.wirecommand.cbor.CborException;
import java.nio.ByteBuffer;
import java.util.Arrays;

/**
 * A buffer of a CBOR sequence's bytes, from which one item after the other is taken. It grows with
 * the bytes that have arrived, never with a length that the peer claims. Not safe for use by
 * several threads.
 *
 * @param <T> the type of the items
 */
final class ItemBuffer<T> {
  private static final int USUAL = 8 * 1024;

  /** The most bytes of an array that is used again; a large item may have made it larger. */
  private static final int LARGEST_KEPT = 64 * 1024;

  private final ItemDecoder<? extends T> decoder;
  private final ItemScanner scanner;
  private byte[] bytes = new byte[0];

  /** The index of the next item. */
  private int start;

  /** The index after the last byte. */
  private int end;

  /** The number of items that have been taken. */
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
   * Returns whether the next item is complete.
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

  /** Takes the next item, which is complete. */
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

  /** Returns the number of items that have been taken. */
  long count() {
    return count;
  }

  /**
   * Checks that the sequence may end here.
   *
   * @throws TruncatedSequenceException if this is within an item
   */
  void end() {
    if (start < end) {
      throw new TruncatedSequenceException(count, end - start);
    }
  }

  /**
   * Ensures that there is space for more bytes, and returns for how many. The next item must not be
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

  /** Returns the array to add bytes to, between {@link #ensureSpace} and {@link #added}. */
  byte[] array() {
    return bytes;
  }

  /** Returns the index at which to add bytes. */
  int position() {
    return end;
  }

  /** Notes that bytes have been added. */
  void added(int length) {
    end += length;
  }

  /** Adds as many bytes as there is space for. The next item must not be complete. */
  void add(ByteBuffer from) {
    int n = Math.min(ensureSpace(), from.remaining());
    from.get(bytes, end, n);
    end += n;
  }

  /** Drops the bytes. */
  void clear() {
    bytes = new byte[0];
    start = 0;
    end = 0;
  }
}
