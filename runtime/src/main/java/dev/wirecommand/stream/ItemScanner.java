package dev.wirecommand.stream;

import dev.wirecommand.cbor.CborException;
import dev.wirecommand.cbor.CborReader;

/**
 * Finds where an item of a CBOR sequence ends, as its bytes come, in any chunking. Looks at heads
 * (RFC 8949, section 3) and lengths alone; takes no stack for nested items, and no memory.
 *
 * <p>What is claimed is compared with what the item may still have, before anything is done for it:
 * a string by its bytes, an array or a map by its elements, each of which takes a byte at least.
 */
final class ItemScanner {
  private static final int MAJOR_BYTES = 2;
  private static final int MAJOR_TEXT = 3;
  private static final int MAJOR_ARRAY = 4;
  private static final int MAJOR_MAP = 5;

  /** The most that the argument of a head takes, and a byte before it. */
  private static final int LONGEST_HEAD = 9;

  private final int maxBytes;

  /** The head that is being read. */
  private final byte[] head = new byte[LONGEST_HEAD];

  private int headLength;
  private int headExpected;

  /** How many bytes there were. */
  private int size;

  /** How many items are still to begin. */
  private long due;

  /** How many bytes of a string are still to come. */
  private int stringLeft;

  /**
   * A scanner at the start of an item.
   *
   * @param maxBytes how long an item may be, at least 1
   */
  ItemScanner(int maxBytes) {
    if (maxBytes < 1) {
      throw new IllegalArgumentException("maxBytes must be at least 1, not " + maxBytes);
    }
    this.maxBytes = maxBytes;
    reset();
  }

  /** Turns to the next item. */
  void reset() {
    size = 0;
    due = 1;
    stringLeft = 0;
    headLength = 0;
  }

  /** Whether the item is all there. */
  boolean isComplete() {
    return due == 0 && stringLeft == 0 && headLength == 0;
  }

  /** How many bytes of the item have been looked at. */
  int size() {
    return size;
  }

  /**
   * Looks at bytes, up to the end of the item.
   *
   * @param array holds the bytes
   * @param offset where they begin
   * @param length how many there are
   * @return how many of them belong to the item
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

  /** Takes a byte of a head. */
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

  /** How long the head is that begins so. */
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

  /** Turns to what follows the head. */
  private void enter(int start) {
    int major = (head[0] & 0xff) >>> 5;
    switch (major) {
      case MAJOR_BYTES, MAJOR_TEXT -> stringLeft = (int) claimed(start, 1);
      case MAJOR_ARRAY -> due += claimed(start, 1);
      case MAJOR_MAP -> due += 2 * claimed(start, 2);
      case MAJOR_MAP + 1 -> throw refusal(headExpected, start);
      default -> {
        // A number or a simple value is its head.
      }
    }
    if (due > maxBytes - size - stringLeft) {
      throw tooLong(start);
    }
  }

  /** The argument of the head, if so many things of so many bytes each can still follow. */
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

  /** Says what no item may begin with, in the words of whoever reads items. */
  private CborException refusal(int length, int start) {
    try {
      new CborReader(head, 0, length).skip();
    } catch (CborException e) {
      return new CborException(e.detail(), start);
    }
    throw new AssertionError("a head that was refused is not refused");
  }
}
