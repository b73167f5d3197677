package dev.wirecommand.stream;

import java.nio.ByteBuffer;

/** A converter of items to bytes. */
@FunctionalInterface
interface ItemBytes<T> {
  /**
   * Converts an item to bytes. They are valid until the next call, unless {@linkplain #keep kept}.
   */
  ByteBuffer of(T item);

  /** Keeps the last result of {@link #of} valid, even after {@link #of} has been called again. */
  default void keep() {}

  /** Returns whether each result of {@link #of} stays valid even if {@link #keep} is not called. */
  default boolean areLasting() {
    return false;
  }
}
