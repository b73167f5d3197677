package dev.wirecommand.stream;

import dev.wirecommand.cbor.CborException;
import java.nio.ByteBuffer;
import java.util.Arrays;

/**
 * Bytes of a CBOR sequence, from which item after item is taken. Grows with what has really
 * arrived, never with what was claimed. Not safe for use by several threads.
 *
 * @param <T> the type of the items
 */
final class ItemBuffer<T> {
  private static final int USUAL = 8 * 1024;

  /** A buffer that an item has made larger is not kept for those after it. */
  private static final int LARGEST_KEPT = 64 * 1024;

  private final ItemDecoder<? extends T> decoder;
  private final ItemScanner scanner;
  private byte[] bytes = new byte[0];

  /** Where the next item begins. */
  private int start;

  /** The end of the bytes. */
  private int end;

  /** How many items have been taken. */
  private long count;

  /**
   * A buffer without bytes.
   *
   * @param decoder reads items
   * @param maxBytes how long an item may be, at least 1
   */
  ItemBuffer(ItemDecoder<? extends T> decoder, int maxBytes) {
    this.decoder = decoder;
    this.scanner = new ItemScanner(maxBytes);
  }

  /**
   * Looks whether the next item is all there.
   *
   * @throws CborException if it is refused
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

  /** Takes the next item, which is all there. */
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

  /** How many items have been taken. */
  long count() {
    return count;
  }

  /**
   * Refuses an end here if it is within an item.
   *
   * @throws TruncatedSequenceException if it is
   */
  void end() {
    if (start < end) {
      throw new TruncatedSequenceException(count, end - start);
    }
  }

  /** Makes room for more bytes, and returns how many; the next item is not all there. */
  int makeRoom() {
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

  /** What {@link #makeRoom} has made room in, and {@link #added} tells of. */
  byte[] array() {
    return bytes;
  }

  /** Where bytes are to be added. */
  int at() {
    return end;
  }

  /** Notes that bytes have been added. */
  void added(int length) {
    end += length;
  }

  /** Adds as many bytes as there is room for; the next item is not all there. */
  void add(ByteBuffer from) {
    int n = Math.min(makeRoom(), from.remaining());
    from.get(bytes, end, n);
    end += n;
  }

  /** Forgets the bytes. */
  void clear() {
    bytes = new byte[0];
    start = 0;
    end = 0;
  }
}
