package dev.wirecommand.stream;

import java.nio.ByteBuffer;

/** A conversion of items to bytes. */
@FunctionalInterface
interface ItemBytes<T> {
  /**
   * Converts an item to bytes. They are valid until the next call, unless {@linkplain #keep kept}.
   */
  ByteBuffer of(T item);

  /** Prevents the next call from overwriting the bytes that {@link #of} returned last. */
  default void keep() {}

  /** Returns whether the bytes of every item stay valid without a call of {@link #keep}. */
  default boolean areLasting() {
    return false;
  }
}
