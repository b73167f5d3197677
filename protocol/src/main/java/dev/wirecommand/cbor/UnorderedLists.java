package dev.wirecommand.cbor;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Equality and hash codes for lists in which the order does not matter. */
final class UnorderedLists {
  private UnorderedLists() {}

  static boolean equal(List<?> some, List<?> others) {
    return some.size() == others.size() && counts(some).equals(counts(others));
  }

  private static Map<Object, Integer> counts(List<?> elements) {
    Map<Object, Integer> counts = new HashMap<>();
    for (Object element : elements) {
      counts.merge(element, 1, Integer::sum);
    }
    return counts;
  }

  /**
   * Returns the sum of the elements' hash codes, which does not depend on their order. Each element
   * is asked once: asking twice would double the work at every level of nesting.
   */
  static int hash(List<?> elements) {
    int sum = 0;
    for (Object element : elements) {
      sum += element.hashCode();
    }
    return sum;
  }
}
