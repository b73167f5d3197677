package dev.wirecommand.codegen;

import dev.wirecommand.cbor.CborWriter;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Finds the place in a value at which its encoding stopped, because a part of it was null. */
final class UnfinishedValue {
  /** The packages of the library whose methods are given parts of a value. */
  private static final Set<String> WRITERS =
      Set.of("dev.wirecommand.cbor", "dev.wirecommand.codegen", "dev.wirecommand.jackson");

  private static final int NEGATIVE = 1;
  private static final int BYTES = 2;
  private static final int TEXT = 3;
  private static final int ARRAY = 4;
  private static final int MAP = 5;

  private final byte[] buf;
  private final int end;
  private int pos;

  private UnfinishedValue(byte[] buf, int begin, int end) {
    this.buf = buf;
    this.pos = begin;
    this.end = end;
  }

  /**
   * Returns whether an exception was thrown by the code that encodes a value, as opposed to the
   * application's code that this code calls.
   *
   * @param encoder the name of the class that encodes the value
   */
  static boolean isAtNull(NullPointerException problem, String encoder) {
    for (StackTraceElement frame : problem.getStackTrace()) {
      String type = frame.getClassName();
      if (!type.startsWith("java.")) {
        String packageName = type.substring(0, Math.max(0, type.lastIndexOf('.')));
        return type.equals(encoder) || WRITERS.contains(packageName);
      }
    }
    // The JVM leaves the stack trace out of exceptions that are frequent.
    return true;
  }

  /**
   * Returns the path of the first value that is missing in an encoded document.
   *
   * @param written holds the beginning of a document
   * @return the path, such as {@code books[3].title}; empty for the document itself
   */
  static String path(CborWriter written) {
    int begin = written.offset();
    String path = new UnfinishedValue(written.buffer(), begin, begin + written.size()).missing();
    return path == null ? "" : path;
  }

  /** Skips a value. Returns the path from it to the missing value, or null if it is complete. */
  private @Nullable String missing() {
    if (pos >= end) {
      return "";
    }
    int type = (buf[pos] & 0xFF) >>> 5;
    long argument = head();
    switch (type) {
      case BYTES, TEXT -> pos += (int) argument;
      case ARRAY -> {
        return missingElement(argument);
      }
      case MAP -> {
        return missingEntry(argument);
      }
      default -> {}
    }
    return null;
  }

  private @Nullable String missingElement(long length) {
    for (long i = 0; i < length; i++) {
      String path = missing();
      if (path != null) {
        return joined("[" + i + "]", path);
      }
    }
    return null;
  }

  private @Nullable String missingEntry(long length) {
    for (long i = 0; i < length; i++) {
      int key = pos;
      if (missing() != null) {
        // A null key has no better path than its map.
        return "";
      }
      String path = missing();
      if (path != null) {
        return joined(keyText(key), path);
      }
    }
    return null;
  }

  /** Moves past a head, and returns its argument. */
  private long head() {
    int info = buf[pos++] & 0x1F;
    if (info < 24) {
      return info;
    }
    long argument = 0;
    for (int i = 1 << (info - 24); i > 0; i--) {
      argument = (argument << 8) | (buf[pos++] & 0xFF);
    }
    return argument;
  }

  /** Returns the key that begins at a place, as text for a path. */
  private String keyText(int at) {
    int next = pos;
    int type = (buf[at] & 0xFF) >>> 5;
    pos = at;
    long argument = head();
    String text =
        type == BYTES || type == TEXT
            ? new String(buf, pos, (int) argument, StandardCharsets.UTF_8)
            : "[" + (type == NEGATIVE ? -1 - argument : argument) + "]";
    pos = next;
    return text;
  }

  private static String joined(String step, String path) {
    return path.isEmpty() || path.startsWith("[") ? step + path : step + "." + path;
  }
}
