package dev.wirecommand.stream;

import java.io.IOException;
import java.io.InputStream;

/** A source of bytes that reads an input stream. */
final class StreamSource implements Source {
  private final InputStream stream;

  /** Whether the last read returned fewer bytes than requested. */
  private boolean lastReadShort;

  StreamSource(InputStream stream) {
    this.stream = stream;
  }

  @Override
  public int read(byte[] into, int limit) throws IOException {
    int n = stream.read(into, 0, limit);
    if (n == 0 || n > limit) {
      throw new IOException(
          stream.getClass().getName()
              + " read "
              + n
              + " bytes: a stream has to read from 1 to as many as it is asked for, here "
              + limit);
    }
    lastReadShort = n < limit;
    return n;
  }

  @Override
  public boolean isDry() {
    try {
      return lastReadShort && stream.available() <= 0;
    } catch (IOException e) {
      // The next read will throw it again.
      return true;
    }
  }

  @Override
  public void close() throws IOException {
    stream.close();
  }
}
