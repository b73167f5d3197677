package dev.wirecommand.stream;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;

/** A stream whose reads return pieces that the test sets. */
class ScriptedStream extends InputStream {
  private final ArrayDeque<String> script;

  /** The lengths that were requested, and the close. */
  final List<String> calls = new ArrayList<>();

  /** The values that {@link #available} returns after each read. */
  int available;

  /** The thread that closed the stream. */
  volatile Thread closedBy;

  /** The exception that closing throws, if any. */
  IOException closingFails;

  ScriptedStream(String... reads) {
    script = new ArrayDeque<>(List.of(reads));
  }

  @Override
  public int read() {
    throw new AssertionError("byte by byte");
  }

  /** Reads the next piece, as far as it fits; throws if it begins with an exclamation mark. */
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
