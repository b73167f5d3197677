package dev.wirecommand.cbor;

import dev.wirecommand.text.Utf8;
import java.util.Arrays;
import java.util.Objects;

/**
 * An immutable table that finds the ordinal of a name by its UTF-8 bytes (sections 3 and 10 of the
 * protocol). A table contains, for example, the argument names of a command, the fields of a
 * record, or the commands of a server.
 *
 * <p>A look-up allocates nothing, and it visits a bounded number of names whatever bytes a peer
 * chooses: while the table is made, it tries seeds for its hash until no search among its slots is
 * long. The same names give the same table in each run.
 *
 * <p>Immutable, and so safe for use by many threads.
 */
public final class NameTable {
  /**
   * The maximum number of slots that a look-up should visit. A table exceeds it only if too many
   * seeds fail.
   */
  static final int SHORT_SEARCH = 10;

  static final long FIRST_SEED = 0x9e3779b97f4a7c15L;

  private static final int EMPTY = -1;

  /**
   * The entry in {@link #words} of a slot that is empty, or whose name does not fit in a word. It
   * equals no name's word, because every such word begins with a 1 bit.
   */
  private static final long NO_WORD = 0;

  private static final long MULTIPLIER = 0x9fb21c651e98df25L;

  private final String[] names;
  private final byte[][] encoded;
  private final long[] hashes;
  private final int[] slots;

  /** The name in each slot, packed into a word, or {@link #NO_WORD} if the name does not fit. */
  private final long[] words;

  private final int mask;
  private final long seed;

  private NameTable(String[] names, byte[][] encoded, int slotCount, long seed) {
    this.names = names;
    this.encoded = encoded;
    this.hashes = new long[encoded.length];
    this.slots = new int[slotCount];
    this.words = new long[slotCount];
    this.mask = slotCount - 1;
    this.seed = seed;
    Arrays.fill(slots, EMPTY);
  }

  /**
   * Makes a table of names. The ordinal of a name is its index in {@code names}.
   *
   * @param names the names, all different; the array is copied. None at all, and the empty name,
   *     are allowed.
   * @return the table
   * @throws IllegalArgumentException if a name occurs twice or has an unpaired surrogate
   */
  public static NameTable of(String... names) {
    String[] copy = names.clone();
    byte[][] encoded = new byte[copy.length][];
    for (int i = 0; i < copy.length; i++) {
      encoded[i] = Utf8.bytes(copy[i]);
    }
    // At most a quarter of the slots is used, so that a good seed is found soon.
    int slotCount = Integer.highestOneBit(Math.max(1, copy.length)) << 3;
    long seed = FIRST_SEED;
    int attempts = 0;
    while (true) {
      NameTable table = new NameTable(copy, encoded, slotCount, seed);
      table.placeAll();
      // The requirement is relaxed slowly, for tables so large that no seed meets it.
      if (table.longestSearch() <= SHORT_SEARCH + attempts / 16) {
        return table;
      }
      seed += FIRST_SEED;
      attempts++;
    }
  }

  private void placeAll() {
    for (int ordinal = 0; ordinal < encoded.length; ordinal++) {
      byte[] name = encoded[ordinal];
      if (find(name, 0, name.length) >= 0) {
        throw new IllegalArgumentException("duplicate name '" + names[ordinal] + "'");
      }
      hashes[ordinal] = hash(name, 0, name.length);
      int slot = (int) hashes[ordinal] & mask;
      while (slots[slot] != EMPTY) {
        slot = (slot + 1) & mask;
      }
      slots[slot] = ordinal;
      words[slot] = name.length < Long.BYTES ? lastWord(name, 0, name.length) : NO_WORD;
    }
  }

  /** Returns the maximum number of slots that a look-up visits, including the final empty slot. */
  int longestSearch() {
    int longest = 0;
    for (int home = 0; home < slots.length; home++) {
      int length = 1;
      while (slots[(home + length - 1) & mask] != EMPTY) {
        length++;
      }
      longest = Math.max(longest, length);
    }
    return longest;
  }

