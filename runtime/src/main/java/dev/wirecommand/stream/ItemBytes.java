package dev.wirecommand.stream;

import java.nio.ByteBuffer;

/** A converter of items to bytes. */
@FunctionalInterface
interface ItemBytes<T> {
  /**
   * Converts an item to bytes. They are valid until the next call, unless {@linkplain #keep kept}.
   */
  ByteBuffer of(T item);

  /** Prevents the next {@link #of} call from overwriting the previous result. */
  default void keep() {}

  /** Returns whether all results of {@link #of} stay valid without a call of {@link #keep}. */
  default boolean areLasting() {
    return false;
  }
}
