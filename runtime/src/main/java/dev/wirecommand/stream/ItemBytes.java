package dev.wirecommand.stream;

import java.nio.ByteBuffer;

/** What an item is on the wire. */
@FunctionalInterface
interface ItemBytes<T> {
  /** The bytes of an item; valid until the next call, unless {@linkplain #keep kept}. */
  ByteBuffer of(T item);

  /** Leaves the bytes that were given last alone from now on. */
  default void keep() {}

  /** Whether the bytes of all items are left alone anyway. */
  default boolean areLasting() {
    return false;
  }
}
