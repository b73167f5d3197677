package dev.wirecommand.processor.check;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;

/**
 * Measures how deep types are nested, while they are walked depth first. The processor and the
 * generated code need some stack for each level.
 */
final class TypeNesting {
  /** The maximum number of levels. */
  static final int DEEPEST = 256;

  private final Map<String, Integer> heights = new HashMap<>();

  /** For each type around the current place, the number of levels found in it so far. */
  private final Deque<Integer> around = new ArrayDeque<>();

  /** Enters a type. Returns false, and enters nothing, if that would be too deep. */
  boolean enter() {
    if (around.size() == DEEPEST) {
      return false;
    }
    around.push(0);
    return true;
  }

  /** Leaves the type that was entered last, and returns the number of levels in it. */
  int leave() {
    int height = around.pop() + 1;
    raise(height);
    return height;
  }

  /** Leaves the type that was entered last. Its height counts wherever it is used again. */
  void leave(String key) {
    heights.put(key, leave());
  }

  /** Returns whether a type that was left before is not too deep at the current place. */
  boolean fits(String key) {
    int height = heights.getOrDefault(key, 0);
    raise(height);
    return around.size() + height <= DEEPEST;
  }

  private void raise(int height) {
    if (!around.isEmpty()) {
      around.push(Math.max(around.pop(), height));
    }
  }
}
