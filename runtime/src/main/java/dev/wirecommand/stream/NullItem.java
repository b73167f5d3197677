package dev.wirecommand.stream;

import org.jspecify.annotations.Nullable;

/** A check that refuses null items. */
final class NullItem {
  private NullItem() {}

  /**
   * Returns the given item, or throws an exception if it is null.
   *
   * @param item the item
   * @param index the number of items before it
   * @throws NullPointerException if it is null
   */
  static <T> T check(@Nullable T item, long index) {
    if (item == null) {
      throw new NullPointerException(
          "item " + index + " (counted from 0) is null: leave out what there is nothing to say of");
    }
    return item;
  }
}
