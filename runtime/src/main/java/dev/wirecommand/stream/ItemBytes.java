package dev.wirecommand.stream;

import java.nio.ByteBuffer;

/** A converter of items to bytes. */
@FunctionalInterface
interface ItemBytes<T> {
  /**
   * Converts an item to bytes. They are valid until the next call, unless {@linkplain #keep kept}.
   */
  ByteBuffer of(T item);

  /** Makes the last result stay valid after the next item has been converted. */
  default void keep() {}

  /** Returns whether all results stay valid without a call of {@link #keep}. */
  default boolean areLasting() {
    return false;
  }
}
