package dev.wirecommand.cbor;

import java.util.Arrays;

/**
 * Checks a whole document before it is decoded (sections 3 and 5 of the protocol). The document
 * must be one value with nothing after it. It must be well-formed at every depth, within the limits
 * and without duplicate keys.
 *
 * <p>The time that a check takes grows with the length of the document, and with the logarithm of
 * the number of keys in a map; no choice of keys makes it worse. A document whose maps have their
 * keys in canonical order, as senders write them, is checked in one pass.
 *
 * <p>Keys are duplicates if they are the same value, however their heads are written: a 1 in one
 * byte and a 1 in two bytes are. Numbers of different types are not: 1 and 1.0. All NaNs are the
 * same key.
 */
final class CborValidator extends CborCursor {
  private static final int MISSING = -1;
  private static final int[] NONE_RECORDED = {};
  private static final byte[] NO_DOCUMENT = {};
  private static final int[] NO_PLACES = {};
  private static final NameTable NO_NAMES = NameTable.of();

  /** The length above which the {@link #recordedKeys} array is dropped after a document. */
  private static final int MOST_KEPT = 64;

  private final CborLimits limits;

  /**
   * The number of items found in the document so far. It includes every item that the head of an
   * array or a map has announced.
   */
  private long items;

  /**
   * Whether the validator is inside a map key that it will compare with others. Maps inside such a
   * key are not checked for duplicate keys here. The comparison checks all of them at once.
   */
  private boolean insideKey;

  /**
   * The indexes in {@link #buf} of all keys in unfinished maps. The keys of the innermost map are
   * last.
   */
  private int[] recordedKeys = NONE_RECORDED;

  private int keysRecorded;

  /** The keys whose values {@link #checkMapOfNames} locates. */
  private NameTable names = NO_NAMES;

  /**
   * The keys whose values may be maps that have names as keys too. Bit <i>i</i> belongs to the key
   * with ordinal <i>i</i> in {@link #names}.
   */
  private long nested;

  /** The offsets at which the located values begin and end; see {@link #checkMapOfNames}. */
  private int[] places = NO_PLACES;

  CborValidator(byte[] buf, int off, int len, CborLimits limits) {
    super(buf, off, len);
    this.limits = limits;
    this.items = 1;
  }

  /** Makes a reusable validator; each call of {@link #checkMapOfNames} checks one document. */
  CborValidator(CborLimits limits) {
    this(NO_DOCUMENT, 0, 0, limits);
  }

  /**
   * Checks a whole document.
   *
   * @param buf where the document is
   * @param off where it begins
   * @param len how long it is
   * @param limits what it may hold at most
   * @throws CborException if it is refused
   * @throws IndexOutOfBoundsException if it is not all inside {@code buf}
   */
  static void check(byte[] buf, int off, int len, CborLimits limits) {
    CborValidator validator = new CborValidator(buf, off, len, limits);
    validator.checkValue();
    validator.refuseMore();
  }

  /**
   * Checks that a document is a map, and locates the values of the given keys. This also checks
   * everything that {@link #check} checks. In the map, and in the nested maps that {@code nested}
   * selects, a byte string and a text string of the same bytes are the same key.
   *
   * @param names the keys whose values are located
   * @param nested bit <i>i</i> says that the value of the key with ordinal <i>i</i> is a map of
   *     names too, where it is a map
   * @param places receives two offsets from the document's start for each key, where its value
   *     begins and where it ends; -1 and -1 where the map does not have the key
   * @throws CborException if the document is refused; {@code places} then holds the values up to
   *     the fault, with -1 as the end of the one that contains it
   */
  void checkMapOfNames(byte[] buf, int off, int len, NameTable names, long nested, int[] places) {
    turnTo(buf, off, len);
    this.names = names;
    this.nested = nested;
    this.places = places;
    items = 1;
    insideKey = false;
    keysRecorded = 0;
    Arrays.fill(places, 0, 2 * names.size(), MISSING);
    try {
      int initial = initialByte();
      if (type(initial) != CborType.MAP) {
        throw mismatch("map", initial);
      }
      map(initial, 1, true, true);
      refuseMore();
    } finally {
      // The validator is kept for the next document, but not this document or a large array.
      turnTo(NO_DOCUMENT, 0, 0);
      this.places = NO_PLACES;
      if (recordedKeys.length > MOST_KEPT) {
        recordedKeys = NONE_RECORDED;
      }
    }
  }

