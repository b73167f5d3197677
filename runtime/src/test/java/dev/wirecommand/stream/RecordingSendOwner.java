package dev.wirecommand.stream;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;

/** An owner that records what it is told, and methods that poll chunks. */
class RecordingSendOwner implements SendBufferOwner {
  final List<String> events = new ArrayList<>();
  final CountDownLatch released = new CountDownLatch(1);

  @Override
  public synchronized void onReady() {
    events.add("ready");
  }

  @Override
  public synchronized void onPartial() {
    events.add("partial");
  }

  @Override
  public synchronized void onReleased() {
    events.add("released");
    released.countDown();
  }

  /** Returns the events since the last call. */
  synchronized List<String> news() {
    List<String> copy = List.copyOf(events);
    events.clear();
    return copy;
  }

  /** Borrows a chunk, releases it at once, and returns its bytes. */
  static String take(SendBuffer buffer, boolean partial) {
    Chunk chunk = buffer.poll(partial);
    if (chunk == null) {
      return buffer.isEnded() ? "end" : "nothing";
    }
    String text = Bytes.text(chunk.array(), chunk.offset(), chunk.length());
    buffer.release(chunk);
    return text;
  }

  /** Borrows and releases all chunks that there are now, and returns the bytes of each. */
  static List<String> takeAll(SendBuffer buffer, boolean partial) {
    List<String> all = new ArrayList<>();
    for (Chunk chunk = buffer.poll(partial); chunk != null; chunk = buffer.poll(partial)) {
      all.add(Bytes.text(chunk.array(), chunk.offset(), chunk.length()));
      buffer.release(chunk);
    }
    return all;
  }

  static void takeAll(SendBuffer buffer, ByteArrayOutputStream into) {
    for (Chunk chunk = buffer.poll(true); chunk != null; chunk = buffer.poll(true)) {
      into.write(chunk.array(), chunk.offset(), chunk.length());
      buffer.release(chunk);
    }
  }
}
