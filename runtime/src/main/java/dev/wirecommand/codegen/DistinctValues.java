package dev.wirecommand.codegen;

import dev.wirecommand.cbor.CborWriter;
import java.nio.ByteBuffer;
import java.util.HashSet;
import java.util.Set;

/**
 * Compares the elements of a set by what they are on the wire. Generated decoders use it for
 * elements that Java compares by identity, such as arrays (section 10 of the protocol). Not safe
 * for use by several threads at once.
 */
public final class DistinctValues {
  private final Set<ByteBuffer> encoded = new HashSet<>();

  /** Creates an instance for one set. */
  public DistinctValues() {}

  /**
   * Adds an element.
   *
   * @param element the encoded element, in canonical form
   * @return whether no element that was added before is equal
   */
  public boolean add(CborWriter element) {
    return encoded.add(ByteBuffer.wrap(element.toByteArray()));
  }
}
