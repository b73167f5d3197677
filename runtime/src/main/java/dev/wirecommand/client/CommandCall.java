package dev.wirecommand.client;

import dev.wirecommand.command.CommandData;
import dev.wirecommand.reactor.ByteSlice;

/**
 * One call, before it is made. Nothing of it is to be changed before its answer is there.
 *
 * @param command the command
 * @param arguments the map of arguments in canonical CBOR (section 3 of the protocol), {@code a0}
 *     where there are none; not copied
 * @param data what is sent beside the arguments; {@link CommandData#none()} to declare no data
 * @param options what else the caller says
 */
public record CommandCall(
    CommandName command, ByteSlice arguments, CommandData data, CallOptions options) {
  /**
   * A call whose arguments fill an array.
   *
   * @param command the command
   * @param arguments the map of arguments in canonical CBOR; not copied
   * @param data what is sent beside the arguments
   * @param options what else the caller says
   */
  public CommandCall(CommandName command, byte[] arguments, CommandData data, CallOptions options) {
    this(command, ByteSlice.of(arguments), data, options);
  }

  /**
   * The same call with other options.
   *
   * @param other the options in the place of these
   * @return a call, this one where they are the same object
   */
  public CommandCall withOptions(CallOptions other) {
    return other == options ? this : new CommandCall(command, arguments, data, other);
  }
}
