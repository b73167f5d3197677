package dev.wirecommand.stream;

import dev.wirecommand.cbor.CborWriter;
import java.nio.ByteBuffer;

/** A converter that encodes items to bytes. All items are written to the same buffer. */
final class EncodedBytes<T> implements ItemBytes<T> {
  /** The maximum size in bytes of a buffer that is reused. A larger buffer is replaced. */
  private static final int LARGEST_KEPT = 64 * 1024;

  private final ItemEncoder<? super T> encoder;
  private CborWriter out = new CborWriter();

  EncodedBytes(ItemEncoder<? super T> encoder) {
    this.encoder = encoder;
  }

  @Override
  public ByteBuffer of(T item) {
    if (out.buffer().length > LARGEST_KEPT) {
      out = new CborWriter();
    }
    out.reset();
    encoder.encode(out, item);
    if (out.size() == 0) {
      throw new IllegalStateException(
          "nothing was written for an item: each has to be one CBOR value");
    }
    return ByteBuffer.wrap(out.buffer(), out.offset(), out.size());
  }

  @Override
  public void keep() {
    out = new CborWriter();
  }
}
