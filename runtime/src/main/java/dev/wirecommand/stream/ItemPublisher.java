package dev.wirecommand.stream;

import dev.wirecommand.cbor.CborException;
import java.nio.ByteBuffer;
import java.util.Objects;
import java.util.concurrent.Flow;

/**
 * The items of a CBOR sequence (RFC 8742) that is published. Each subscription is one to the
 * publisher of the bytes, from which it requests one buffer at a time, and only while items are
 * wanted.
 *
 * <p>Items are decoded and signalled on the thread that gives the bytes, or on the one that
 * requests the items where the bytes are there. A subscriber is given {@link CborException} where
 * an item is refused (its path says which), {@link TruncatedSequenceException} where the bytes end
 * within one, and whatever the publisher of the bytes fails with, or the decoder throws.
 *
 * @param <T> the type of the items
 */
public final class ItemPublisher<T> implements Flow.Publisher<T> {
  private final Flow.Publisher<? extends ByteBuffer> bytes;
  private final ItemDecoder<? extends T> decoder;
  private final int maxBytes;

  /**
   * A publisher of a sequence.
   *
   * @param bytes the sequence
   * @param decoder reads items, none of them null
   * @param maxBytes how long an item may be, at least 1
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
