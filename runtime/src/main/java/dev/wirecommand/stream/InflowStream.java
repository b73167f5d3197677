package dev.wirecommand.stream;

import java.io.IOException;
import java.io.InputStream;
import java.util.Objects;

/** What has arrived, as a stream. */
final class InflowStream extends InputStream {
  private final Inflow flow;

  InflowStream(Inflow flow) {
    this.flow = flow;
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return flow.read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
  }

  @Override
  public int read(byte[] array, int offset, int length) throws IOException {
    Objects.checkFromIndexSize(offset, length, array.length);
    return length == 0 ? 0 : flow.read(array, offset, length);
  }

  @Override
  public int available() throws IOException {
    return flow.available();
  }

  @Override
  public void close() {
    flow.close();
  }
}
