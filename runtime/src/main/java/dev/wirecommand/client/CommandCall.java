package dev.wirecommand.client;

import dev.wirecommand.command.CommandData;
import dev.wirecommand.reactor.ByteSlice;

/**
 * A description of one call that a {@link CommandClient} can make. Its bytes must not be changed
 * before the call has ended.
 *
 * @param command the command
 * @param arguments the map of arguments in canonical CBOR (section 3 of the protocol), {@code a0}
 *     if there are none; not copied
 * @param data the data that is sent after the arguments; {@link CommandData#none()} to declare no
 *     data
 * @param options the options of this call
 */
public record CommandCall(
    CommandName command, ByteSlice arguments, CommandData data, CallOptions options) {
  /** The encoded map without arguments. */
  static final ByteSlice NO_ARGUMENTS = ByteSlice.of(new byte[] {(byte) 0xA0});

  /**
   * Creates a call whose encoded arguments fill a byte array.
   *
   * @param command the command
   * @param arguments the map of arguments in canonical CBOR; not copied
   * @param data the data that is sent after the arguments
   * @param options the options of this call
   */
  public CommandCall(CommandName command, byte[] arguments, CommandData data, CallOptions options) {
    this(command, ByteSlice.of(arguments), data, options);
  }

  /**
   * Returns this call with the given options instead of its own.
   *
   * @param other the options that replace those of this call
   * @return a call; this one if its options are the same object
   */
  public CommandCall withOptions(CallOptions other) {
    return other == options ? this : new CommandCall(command, arguments, data, other);
  }
}
