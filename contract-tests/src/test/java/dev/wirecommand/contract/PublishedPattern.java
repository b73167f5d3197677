package dev.wirecommand.contract;

import java.nio.ByteBuffer;
import java.util.concurrent.Flow;

/**
 * Publishes the bytes of {@link Pattern}, in buffers that are larger than a frame and not a
 * multiple of any other size.
 */
final class PublishedPattern implements Flow.Publisher<ByteBuffer> {
  private static final int PIECE = 100_003;

  private final long seed;
  private final long size;

  PublishedPattern(long seed, long size) {
    this.seed = seed;
    this.size = size;
  }

  @Override
  public void subscribe(Flow.Subscriber<? super ByteBuffer> subscriber) {
    new Numbers((size + PIECE - 1) / PIECE).subscribe(new Mapping<>(subscriber, this::piece));
  }

  private ByteBuffer piece(long number) {
    long begin = number * PIECE;
    ByteBuffer buffer = ByteBuffer.allocate((int) Math.min(PIECE, size - begin));
    for (int i = 0; i < buffer.capacity(); i++) {
      buffer.put(i, Pattern.at(seed, begin + i));
    }
    return buffer;
  }
}
