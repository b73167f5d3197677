package dev.wirecommand.stream;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;

/** A stream whose reads give what the test says. */
class ScriptedStream extends InputStream {
  private final ArrayDeque<String> script;

  /** What has been asked for, and closing. */
  final List<String> calls = new ArrayList<>();

  /** What {@link #available} says after each read. */
  int available;

  /** Who has closed it. */
  volatile Thread closedBy;

  /** What closing throws, if anything. */
  IOException closingFails;

  ScriptedStream(String... reads) {
    script = new ArrayDeque<>(List.of(reads));
  }

  @Override
  public int read() {
    throw new AssertionError("byte by byte");
  }

  /** Gives the next piece, or what fits of it; throws where it begins with an exclamation mark. */
  @Override
  public int read(byte[] array, int offset, int length) throws IOException {
    calls.add("read " + length);
    String piece = script.poll();
    if (piece == null) {
      return -1;
    }
    if (piece.startsWith("!")) {
      throw new IOException(piece.substring(1));
    }
    int n = Math.min(length, piece.length());
    System.arraycopy(Bytes.of(piece), 0, array, offset, n);
    if (n < piece.length()) {
      script.addFirst(piece.substring(n));
    }
    return n;
  }

  @Override
  public int available() throws IOException {
    return available;
  }

  @Override
  public void close() throws IOException {
    calls.add("close");
    closedBy = Thread.currentThread();
    if (closingFails != null) {
      throw closingFails;
    }
  }
}
