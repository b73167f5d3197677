package dev.wirecommand.text;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Methods that check, read and write UTF-8 (RFC 3629). They accept no overlong forms, no
 * surrogates, and nothing above U+10FFFF. The JDK's own decoder either replaces what is wrong or
 * allocates a {@code CharBuffer}.
 */
public final class Utf8 {
  /** The result of {@link #firstInvalid} for valid input. */
  public static final int VALID = -1;

  private static final VarHandle LONG =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.BIG_ENDIAN);

  private static final long HIGH_BITS = 0x8080808080808080L;

  /** A byte that may be the third or fourth of any sequence. */
  private static final byte CONTINUATION = (byte) 0x80;

  private Utf8() {}

  /**
   * Returns the index of the first byte that is not ASCII, or {@code to} if there is none. The
   * search begins at {@code from}.
   */
  public static int asciiEnd(byte[] buf, int from, int to) {
    int i = from;
    while (to - i >= Long.BYTES && ((long) LONG.get(buf, i) & HIGH_BITS) == 0) {
      i += Long.BYTES;
    }
    while (i < to && buf[i] >= 0) {
      i++;
    }
    return i;
  }

  /** Returns the index of the first invalid UTF-8 sequence, or {@link #VALID} if there is none. */
  public static int firstInvalid(byte[] buf, int from, int to) {
    int i = asciiEnd(buf, from, to);
    while (i < to) {
      int length = sequenceLength(buf, i, to);
      if (length == 0) {
        return i;
      }
      i += length;
      if (length == 1) {
        i = asciiEnd(buf, i, to);
      }
    }
    return VALID;
  }

  /**
   * Returns the length (1 to 4 bytes) of the UTF-8 sequence at {@code i}, or 0 if it is invalid.
   */
  public static int sequenceLength(byte[] buf, int i, int to) {
    int lead = buf[i] & 0xff;
    if (lead < 0x80) {
      return 1;
    }
    int length = lead < 0xc2 ? 0 : lead < 0xe0 ? 2 : lead < 0xf0 ? 3 : lead < 0xf5 ? 4 : 0;
    if (length == 0 || to - i < length) {
      return 0;
    }
    int second = buf[i + 1] & 0xff;
    // The second byte's range shuts out overlong forms, surrogates and what is above U+10FFFF.
    int low = lead == 0xe0 ? 0xa0 : lead == 0xf0 ? 0x90 : 0x80;
    int high = lead == 0xed ? 0x9f : lead == 0xf4 ? 0x8f : 0xbf;
    if (second < low || second > high) {
      return 0;
    }
    for (int k = i + 2; k < i + length; k++) {
      if ((buf[k] & 0xc0) != 0x80) {
        return 0;
      }
    }
    return length;
  }

  /**
   * Tells whether the bytes from {@code i} to {@code to}, which are no whole UTF-8 sequence, are
   * the beginning of one.
   */
  public static boolean isBeginning(byte[] buf, int i, int to) {
    int length = to - i;
    if (length > 3) {
      return false;
    }
    if (length == 1) {
      int lead = buf[i] & 0xff;
      return lead >= 0xc2 && lead < 0xf5;
    }
    byte[] whole = {buf[i], buf[i + 1], length == 2 ? CONTINUATION : buf[i + 2], CONTINUATION};
    return sequenceLength(whole, 0, whole.length) > length;
  }

  /** Returns the code point of the UTF-8 sequence at {@code i}. */
  public static int codePoint(byte[] buf, int i, int length) {
    if (length == 1) {
      return buf[i];
    }
    int point = buf[i] & (0x7f >> length);
    for (int k = i + 1; k < i + length; k++) {
      point = (point << 6) | (buf[k] & 0x3f);
    }
    return point;
  }

  /**
   * Returns how many bytes a text takes in UTF-8. It counts from the character at {@code from} on.
   *
   * @throws IllegalArgumentException if there is an unpaired surrogate, which UTF-8 can't carry
   */
  public static long length(String text, int from) {
    long bytes = 0;
    int chars = text.length();
    for (int i = from; i < chars; i++) {
      char c = text.charAt(i);
      if (c < 0x80) {
        bytes++;
      } else if (c < 0x800) {
        bytes += 2;
      } else if (!Character.isSurrogate(c)) {
        bytes += 3;
      } else if (Character.isHighSurrogate(c)
          && i + 1 < chars
          && Character.isLowSurrogate(text.charAt(i + 1))) {
        bytes += 4;
        i++;
      } else {
        throw new IllegalArgumentException(
            String.format("unpaired surrogate U+%04X at index %d of the text", (int) c, i));
      }
    }
    return bytes;
  }

  /**
   * Encodes all characters from index {@code from} on as UTF-8, and writes the bytes to an array.
   * {@link #length} must have accepted the text.
   */
  public static void encode(String text, int from, byte[] out, int at) {
    int chars = text.length();
    int o = at;
    for (int i = from; i < chars; i++) {
      char c = text.charAt(i);
      if (c < 0x80) {
        out[o++] = (byte) c;
      } else if (c < 0x800) {
        out[o++] = (byte) (0xc0 | (c >> 6));
        out[o++] = (byte) (0x80 | (c & 0x3f));
      } else if (!Character.isSurrogate(c)) {
        out[o++] = (byte) (0xe0 | (c >> 12));
        out[o++] = (byte) (0x80 | ((c >> 6) & 0x3f));
        out[o++] = (byte) (0x80 | (c & 0x3f));
      } else {
        int point = Character.toCodePoint(c, text.charAt(++i));
        out[o++] = (byte) (0xf0 | (point >> 18));
        out[o++] = (byte) (0x80 | ((point >> 12) & 0x3f));
        out[o++] = (byte) (0x80 | ((point >> 6) & 0x3f));
        out[o++] = (byte) (0x80 | (point & 0x3f));
      }
    }
  }

  /**
   * Encodes a text as UTF-8.
   *
   * @throws IllegalArgumentException if there is an unpaired surrogate
   */
  public static byte[] bytes(String text) {
    byte[] out = new byte[Math.toIntExact(length(text, 0))];
    encode(text, 0, out, 0);
    return out;
  }

  /** Returns the bytes as text, or null if they are not valid UTF-8. */
  public static @Nullable String decode(byte[] array, int offset, int length) {
    return firstInvalid(array, offset, offset + length) == VALID
        ? new String(array, offset, length, StandardCharsets.UTF_8)
        : null;
  }

  /**
   * Returns a text in UTF-8, cut to at most {@code maxBytes} bytes. The cut is at a character
   * boundary. Half a surrogate pair becomes a question mark.
   */
  public static byte[] prefix(String text, int maxBytes) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    if (bytes.length <= maxBytes) {
      return bytes;
    }
    int end = maxBytes;
    while ((bytes[end] & 0xC0) == 0x80) {
      end--;
    }
    return Arrays.copyOf(bytes, end);
  }
}
