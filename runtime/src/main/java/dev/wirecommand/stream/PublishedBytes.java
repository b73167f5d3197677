package dev.wirecommand.stream;

import java.nio.ByteBuffer;

/** The conversion of items that are bytes already, in buffers that do not change once published. */
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
