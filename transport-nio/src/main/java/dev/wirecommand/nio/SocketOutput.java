package dev.wirecommand.nio;

import dev.wirecommand.transport.ProcessAccount;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.util.ArrayDeque;
import org.jspecify.annotations.Nullable;

/**
 * The output of one connection. It gathers the bytes that are written between two flushes in as few
 * buffers as possible, and keeps what the operating system has not taken. Used on the event loop.
 *
 * <p>While the process holds as much as it may on the heap, a connection that holds some of it
 * should write nothing more. One that holds none may write: it keeps up with what is written.
 */
final class SocketOutput {
  /** The number of unsent bytes above which the engine should write no more. */
  private static final int HIGH_WATER_MARK = 128 * 1024;

  /** The number of unsent bytes below which the engine may write again. */
  private static final int LOW_WATER_MARK = 64 * 1024;

  private final SocketChannel channel;
  private final LoopBuffers buffers;
  private final long heapCeiling;

  /** The buffers that have been filled, the oldest first. */
  private final ArrayDeque<ByteBuffer> full = new ArrayDeque<>(4);

  private @Nullable ByteBuffer gathered;
  private long unsent;

  /** How many bytes of the heap the filled buffers take up. */
  private long held;

  private boolean aboveMark;

  /**
   * @param heapCeiling the most bytes of the heap that the process may hold for its peers
   */
  SocketOutput(SocketChannel channel, LoopBuffers buffers, long heapCeiling) {
    this.channel = channel;
    this.buffers = buffers;
    this.heapCeiling = heapCeiling;
  }

  /** Returns a buffer with space for at least the given number of bytes, which are appended. */
  ByteBuffer room(int length) {
    ByteBuffer current = gathered;
    if (current == null || current.remaining() < length) {
      handOver();
      current = buffers.take(length);
      gathered = current;
    }
    return current;
  }

  private void handOver() {
    ByteBuffer filled = gathered;
    if (filled != null) {
      gathered = null;
      full.addLast(filled.flip());
      unsent += filled.remaining();
      if (!filled.isDirect()) {
        held += filled.capacity();
        ProcessAccount.HEAP.add(filled.capacity());
      }
      aboveMark |= unsent > HIGH_WATER_MARK;
    }
  }

  /**
   * Passes as many bytes to the operating system as it takes now.
   *
   * @return how many it has taken
   */
  int send() throws IOException {
    handOver();
    int sent = 0;
    for (ByteBuffer first = full.peekFirst(); first != null; first = full.peekFirst()) {
      int written = buffers.write(channel, first);
      sent += written;
      if (!first.hasRemaining()) {
        full.removeFirst();
        giveBack(first);
      } else if (written == 0) {
        break;
      }
    }
    unsent -= sent;
    if (unsent < LOW_WATER_MARK) {
      aboveMark = false;
    }
    return sent;
  }

  private void giveBack(ByteBuffer buffer) {
    if (!buffer.isDirect()) {
      held -= buffer.capacity();
      ProcessAccount.HEAP.release(buffer.capacity());
    }
    buffers.giveBack(buffer);
  }

  /** Returns whether all bytes have been sent, including the gathered ones. */
  boolean isEmpty() {
    return unsent == 0 && gathered == null;
  }

  /** Returns whether the engine should write more. */
  boolean isWritable() {
    return !aboveMark && (held == 0 || !isMemoryShort());
  }

  /** Returns whether the process holds as much as it may on the heap. */
  boolean isMemoryShort() {
    return ProcessAccount.HEAP.exceeds(heapCeiling);
  }

  /** Drops all bytes that have not been sent. */
  void drop() {
    handOver();
    full.forEach(this::giveBack);
    full.clear();
    unsent = 0;
  }
}
