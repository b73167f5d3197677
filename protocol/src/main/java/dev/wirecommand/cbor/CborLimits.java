package dev.wirecommand.cbor;

/**
 * The limits on nesting, items and map keys in one document (section 5 of the protocol).
 *
 * @param maxDepth how many arrays and maps may be nested in each other, from 1 to {@link #DEEPEST}.
 *     A number has depth 0, {@code []} depth 1, {@code [[]]} depth 2.
 * @param maxItems how many data items there may be, at least 1. Each value counts, arrays and maps
 *     as well as what is in them, and in a map both the key and the value of each pair: {@code {1:
 *     [2]}} has 4.
 * @param maxMapKeys how many pairs one map may have, at least 1
 */
public record CborLimits(int maxDepth, int maxItems, int maxMapKeys) {
  /**
   * The maximum value of {@code maxDepth}. The code reads nested values by recursion, so the depth
   * needs a bound.
   */
  public static final int DEEPEST = 256;

  /** The default limits: a depth of 64, 262,144 items, and 65,536 keys in each map. */
  public static final CborLimits DEFAULT = new CborLimits(64, 262_144, 65_536);

  /**
   * Makes limits and checks that each is in its range.
   *
   * @param maxDepth how many arrays and maps may be nested in each other
   * @param maxItems how many data items there may be
   * @param maxMapKeys how many pairs one map may have
   * @throws IllegalArgumentException if one of them is out of its range
   */
  public CborLimits {
    if (maxDepth < 1 || maxDepth > DEEPEST) {
      throw new IllegalArgumentException(
          "maxDepth must be from 1 to " + DEEPEST + ", not " + maxDepth);
    }
    if (maxItems < 1) {
      throw new IllegalArgumentException("maxItems must be at least 1, not " + maxItems);
    }
    if (maxMapKeys < 1) {
      throw new IllegalArgumentException("maxMapKeys must be at least 1, not " + maxMapKeys);
    }
  }
}