  /**
   * {@return the ordinal of the name with these UTF-8 bytes, or -1 if no name has them}
   *
   * @param buf where the bytes are
   * @param off where they begin
   * @param len how many there are
   * @throws IndexOutOfBoundsException if they are not all inside {@code buf}
   */
  public int find(byte[] buf, int off, int len) {
    Objects.checkFromIndexSize(off, len, buf.length);
    return len < Long.BYTES ? findWord(lastWord(buf, off, len)) : findLong(buf, off, len);
  }

  /** Looks up a name whose bytes are packed into a {@code long}. Most names are that short. */
  private int findWord(long word) {
    int slot = (int) fold(seed ^ word) & mask;
    while (words[slot] != word) {
      if (slots[slot] == EMPTY) {
        return -1;
      }
      slot = (slot + 1) & mask;
    }
    return slots[slot];
  }

  private int findLong(byte[] buf, int off, int len) {
    long hash = hash(buf, off, len);
    int slot = (int) hash & mask;
    while (true) {
      int ordinal = slots[slot];
      if (ordinal == EMPTY) {
        return -1;
      }
      if (hashes[ordinal] == hash) {
        byte[] name = encoded[ordinal];
        if (Arrays.equals(name, 0, name.length, buf, off, off + len)) {
          return ordinal;
        }
      }
      slot = (slot + 1) & mask;
    }
  }

  /** {@return the number of names} */
  public int size() {
    return names.length;
  }

  /**
   * {@return the name with this ordinal}
   *
   * @param ordinal its place among the names that the table was made of, from 0 on
   * @throws IndexOutOfBoundsException if there is no such ordinal
   */
  public String name(int ordinal) {
    return names[ordinal];
  }

  /**
   * Returns the UTF-8 bytes of a name. The array belongs to the table, so callers must not change
   * it.
   */
  byte[] encoded(int ordinal) {
    return encoded[ordinal];
  }

  private long hash(byte[] buf, int off, int len) {
    return hash(seed, buf, off, len);
  }

  /**
   * Hashes a name, eight bytes at a time. Each step multiplies two 64-bit numbers and folds the two
   * halves of the 128-bit product together, so that the seed determines which names collide.
   */
  static long hash(long seed, byte[] buf, int off, int len) {
    long hash = seed;
    int at = off;
    int end = off + len;
    while (end - at >= Long.BYTES) {
      hash = fold(hash ^ (long) ByteOrderView.LONG.get(buf, at));
      at += Long.BYTES;
    }
    return fold(hash ^ lastWord(buf, at, end - at));
  }

  /**
   * Packs 0 to 7 bytes into the low end of a {@code long}, and sets the bit directly above them.
   * That bit preserves leading zeros. If the buffer has enough bytes around them, the method reads
   * eight bytes at once and cuts off the others.
   */
  private static long lastWord(byte[] buf, int off, int len) {
    int bits = len * Byte.SIZE;
    int end = off + len;
    if (len > 0 && buf.length - off >= Long.BYTES) {
      return ((long) ByteOrderView.LONG.get(buf, off) >>> -bits) | (1L << bits);
    }
    if (end >= Long.BYTES) {
      return ((long) ByteOrderView.LONG.get(buf, end - Long.BYTES) & ~(-1L << bits)) | (1L << bits);
    }
    long word = 1;
    for (int at = off; at < end; at++) {
      word = (word << Byte.SIZE) | (buf[at] & 0xff);
    }
    return word;
  }

  private static long fold(long bits) {
    return Math.multiplyHigh(bits, MULTIPLIER) ^ (bits * MULTIPLIER);
  }

  /** {@return the names in the order of their ordinals, such as {@code [branch, limit]}} */
  @Override
  public String toString() {
    return Arrays.toString(names);
  }
}
