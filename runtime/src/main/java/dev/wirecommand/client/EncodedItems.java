package dev.wirecommand.client;

import dev.wirecommand.cbor.CborException;
import dev.wirecommand.cbor.CborLimits;
import dev.wirecommand.reactor.ByteSlice;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * A count of the items in the encoded maps of one request, which finds the first place that exceeds
 * a limit. It expects canonical CBOR without tags, as writers produce it, and stops at anything
 * else. Not safe for use by several threads.
 */
final class EncodedItems {
  /**
   * A place that exceeds a limit.
   *
   * @param path where it is, such as {@code books[3].title}; empty for the map itself
   * @param fact what it has too much of, as a phrase that follows a subject
   * @param limit the value of the limit
   * @param name the name of the limit in {@link CborLimits}
   */
  record Excess(String path, String fact, int limit, String name) {}

  private static final byte[] NONE = {};

  private final CborLimits limits;
  private long items;
  private byte[] buf = NONE;
  private int pos;
  private int end;
  private @Nullable Excess excess;

  /**
   * Creates a count.
   *
   * @param items the number of items outside of the maps that will be added
   */
  EncodedItems(CborLimits limits, int items) {
    this.limits = limits;
    this.items = items;
  }

  /**
   * Counts the items in a map, which itself has been counted.
   *
   * @param depth the depth of the map in its document, 1 or more
   * @return the first excess, or null if there is none, or the map is not well-formed
   */
  @Nullable Excess add(ByteSlice map, int depth) {
    turnTo(map);
    try {
      value(depth - 1);
    } catch (CborException e) {
      Excess found = excess;
      return found == null ? null : new Excess(e.path(), found.fact(), found.limit(), found.name());
    }
    return null;
  }

  /**
   * Counts the arrays and maps in a document, itself included. That is as deep as it can be.
   *
   * @return the count; that of the canonical beginning if the document is not canonical
   */
  static int containers(ByteSlice document) {
    byte[] buf = document.array();
    int pos = document.offset();
    int end = pos + document.length();
    int count = 0;
    while (pos < end) {
      int initial = buf[pos++] & 0xFF;
      int info = initial & 0x1F;
      long argument = info;
      if (info >= 24) {
        int bytes = info > 27 ? end : 1 << (info - 24);
        if (bytes > end - pos) {
          return count;
        }
        argument = 0;
        for (int i = 0; i < bytes; i++) {
          argument = (argument << 8) | (buf[pos++] & 0xFF);
        }
      }
      switch (initial >>> 5) {
        case 2, 3 -> pos = argument < 0 || argument > end - pos ? end : pos + (int) argument;
        case 4, 5 -> count++;
        default -> {}
      }
    }
    return count;
  }

  /** Returns the key of the largest entry in a map, or null if there is none. */
  static @Nullable String largestEntry(ByteSlice map) {
    CborLimits none = new CborLimits(CborLimits.DEEPEST, Integer.MAX_VALUE, Integer.MAX_VALUE);
    EncodedItems entries = new EncodedItems(none, 0);
    entries.turnTo(map);
    String largest = null;
    try {
      int most = 0;
      int initial = entries.initialByte();
      for (long left = entries.argument(initial); left > 0; left--) {
        int key = entries.pos;
        entries.value(0);
        int value = entries.pos;
        entries.value(0);
        if (entries.pos - value > most) {
          most = entries.pos - value;
          largest = entries.keyText(key);
        }
      }
    } catch (CborException e) {
      // The largest so far is good enough for a message.
    }
    return largest;
  }

  private void turnTo(ByteSlice map) {
    buf = map.array();
    pos = map.offset();
    end = map.offset() + map.length();
  }

  /** Counts the items inside the next value, which is inside {@code depth} arrays and maps. */
  private void value(int depth) {
    int initial = initialByte();
    long argument = argument(initial);
    switch (initial >>> 5) {
      case 0, 1, 7 -> {}
      case 2, 3 -> skip(argument);
      case 4 -> array(argument, depth + 1);
      case 5 -> map(argument, depth + 1);
      default -> throw malformed();
    }
  }

  private void array(long length, int depth) {
    enter(depth, length);
    for (int i = 0; i < length; i++) {
      try {
        value(depth);
      } catch (CborException e) {
        throw e.within(i);
      }
    }
  }

  private void map(long length, int depth) {
    if (length > limits.maxMapKeys()) {
      throw exceeded("has " + length + " keys in one map", limits.maxMapKeys(), "maxMapKeys");
    }
    enter(depth, 2 * length);
    for (long i = 0; i < length; i++) {
      int key = pos;
      value(depth);
      try {
        value(depth);
      } catch (CborException e) {
        throw e.within(keyText(key));
      }
    }
  }

  private void enter(int depth, long length) {
    items += length;
    if (items > limits.maxItems()) {
      throw exceeded("brings the request to " + items + " items", limits.maxItems(), "maxItems");
    }
    if (depth > limits.maxDepth()) {
      throw exceeded(
          "is " + depth + " deep, counted from the request map", limits.maxDepth(), "maxDepth");
    }
  }

  private CborException exceeded(String fact, int limit, String name) {
    excess = new Excess("", fact, limit, name);
    return new CborException(fact, pos);
  }

  private int initialByte() {
    if (pos >= end) {
      throw malformed();
    }
    return buf[pos++] & 0xFF;
  }

  /** Reads the rest of a head, and returns its argument. */
  private long argument(int initial) {
    int info = initial & 0x1F;
    if (info < 24) {
      return info;
    }
    if (info > 27) {
      throw malformed();
    }
    int bytes = 1 << (info - 24);
    if (bytes > end - pos) {
      throw malformed();
    }
    long argument = 0;
    for (int i = 0; i < bytes; i++) {
      argument = (argument << 8) | (buf[pos++] & 0xFF);
    }
    boolean counts = initial >>> 5 >= 2 && initial >>> 5 <= 5;
    if (counts && (argument < 0 || argument > Integer.MAX_VALUE)) {
      throw malformed();
    }
    return argument;
  }

  private void skip(long length) {
    if (length > end - pos) {
      throw malformed();
    }
    pos += (int) length;
  }

  private CborException malformed() {
    return new CborException("not canonical", pos);
  }

  /** Returns the key that begins at a place, as text for a path. */
  private String keyText(int at) {
    int next = pos;
    pos = at;
    int initial = initialByte();
    long argument = argument(initial);
    int type = initial >>> 5;
    String text =
        type == 2 || type == 3
            ? new String(buf, pos, (int) argument, StandardCharsets.UTF_8)
            : "[" + (type == 1 ? -1 - argument : argument) + "]";
    pos = next;
    return text;
  }
}
