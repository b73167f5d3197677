package dev.wirecommand.benchmarks.harness;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

/**
 * The values of calls. Each call has other values, computed from its number, and the answer depends
 * on all of them.
 */
public final class Values {
  /** The number of nodes in a call. */
  public static final int NODES = 5;

  /** The characters of a key. */
  public static final int KEY = 20;

  private static final VarHandle LONG =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
  private static final VarHandle INT =
      MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);
  private static final long STEP = 0x9E3779B97F4A7C15L;

  private Values() {}

  /** Mixes the bits of a number. Different numbers give different results. */
  static long mix(long number) {
    long x = number * STEP;
    x = (x ^ (x >>> 32)) * 0xD6E8FEB86659FD93L;
    return x ^ (x >>> 32);
  }

  /** Writes twenty letters that depend on all bits of the number. */
  static void fillKey(long number, byte[] bytes, int offset) {
    long x = mix(number);
    LONG.set(bytes, offset, letters(x));
    LONG.set(bytes, offset + 8, letters(x >>> 4));
    INT.set(bytes, offset + 16, (int) letters(number));
  }

  /** Turns each of eight groups of four bits into a letter from 'A' on. */
  private static long letters(long bits) {
    return (bits & 0x0F0F0F0F0F0F0F0FL) + 0x4141414141414141L;
  }

  static String key(long number) {
    byte[] bytes = new byte[KEY];
    fillKey(number, bytes, 0);
    return new String(bytes, StandardCharsets.ISO_8859_1);
  }

  /** Fills bytes, a multiple of four, with values computed from the number. */
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

  /** Computes the sum of an answer from all values of a call. */
  public static long sum(String key, int n, List<byte[]> nodes) {
    long sum = key.hashCode() * 31L + n;
    for (int i = 0; i < nodes.size(); i++) {
      byte[] node = nodes.get(i);
      sum = sum * 31 + hash(node, 0, node.length);
    }
    return sum;
  }

  /** Computes the hash of a range of bytes, for calls that are nothing else. */
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

  /** Tells whether bytes begin with the values, one after the other. */
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
