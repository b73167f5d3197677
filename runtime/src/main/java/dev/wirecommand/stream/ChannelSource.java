package dev.wirecommand.stream;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ReadableByteChannel;

/** A source of bytes that reads a channel in blocking mode. */
final class ChannelSource implements Source {
  private final ReadableByteChannel channel;

  /** Whether the last read returned fewer bytes than requested. */
  private boolean lastReadShort;

  ChannelSource(ReadableByteChannel channel) {
    this.channel = channel;
  }

  @Override
  public int read(byte[] into, int limit) throws IOException {
    int n = channel.read(ByteBuffer.wrap(into, 0, limit));
    if (n == 0) {
      throw new IOException("the channel read 0 bytes: it has to be in blocking mode");
    }
    lastReadShort = n < limit;
    return n;
  }

  @Override
  public boolean isDry() {
    return lastReadShort;
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }
}
