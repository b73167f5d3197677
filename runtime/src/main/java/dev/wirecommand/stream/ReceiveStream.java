package dev.wirecommand.stream;

import java.io.IOException;
import java.io.InputStream;
import java.util.Objects;

/** An input stream that reads a receive buffer's bytes. */
final class ReceiveStream extends InputStream {
  private final ReceiveState state;

  ReceiveStream(ReceiveState state) {
    this.state = state;
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return readSome(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
  }

  @Override
  public int read(byte[] array, int offset, int length) throws IOException {
    Objects.checkFromIndexSize(offset, length, array.length);
    return length == 0 ? 0 : readSome(array, offset, length);
  }

  /** Reads at least one byte. Returns the number of bytes read, or -1 at the end of the data. */
  private int readSome(byte[] array, int offset, int length) throws IOException {
    int n;
    boolean space;
    state.lock.lock();
    try {
      state.awaitBytesOrEnd();
      if (!state.hasBytes()) {
        return -1;
      }
      n = state.queue().read(array, offset, length);
      space = state.onTaken(n);
    } finally {
      state.lock.unlock();
    }
    if (space) {
      state.owner().onSpace();
    }
    return n;
  }

  @Override
  public int available() throws IOException {
    state.lock.lock();
    try {
      state.checkNotClosed();
      return (int) Math.min(state.queue().size(), Integer.MAX_VALUE);
    } finally {
      state.lock.unlock();
    }
  }

  @Override
  public void close() {
    state.close();
  }
}
