package dev.wirecommand.benchmarks.jmh;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A reader written by hand, which reads {@link Request} and nothing else, as fast as can be done:
 * the limit that generated code is held against. It is as strict as the wire is: names in any
 * order, as bytes or as text, all of them there and no other; heads of any width; lengths that the
 * document holds; valid UTF-8.
 */
final class HandWrittenReader {
  private static final VarHandle LONG =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.BIG_ENDIAN);
  private static final VarHandle INT =
      MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.BIG_ENDIAN);
  private static final VarHandle SHORT =
      MethodHandles.byteArrayViewVarHandle(short[].class, ByteOrder.BIG_ENDIAN);
  private static final long HIGH_BITS = 0x8080808080808080L;
  private static final int BYTES = 2;
  private static final int TEXT = 3;

  private HandWrittenReader() {}

  static Request read(byte[] buf, int off, int len) {
    Objects.checkFromIndexSize(off, len, buf.length);
    int end = off + len;
    int at = off;
    String key = null;
    int n = 0;
    boolean hasN = false;
    List<byte[]> nodes = null;
    int head = initial(buf, at, end);
    if (head >>> 5 != 5) {
      throw refuse("no map", at);
    }
    int pairs = count(buf, at, end, head);
    at += headSize(head);
    for (int left = pairs; left > 0; left--) {
      head = initial(buf, at, end);
      if (head >>> 5 != BYTES && head >>> 5 != TEXT) {
        throw refuse("no name", at);
      }
      int length = count(buf, at, end, head);
      at += headSize(head);
      if (length == 3 && buf[at] == 'k' && buf[at + 1] == 'e' && buf[at + 2] == 'y') {
        at += 3;
        head = initial(buf, at, end);
        if (head >>> 5 != BYTES && head >>> 5 != TEXT) {
          throw refuse("no text", at);
        }
        int size = count(buf, at, end, head);
        at += headSize(head);
        key = text(buf, at, size);
        at += size;
      } else if (length == 1 && buf[at] == 'n') {
        at++;
        head = initial(buf, at, end);
        n = integer(buf, at, end, head);
        hasN = true;
        at += headSize(head);
      } else if (length == 5 && buf[at] == 'n' && (int) INT.get(buf, at + 1) == 0x6f646573) {
        at += 5;
        head = initial(buf, at, end);
        if (head >>> 5 != 4) {
          throw refuse("no array", at);
        }
        int size = count(buf, at, end, head);
        at += headSize(head);
        nodes = new ArrayList<>(size);
        for (int i = 0; i < size; i++) {
          head = initial(buf, at, end);
          if (head >>> 5 != BYTES) {
            throw refuse("no bytes", at);
          }
          int bytes = count(buf, at, end, head);
          at += headSize(head) + bytes;
          nodes.add(Arrays.copyOfRange(buf, at - bytes, at));
        }
      } else {
        throw refuse("unknown name", at);
      }
    }
    if (key == null || !hasN || nodes == null) {
      throw refuse("missing " + missing(key, hasN), at);
    }
    return new Request(key, n, nodes);
  }

  private static String missing(@Nullable String key, boolean hasN) {
    return key == null ? "key" : hasN ? "nodes" : "n";
  }

  private static int initial(byte[] buf, int at, int end) {
    if (at == end) {
      throw refuse("truncated", at);
    }
    return buf[at] & 0xff;
  }

  private static int headSize(int initial) {
    int info = initial & 0x1f;
    return info < 24 ? 1 : 1 + (1 << (info - 24));
  }

  private static int count(byte[] buf, int at, int end, int initial) {
    int info = initial & 0x1f;
    if (info < 24) {
      int each = initial >>> 5 == 5 ? 2 : 1;
      if (info * each >= end - at) {
        throw refuse("truncated", at);
      }
      return info;
    }
    long count = wide(buf, at, end, info);
    int each = initial >>> 5 == 5 ? 2 : 1;
    if (count < 0 || count > (end - at - headSize(initial)) / each) {
      throw refuse("truncated", at);
    }
    return (int) count;
  }

  private static int integer(byte[] buf, int at, int end, int initial) {
    if (initial >= 0x40) {
      throw refuse("no integer", at);
    }
    int info = initial & 0x1f;
    long argument = info < 24 ? info : wide(buf, at, end, info);
    if (argument < 0 || argument > Integer.MAX_VALUE) {
      throw refuse("out of range", at);
    }
    return initial < 0x20 ? (int) argument : ~(int) argument;
  }

  private static long wide(byte[] buf, int at, int end, int info) {
    if (info > 27 || end - at <= 1 << (info - 24)) {
      throw refuse("bad head", at);
    }
    return switch (info) {
      case 24 -> buf[at + 1] & 0xff;
      case 25 -> (short) SHORT.get(buf, at + 1) & 0xffff;
      case 26 -> (int) INT.get(buf, at + 1) & 0xffff_ffffL;
      default -> (long) LONG.get(buf, at + 1);
    };
  }

  private static String text(byte[] buf, int at, int length) {
    int end = at + length;
    int i = at;
    while (end - i >= Long.BYTES && ((long) LONG.get(buf, i) & HIGH_BITS) == 0) {
      i += Long.BYTES;
    }
    while (i < end && buf[i] >= 0) {
      i++;
    }
    if (i == end) {
      return new String(buf, at, length, StandardCharsets.ISO_8859_1);
    }
    try {
      // Unlike the constructor of String, this refuses bytes that are not UTF-8.
      return StandardCharsets.UTF_8
          .newDecoder()
          .decode(ByteBuffer.wrap(buf, at, length))
          .toString();
    } catch (CharacterCodingException e) {
      throw new IllegalArgumentException("bad UTF-8 at " + at, e);
    }
  }

  private static IllegalArgumentException refuse(String problem, int at) {
    return new IllegalArgumentException(problem + " at " + at);
  }
}
