package dev.wirecommand.cbor;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** How the entries of maps compare, whatever their order. */
final class Entries {
  private Entries() {}

  static boolean equal(List<CborValue.Entry> some, List<CborValue.Entry> others) {
    return some.size() == others.size() && counts(some).equals(counts(others));
  }

  private static Map<CborValue.Entry, Integer> counts(List<CborValue.Entry> entries) {
    Map<CborValue.Entry, Integer> counts = new HashMap<>();
    for (CborValue.Entry entry : entries) {
      counts.merge(entry, 1, Integer::sum);
    }
    return counts;
  }

  /** A sum, which no order changes; each entry is asked once, or nested keys would double it. */
  static int hash(List<CborValue.Entry> entries) {
    int sum = 0;
    for (CborValue.Entry entry : entries) {
      sum += entry.hashCode();
    }
    return sum;
  }
}
