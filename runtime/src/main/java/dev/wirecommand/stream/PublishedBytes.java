package dev.wirecommand.stream;

import java.nio.ByteBuffer;

/** Items that are bytes themselves, in buffers that nobody changes once they have been given. */
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
