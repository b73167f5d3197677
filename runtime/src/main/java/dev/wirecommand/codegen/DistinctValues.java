package dev.wirecommand.codegen;

import dev.wirecommand.cbor.CborWriter;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Set;
import java.util.TreeSet;

/**
 * Compares the elements of a set by what they are on the wire. Generated decoders use it for
 * elements that Java compares by identity, such as arrays (section 10 of the protocol). It orders
 * them, and does not hash them: a peer can choose any number of bytes with the same hash code, and
 * a hash set of those takes quadratic time. Not safe for use by several threads at once.
 */
public final class DistinctValues {
  private final Set<byte[]> encoded;

  /** Creates an instance for one set. */
  public DistinctValues() {
    this(Arrays::compareUnsigned);
  }

  DistinctValues(Comparator<byte[]> order) {
    this.encoded = new TreeSet<>(order);
  }

  /**
   * Adds an element.
   *
   * @param element the encoded element, in canonical form
   * @return whether no element that was added before is equal
   */
  public boolean add(CborWriter element) {
    return encoded.add(element.toByteArray());
  }
}
