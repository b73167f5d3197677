package dev.wirecommand.stream;

import java.nio.ByteBuffer;

/** A converter for items that are already byte buffers. Published buffers do not change. */
final class PublishedBytes<T extends ByteBuffer> implements ItemBytes<T> {
  @Override
  public ByteBuffer of(T item) {
    return item.duplicate();
  }

  @Override
  public boolean areLasting() {
    return true;
  }
}
