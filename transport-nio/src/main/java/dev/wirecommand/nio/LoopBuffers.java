package dev.wirecommand.nio;

import dev.wirecommand.transport.ProcessAccount;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.util.ArrayDeque;
import org.jspecify.annotations.Nullable;

/**
 * The buffers of one event loop, for all its connections. Bytes that are read are copied out at
 * once, and bytes that are written usually leave with the next flush, so a few direct buffers serve
 * all connections. Output that has to wait for a slow peer beyond them is kept on the heap. Used on
 * the event loop.
 */
final class LoopBuffers {
  /**
   * The capacity of a buffer in bytes. It exceeds four large frames, so that few frames span two
   * reads.
   */
  static final int SIZE = 130 * 1024;

  /** The maximum number of direct buffers for output. */
  static final int MOST = 8;

  /** The length of an array of {@link #takeArray}: the most that one TLS record holds. */
  static final int ARRAY_LENGTH = 16 * 1024;

  private final ArrayDeque<ByteBuffer> idle = new ArrayDeque<>(MOST);
  private final ArrayDeque<byte[]> idleArrays = new ArrayDeque<>(MOST);
  private int made;
  private @Nullable ByteBuffer transfer;
  private byte @Nullable [] input;
  private byte @Nullable [] cipher;
  private byte @Nullable [] plain;

  private static ByteBuffer allocate() {
    ByteBuffer buffer = ByteBuffer.allocateDirect(SIZE);
    ProcessAccount.DIRECT.add(SIZE);
    return buffer;
  }

  /** Returns the buffer through which arrays are read and written. It is never kept. */
  private ByteBuffer transfer() {
    ByteBuffer buffer = transfer;
    if (buffer == null) {
      buffer = allocate();
      transfer = buffer;
    }
    return buffer.clear();
  }

  /**
   * Reads from a channel into {@link #input}.
   *
   * @return the number of bytes that were read, 0 if there are none now, or -1 at the end
   */
  int read(SocketChannel channel) throws IOException {
    ByteBuffer buffer = transfer();
    int length = channel.read(buffer);
    if (length > 0) {
      buffer.flip().get(input(), 0, length);
    }
    return length;
  }

  /** Returns the array to which {@link #read} reads. It is valid until the next read. */
  byte[] input() {
    byte[] array = input;
    if (array == null) {
      array = new byte[SIZE];
      input = array;
    }
    return array;
  }

  /** Returns an array for encrypted output, which is used at once. */
  byte[] cipher() {
    byte[] array = cipher;
    if (array == null) {
      array = new byte[SIZE];
      cipher = array;
    }
    return array;
  }

  /** Returns an array for decrypted input, which is used at once. */
  byte[] plain() {
    byte[] array = plain;
    if (array == null) {
      array = new byte[SIZE];
      plain = array;
    }
    return array;
  }

  /**
   * Writes a part of a buffer to a channel, and moves the position of the buffer.
   *
   * @return the number of bytes that were written
   */
  int write(SocketChannel channel, ByteBuffer buffer) throws IOException {
    if (buffer.isDirect()) {
      return channel.write(buffer);
    }
    // The JDK would keep a direct buffer as large as the largest array.
    ByteBuffer part = transfer();
    int length = Math.min(part.remaining(), buffer.remaining());
    part.put(0, buffer, buffer.position(), length).limit(length);
    int written = channel.write(part);
    buffer.position(buffer.position() + written);
    return written;
  }

  /**
   * Returns an empty buffer for output. The caller returns it with {@link #giveBack} if it is
   * direct.
   *
   * @param least the smallest capacity in bytes
   * @return a direct buffer if one is idle and large enough, else one on the heap
   */
  ByteBuffer take(int least) {
    if (least <= SIZE) {
      ByteBuffer known = idle.pollLast();
      if (known != null) {
        return known;
      }
      if (made < MOST) {
        ByteBuffer fresh = allocate();
        made++;
        return fresh;
      }
    }
    return ByteBuffer.allocate(Math.max(least, ARRAY_LENGTH));
  }

  /** Returns a direct buffer to the pool, after its bytes have been sent or dropped. */
  void giveBack(ByteBuffer buffer) {
    if (buffer.isDirect()) {
      idle.addLast(buffer.clear());
    }
  }

  /** Returns an array of {@link #ARRAY_LENGTH} bytes. The caller returns it when it is empty. */
  byte[] takeArray() {
    byte[] known = idleArrays.pollLast();
    return known == null ? new byte[ARRAY_LENGTH] : known;
  }

  /** Returns an array to the pool. */
  void giveBackArray(byte[] array) {
    if (idleArrays.size() < MOST) {
      idleArrays.addLast(array);
    }
  }

  /** Returns the direct memory to the account of the process. Called when the event loop ends. */
  void release() {
    int buffers = made + (transfer == null ? 0 : 1);
    ProcessAccount.DIRECT.release((long) buffers * SIZE);
    idle.clear();
    transfer = null;
    made = MOST;
  }
}
