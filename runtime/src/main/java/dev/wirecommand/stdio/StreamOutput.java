package dev.wirecommand.stdio;

import dev.wirecommand.transport.WriteGuard;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The output of a {@link StreamLink}. It collects bytes until a flush, passes them to the writer,
 * and counts the bytes that the writer has not written yet. Called on the event loop.
 */
final class StreamOutput {
  /**
   * The number of unwritten bytes at which the output stops being writable. The output becomes
   * writable again at half of this number.
   */
  static final int HIGH_WATER = 64 * 1024;

  private final StreamWriter writer;
  private final WriteGuard guard;
  private final List<byte[]> unflushed = new ArrayList<>();
  private int waiting;
  private boolean writable = true;
  private boolean ended;

  StreamOutput(StreamWriter writer, WriteGuard guard) {
    this.writer = writer;
    this.guard = guard;
  }

  void start() {
    writer.start();
  }

  WriteGuard guard() {
    return guard;
  }

  /** Copies bytes and keeps the copy until the next flush. */
  void write(byte[] bytes, int offset, int length) {
    unflushed.add(Arrays.copyOfRange(bytes, offset, offset + length));
    waiting += length;
    if (waiting >= HIGH_WATER) {
      writable = false;
    }
  }

  void flush() {
    for (byte[] bytes : unflushed) {
      guard.written(bytes.length);
      writer.write(bytes);
    }
    unflushed.clear();
    guard.flushed();
  }

  boolean isWritable() {
    return writable;
  }

  /**
   * Records that the writer has written bytes.
   *
   * @return whether the output has become writable again
   */
  boolean written(int length) {
    guard.sent(length);
    waiting -= length;
    if (writable || waiting > HIGH_WATER / 2) {
      return false;
    }
    writable = true;
    return true;
  }

  /** Flushes the output, and lets the writer close the stream after the last byte. */
  void close() {
    flush();
    writer.end();
  }

  /** Records that the writer has closed the stream. */
  void end() {
    ended = true;
  }

  boolean isEnded() {
    return ended;
  }

  /** Stops the writer, whose thread then closes the stream. Bytes that are not written are lost. */
  void stop() {
    guard.stop();
    writer.stop();
  }

  Thread thread() {
    return writer.thread();
  }
}
