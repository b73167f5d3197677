package dev.wirecommand.stream;

import java.nio.ByteBuffer;

/** A converter of items to bytes. */
@FunctionalInterface
interface ItemBytes<T> {
  /**
   * Converts an item to bytes. They are valid until the next call, unless {@linkplain #keep kept}.
   */
  ByteBuffer of(T item);

  /** Protects the latest encoded item from being overwritten when the next one is encoded. */
  default void keep() {}

  /** Returns whether encoded items stay valid even if {@link #keep} is not called. */
  default boolean areLasting() {
    return false;
  }
}