  /** Checks the next value and moves past it. */
  void checkValue() {
    value(0);
  }

  /** Checks the next value, which is nested {@code depth} levels deep in arrays and maps. */
  private void value(int depth) {
    int initial = initialByte();
    switch (initial >>> 5) {
      case 0, 1 -> argument(initial);
      case 2 -> skipString(initial);
      case 3 -> {
        int length = stringLength(initial);
        checkUtf8(pos, pos + length, CborType.TEXT);
        pos += length;
      }
      case 4 -> array(initial, depth + 1);
      case 5 -> map(initial, depth + 1, false, false);
      case 6 -> throw refusal(initial);
      default -> simpleNumber(initial);
    }
  }

  private void array(int initial, int depth) {
    int at = pos;
    int length = arrayLength(initial);
    enter(depth, length, at);
    for (int i = 0; i < length; i++) {
      value(depth);
    }
  }

  private void map(int initial, int depth, boolean ofNames, boolean located) {
    int at = pos;
    int length = mapLength(initial);
    if (length > limits.maxMapKeys()) {
      throw overLimit(
          "maxMapKeys", "map of " + length + " keys: more than " + limits.maxMapKeys(), at);
    }
    enter(depth, 2L * length, at);
    boolean compared = length > 1 && !insideKey;
    int mark = keysRecorded;
    int previous = pos;
    boolean ascending = true;
    try {
      for (int i = 0; i < length; i++) {
        int key = pos;
        if (!compared) {
          value(depth);
        } else {
          insideKey = true;
          value(depth);
          insideKey = false;
          if (i > 0 && ascending) {
            int order = KeyOrder.compare(this, previous, key, ofNames);
            if (order == 0) {
              throw KeyText.duplicate(this, key);
            }
            ascending = order < 0;
          }
          previous = key;
          // Two keys have been compared; of more, all only if each is greater than the one before.
          if (length > 2) {
            record(key, length - i);
          }
        }
        if (located) {
          locatedValue(KeyOrder.ordinal(this, key, names), depth);
        } else {
          value(depth);
        }
      }
    } catch (CborException e) {
      // A duplicate among the keys before the fault is the first fault of the document.
      endKeys(mark, ascending, ofNames);
      throw e;
    }
    endKeys(mark, ascending, ofNames);
  }

  /**
   * Forgets the recorded keys of a map, which begin at index {@code mark}. Throws an exception if
   * one of them occurs twice. Keys that are known to ascend do not.
   */
  private void endKeys(int mark, boolean ascending, boolean ofNames) {
    int recorded = keysRecorded;
    keysRecorded = mark;
    if (!ascending && recorded > mark) {
      int duplicate = KeyOrder.firstDuplicate(this, recordedKeys, mark, recorded, ofNames);
      if (duplicate != KeyOrder.NONE) {
        throw KeyText.duplicate(this, duplicate);
      }
    }
  }

  /** Checks a value of a map whose keys are names, and records where the value begins and ends. */
  private void locatedValue(int ordinal, int depth) {
    int from = pos;
    if (ordinal >= 0) {
      places[2 * ordinal] = from - start;
    }
    int initial = initialByte();
    if (ordinal >= 0 && initial >>> 5 == 5 && (nested & 1L << ordinal) != 0) {
      map(initial, depth + 1, true, false);
    } else {
      value(depth);
    }
    if (ordinal >= 0) {
      places[2 * ordinal + 1] = pos - start;
    }
  }

  private void enter(int depth, long length, int at) {
    items += length;
    if (items > limits.maxItems()) {
      throw overLimit("maxItems", "more than " + limits.maxItems() + " items", at);
    }
    if (depth > limits.maxDepth()) {
      throw overLimit("maxDepth", "nesting deeper than " + limits.maxDepth(), at);
    }
  }

  private CborException overLimit(String limit, String detail, int at) {
    return CborException.overLimit(limit, detail, at - start);
  }

  private void record(int key, int due) {
    if (keysRecorded == recordedKeys.length) {
      int room = Math.max(Math.min(due, 16), 2 * keysRecorded);
      recordedKeys = Arrays.copyOf(recordedKeys, room);
    }
    recordedKeys[keysRecorded++] = key;
  }
}
