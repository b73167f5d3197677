package dev.wirecommand.benchmarks.harness;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

/** The values of calls: each is another one's from its number, and all go into the answer. */
public final class Values {
  /** How many nodes a call carries. */
  public static final int NODES = 5;

  /** How many characters a key has. */
  public static final int KEY = 20;

  private static final VarHandle LONG =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
  private static final VarHandle INT =
      MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);
  private static final long STEP = 0x9E3779B97F4A7C15L;

  private Values() {}

  /** Another number for each number. */
  static long mix(long number) {
    long x = number * STEP;
    x = (x ^ (x >>> 32)) * 0xD6E8FEB86659FD93L;
    return x ^ (x >>> 32);
  }

  /** Twenty characters from ' ' on that depend on all of the number. */
  static void fillKey(long number, byte[] bytes, int offset) {
    long x = mix(number);
    LONG.set(bytes, offset, letters(x));
    LONG.set(bytes, offset + 8, letters(x >>> 4));
    INT.set(bytes, offset + 16, (int) letters(number));
  }

  /** Eight of the letters from 'A' on, for four bits each. */
  private static long letters(long bits) {
    return (bits & 0x0F0F0F0F0F0F0F0FL) + 0x4141414141414141L;
  }

  static String key(long number) {
    byte[] bytes = new byte[KEY];
    fillKey(number, bytes, 0);
    return new String(bytes, StandardCharsets.ISO_8859_1);
  }

  /** Fills bytes, a multiple of four, with what follows from the number. */
  static void fillNode(long number, byte[] bytes, int offset, int length) {
    long x = mix(number);
    int end = offset + length;
    int i = offset;
    for (; i + 8 <= end; i += 8) {
      LONG.set(bytes, i, x);
      x += STEP;
    }
    if (i < end) {
      INT.set(bytes, i, (int) x);
    }
  }

  /** What a server computes from all values of a call: the sum of the answer. */
  public static long sum(String key, int n, List<byte[]> nodes) {
    long sum = key.hashCode() * 31L + n;
    for (int i = 0; i < nodes.size(); i++) {
      byte[] node = nodes.get(i);
      sum = sum * 31 + hash(node, 0, node.length);
    }
    return sum;
  }

  /** The like for a range of bytes, where a call is nothing else. */
  public static long hash(byte[] bytes, int offset, int length) {
    long hash = length;
    int end = offset + length;
    int i = offset;
    for (; i + 8 <= end; i += 8) {
      hash = (hash ^ (long) LONG.get(bytes, i)) * STEP;
    }
    for (; i < end; i++) {
      hash = (hash ^ bytes[i]) * STEP;
    }
    return hash ^ (hash >>> 32);
  }

  /** Whether bytes begin with the values, one after the other. */
  static boolean isPacked(byte[] bytes, String key, int n, List<byte[]> nodes) {
    for (int i = 0; i < KEY; i++) {
      if (bytes[i] != key.charAt(i)) {
        return false;
      }
    }
    if (bytes[KEY] != n >> 24
        || bytes[KEY + 1] != (byte) (n >> 16)
        || bytes[KEY + 2] != (byte) (n >> 8)
        || bytes[KEY + 3] != (byte) n) {
      return false;
    }
    int next = KEY + Integer.BYTES;
    for (int i = 0; i < nodes.size(); i++) {
      byte[] node = nodes.get(i);
      if (!Arrays.equals(node, 0, node.length, bytes, next, next + node.length)) {
        return false;
      }
      next += node.length;
    }
    return true;
  }

  /** Puts a number into bytes, as packed calls have it. */
  public static void putLong(byte[] bytes, int offset, long value) {
    LONG.set(bytes, offset, value);
  }

  /** Gets a number out of bytes, as packed calls have it. */
  public static long getLong(byte[] bytes, int offset) {
    return (long) LONG.get(bytes, offset);
  }
}
