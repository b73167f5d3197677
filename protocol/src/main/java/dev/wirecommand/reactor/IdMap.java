package dev.wirecommand.reactor;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A hash map from request ids to values. It uses open addressing with linear probing, so that a
 * look-up allocates nothing. Ids that count up, as clients allot them, never collide.
 */
final class IdMap<V> {
  private static final int EMPTY = -1;

  private int[] ids = new int[0];
  private @Nullable Object[] values = new Object[0];
  private int size;

  int size() {
    return size;
  }

  @Nullable V get(int id) {
    if (size == 0) {
      return null;
    }
    return value(find(id));
  }

  /** Sets the value for an id, replacing any earlier value. */
  void put(int id, V value) {
    if (size * 2 >= ids.length) {
      grow();
    }
    int slot = find(id);
    if (ids[slot] == EMPTY) {
      ids[slot] = id;
      size++;
    }
    values[slot] = value;
  }

  @Nullable V remove(int id) {
    if (size == 0) {
      return null;
    }
    int hole = find(id);
    V removed = value(hole);
    if (removed == null) {
      return null;
    }
    size--;
    close(hole);
    return removed;
  }

  /** Returns the values in a new list, in no particular order. */
  List<V> values() {
    List<V> all = new ArrayList<>(size);
    for (int slot = 0; slot < ids.length; slot++) {
      V value = value(slot);
      if (value != null) {
        all.add(value);
      }
    }
    return all;
  }

  void clear() {
    ids = new int[0];
    values = new Object[0];
    size = 0;
  }

  /**
   * Empties a slot, and moves later entries so that each can still be found. Otherwise a probe
   * could end before it reaches its entry.
   */
  private void close(int start) {
    int mask = ids.length - 1;
    int hole = start;
    for (int slot = (hole + 1) & mask; ids[slot] != EMPTY; slot = (slot + 1) & mask) {
      int home = ids[slot] & mask;
      if (((slot - home) & mask) >= ((slot - hole) & mask)) {
        ids[hole] = ids[slot];
        values[hole] = values[slot];
        hole = slot;
      }
    }
    ids[hole] = EMPTY;
    values[hole] = null;
  }

  private void grow() {
    int[] oldIds = ids;
    @Nullable Object[] oldValues = values;
    ids = new int[Math.max(8, oldIds.length * 2)];
    java.util.Arrays.fill(ids, EMPTY);
    values = new Object[ids.length];
    for (int i = 0; i < oldIds.length; i++) {
      if (oldIds[i] != EMPTY) {
        int slot = find(oldIds[i]);
        ids[slot] = oldIds[i];
        values[slot] = oldValues[i];
      }
    }
  }

  /** Returns the slot of the id. If the id is new, this is an empty slot. */
  private int find(int id) {
    int mask = ids.length - 1;
    int slot = id & mask;
    while (ids[slot] != EMPTY && ids[slot] != id) {
      slot = (slot + 1) & mask;
    }
    return slot;
  }

  @SuppressWarnings("unchecked") // Only put stores values, and it stores Vs.
  private @Nullable V value(int slot) {
    return (V) values[slot];
  }
}
