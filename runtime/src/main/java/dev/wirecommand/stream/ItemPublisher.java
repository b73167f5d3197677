package dev.wirecommand.stream;

import dev.wirecommand.cbor.CborException;
import java.nio.ByteBuffer;
import java.util.Objects;
import java.util.concurrent.Flow;

/**
 * A publisher that decodes the items of a CBOR sequence (RFC 8742). Another publisher provides the
 * bytes. Each subscription subscribes to the publisher of the bytes, and requests one buffer at a
 * time from it, only while there is demand for items.
 *
 * <p>Items are decoded and signalled on the thread that gives the bytes or, if the bytes have
 * arrived before, on the thread that requests the items. A subscriber is given {@link
 * CborException} if an item is refused (its path tells which item), {@link
 * TruncatedSequenceException} if the bytes end within an item, and otherwise the failure of the
 * publisher of the bytes or of the decoder.
 *
 * @param <T> the type of the items
 */
public final class ItemPublisher<T> implements Flow.Publisher<T> {
  private final Flow.Publisher<? extends ByteBuffer> bytes;
  private final ItemDecoder<? extends T> decoder;
  private final int maxBytes;

  /**
   * Creates a publisher of a CBOR sequence's items.
   *
   * @param bytes the sequence
   * @param decoder reads items, none of them null
   * @param maxBytes the most bytes that an item may have, at least 1
   */
  public ItemPublisher(
      Flow.Publisher<? extends ByteBuffer> bytes, ItemDecoder<? extends T> decoder, int maxBytes) {
    if (maxBytes < 1) {
      throw new IllegalArgumentException("maxBytes must be at least 1, not " + maxBytes);
    }
    this.bytes = bytes;
    this.decoder = decoder;
    this.maxBytes = maxBytes;
  }

  @Override
  public void subscribe(Flow.Subscriber<? super T> subscriber) {
    Objects.requireNonNull(subscriber, "subscriber");
    bytes.subscribe(new ItemSubscription<T>(subscriber, new ItemBuffer<>(decoder, maxBytes)));
  }
}
