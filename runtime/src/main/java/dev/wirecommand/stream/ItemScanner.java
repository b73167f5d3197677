package dev.wirecommand.stream;

import dev.wirecommand.cbor.CborException;
import dev.wirecommand.cbor.CborReader;

/**
 * A scanner that detects the end of an item in a CBOR sequence. The bytes may arrive in pieces of
 * any size. The scanner looks only at heads (RFC 8949, section 3) and lengths; it does not recurse
 * into nested items, and allocates nothing for them.
 *
 * <p>A claimed length is compared with the bytes that the item may still have before it is used:
 * the bytes of a string, or the elements of an array or a map, each of which takes at least a byte.
 */
final class ItemScanner {
  private static final int MAJOR_BYTES = 2;
  private static final int MAJOR_TEXT = 3;
  private static final int MAJOR_ARRAY = 4;
  private static final int MAJOR_MAP = 5;

  /** The maximum length of a CBOR head in bytes: an initial byte and 8 argument bytes. */
  private static final int LONGEST_HEAD = 9;

  private final int maxBytes;

  /** The bytes of the CBOR head that is being scanned. */
  private final byte[] head = new byte[LONGEST_HEAD];

  private int headLength;
  private int headExpected;

  /** The number of bytes scanned so far in the current item. */
  private int size;

  /** The number of heads that have not begun yet in the current item and in its nested items. */
  private long due;

  /** The number of bytes still to be scanned in the current string. */
  private int stringLeft;

  /**
   * Creates a scanner at the start of an item.
   *
   * @param maxBytes the most bytes that an item may have, at least 1
   */
  ItemScanner(int maxBytes) {
    if (maxBytes < 1) {
      throw new IllegalArgumentException("maxBytes must be at least 1, not " + maxBytes);
    }
    this.maxBytes = maxBytes;
    reset();
  }

  /** Prepares the scanner for the next item. */
  void reset() {
    size = 0;
    due = 1;
    stringLeft = 0;
    headLength = 0;
  }

  /** Returns whether the whole current item has been scanned. */
  boolean isComplete() {
    return due == 0 && stringLeft == 0 && headLength == 0;
  }

  /** Returns the number of bytes scanned so far in the current item. */
  int size() {
    return size;
  }

  /**
   * Scans bytes until the current item ends or no bytes are left.
   *
   * @param array the array that holds the bytes
   * @param offset the index of the first byte
   * @param length the number of bytes
   * @return the number of bytes that belong to the item
   * @throws CborException if the item is refused; its offset is counted from the item's start
   */
  int scan(byte[] array, int offset, int length) {
    int at = offset;
    int end = offset + length;
    while (at < end && !isComplete()) {
      if (stringLeft > 0) {
        int n = Math.min(stringLeft, end - at);
        stringLeft -= n;
        size += n;
        at += n;
      } else {
        add(array[at]);
        at++;
      }
    }
    return at - offset;
  }

  /** Adds a byte to the current head. */
  private void add(byte next) {
    if (headLength == 0) {
      due--;
      headExpected = expected(next);
    }
    head[headLength++] = next;
    size++;
    if (headLength == headExpected) {
      int start = size - headLength;
      headLength = 0;
      enter(start);
    }
  }

  /** Returns the length in bytes of the head that begins with the given byte. */
  private int expected(byte initial) {
    int info = initial & 0x1f;
    if (info > 27) {
      head[0] = initial;
      throw refusal(1, size);
    }
    int length = info < 24 ? 1 : 1 + (1 << (info - 24));
    if (length > maxBytes - size) {
      throw tooLong(size);
    }
    return length;
  }

  /** Prepares the scanner for the content after the current head. */
  private void enter(int start) {
    int major = (head[0] & 0xff) >>> 5;
    switch (major) {
      case MAJOR_BYTES, MAJOR_TEXT -> stringLeft = (int) claimed(start, 1);
      case MAJOR_ARRAY -> due += claimed(start, 1);
      case MAJOR_MAP -> due += 2 * claimed(start, 2);
      case MAJOR_MAP + 1 -> throw refusal(headExpected, start);
      default -> {
        // A number or a simple value has no content after its head.
      }
    }
    if (due > maxBytes - size - stringLeft) {
      throw tooLong(start);
    }
  }

  /** Decodes the length in the current head. Throws if the item would be too long. */
  private long claimed(int start, int bytesEach) {
    long argument = head[0] & 0x1f;
    if (headExpected > 1) {
      argument = 0;
      for (int i = 1; i < headExpected; i++) {
        argument = argument << 8 | (head[i] & 0xff);
      }
    }
    if (Long.compareUnsigned(argument, (maxBytes - size) / bytesEach) > 0) {
      throw tooLong(start);
    }
    return argument;
  }

  private CborException tooLong(int start) {
    return new CborException(
        "the item is longer than the " + maxBytes + " bytes that one may have", start);
  }

  /** Returns an exception like the one that {@link CborReader} throws for an invalid head. */
  private CborException refusal(int length, int start) {
    try {
      new CborReader(head, 0, length).skip();
    } catch (CborException e) {
      return new CborException(e.detail(), start);
    }
    throw new AssertionError("a head that was refused is not refused");
  }
}
