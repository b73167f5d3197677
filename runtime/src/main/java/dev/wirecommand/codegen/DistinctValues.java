package dev.wirecommand.codegen;

import dev.wirecommand.cbor.CborException;
import dev.wirecommand.cbor.CborReader;
import dev.wirecommand.cbor.CborWriter;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Compares the elements of a set by what they are on the wire. Generated decoders use it for
 * elements that Java compares by identity, such as arrays (section 10 of the protocol). It orders
 * them, and does not hash them: a peer can choose any number of bytes with the same hash code, and
 * a hash set of those takes quadratic time. Not safe for use by several threads at once.
 */
public final class DistinctValues {
  /** How many elements of a set may have the same hash code. */
  private static final int MOST_ALIKE = 256;

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

  /**
   * Makes a set of elements that have no order, such as records. A hash set of very many elements
   * with the same hash code would take quadratic time, here and in each copy that a program makes,
   * and a peer can choose such elements. So a set of these is refused.
   *
   * @param <T> the type of the elements
   * @param in the reader, after the elements
   * @param elements the elements in the order in which they were read
   * @return the set, which keeps this order
   * @throws CborException if two elements are equal, or more than 256 have the same hash code
   */
  public static <T extends @Nullable Object> Set<T> toSet(CborReader in, List<T> elements)
      throws CborException {
    int[] hashes = new int[elements.size()];
    for (int i = 0; i < hashes.length; i++) {
      hashes[i] = Objects.hashCode(elements.get(i));
    }
    Arrays.sort(hashes);
    for (int i = MOST_ALIKE; i < hashes.length; i++) {
      if (hashes[i] == hashes[i - MOST_ALIKE]) {
        throw new CborException(
            "more than " + MOST_ALIKE + " elements of the set have the same hash code",
            in.position());
      }
    }
    Set<T> set = new LinkedHashSet<>(elements);
    if (set.size() < elements.size()) {
      throw ValueErrors.duplicateElement(in);
    }
    return set;
  }
}
