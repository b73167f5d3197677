package dev.wirecommand.command;

import java.io.ByteArrayInputStream;
import java.io.InputStream;

/**
 * The data that a request carried beside its arguments (section 3 of the protocol). A {@link
 * dev.wirecommand.WireCommand} method that has a parameter of this type is given it; the parameter
 * is no argument of the command.
 *
 * <p>The data is whole: the command runs when all of it has arrived. Immutable but for {@link
 * #stream()}, which each call makes anew.
 */
public final class CommandData {
  private static final CommandData NONE = new CommandData(false, new byte[0]);

  private final boolean declared;
  private final byte[] bytes;

  private CommandData(boolean declared, byte[] bytes) {
    this.declared = declared;
    this.bytes = bytes;
  }

  /**
   * Of a request that declared no data.
   *
   * @return data that {@linkplain #isPresent() is not present} and has no bytes
   */
  public static CommandData none() {
    return NONE;
  }

  /**
   * Of a request that declared data and sent these bytes.
   *
   * @param bytes the data, possibly empty; taken over, not copied
   * @return the data
   */
  public static CommandData of(byte[] bytes) {
    return new CommandData(true, bytes);
  }

  /**
   * Whether the request declared data at all; it may still have sent none.
   *
   * @return whether data was declared
   */
  public boolean isPresent() {
    return declared;
  }

  /**
   * How much data there is.
   *
   * @return the number of bytes
   */
  public int size() {
    return bytes.length;
  }

  /**
   * The data.
   *
   * @return a copy of the bytes; empty where there are none
   */
  public byte[] toByteArray() {
    return bytes.clone();
  }

  /**
   * A stream over the data, from its beginning.
   *
   * @return a new stream; it never blocks and needs no closing
   */
  public InputStream stream() {
    return new ByteArrayInputStream(bytes);
  }
}
