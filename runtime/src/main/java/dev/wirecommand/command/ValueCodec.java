package dev.wirecommand.command;

import dev.wirecommand.cbor.CborException;
import dev.wirecommand.cbor.CborReader;
import dev.wirecommand.cbor.CborWriter;

/**
 * Encodes and decodes the values of one Java type. A class that implements it and has a constructor
 * without parameters can be used in {@link dev.wirecommand.WireCodec}.
 *
 * <pre>{@code
 * final class ColourCodec implements ValueCodec<Colour> {
 *   @Override
 *   public Colour read(CborReader in) {
 *     return Colour.ofRgb(in.readInt());
 *   }
 *
 *   @Override
 *   public void write(CborWriter out, Colour value) {
 *     out.writeLong(value.rgb());
 *   }
 * }
 * }</pre>
 *
 * <p>One instance serves all threads, so it must be safe for use by several at once.
 *
 * @param <T> the type of the values
 */
public interface ValueCodec<T> {
  /**
   * Reads exactly one value. Null is no value: whether a value may be absent is decided before the
   * codec is called.
   *
   * @param in a reader at the start of the value, which is well-formed; nothing of what it reads
   *     may be referred to after this returns
   * @return the value; never null
   * @throws CborException if what is there is not such a value
   * @throws IllegalArgumentException likewise; its message is told to the peer
   */
  T read(CborReader in);

  /**
   * Writes exactly one value, in canonical form.
   *
   * @param out takes the value
   * @param value the value; never null
   * @throws IllegalArgumentException if it cannot be carried over the wire
   */
  void write(CborWriter out, T value);
}
