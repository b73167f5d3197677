package dev.wirecommand.stream;

import java.nio.ByteBuffer;

/** The conversion of items to the bytes that are sent for them. */
@FunctionalInterface
interface ItemBytes<T> {
  /** Returns the bytes of an item; valid until the next call, unless {@linkplain #keep kept}. */
  ByteBuffer of(T item);

  /** Keeps the bytes that were returned last valid, by not using their array again. */
  default void keep() {}

  /** Returns whether the bytes of all items stay valid, even without {@link #keep}. */
  default boolean areLasting() {
    return false;
  }
}
