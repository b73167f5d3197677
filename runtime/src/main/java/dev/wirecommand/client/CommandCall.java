package dev.wirecommand.client;

import dev.wirecommand.cbor.CborWriter;
import dev.wirecommand.command.CommandData;
import dev.wirecommand.reactor.ByteSlice;

/**
 * A description of one call that a {@link CommandClient} can make. Its bytes must not be changed
 * before the call has ended. Safe for use by several threads.
 */
public final class CommandCall {
  /** The encoded map without arguments. */
  static final ByteSlice NO_ARGUMENTS = ByteSlice.of(new byte[] {(byte) 0xA0});

  private final CommandName command;
  private final ByteSlice arguments;
  private final int depthBound;
  private final CommandData data;
  private final CallOptions options;

  /**
   * Creates a call.
   *
   * @param command the command
   * @param arguments the map of arguments in canonical CBOR (section 3 of the protocol), {@code a0}
   *     if there are none; not copied
   * @param data the data that is sent after the arguments; {@link CommandData#none()} to declare no
   *     data
   * @param options the options of this call
   */
  public CommandCall(
      CommandName command, ByteSlice arguments, CommandData data, CallOptions options) {
    this(command, arguments, EncodedItems.containers(arguments), data, options);
  }

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
   * Creates a call whose arguments have been written by a writer.
   *
   * @param command the command
   * @param arguments has written the map of arguments, and must not be written to any more
   * @param data the data that is sent after the arguments
   * @param options the options of this call
   */
  public CommandCall(
      CommandName command, CborWriter arguments, CommandData data, CallOptions options) {
    this(command, ByteSlice.of(arguments), arguments.containers(), data, options);
  }

  private CommandCall(
      CommandName command,
      ByteSlice arguments,
      int depthBound,
      CommandData data,
      CallOptions options) {
    this.command = command;
    this.arguments = arguments;
    this.depthBound = depthBound;
    this.data = data;
    this.options = options;
  }

  /**
   * Returns the command.
   *
   * @return the command
   */
  public CommandName command() {
    return command;
  }

  /**
   * Returns the map of arguments in canonical CBOR.
   *
   * @return the map, not a copy
   */
  public ByteSlice arguments() {
    return arguments;
  }

  /** Returns a depth that no argument exceeds, counted from the map of arguments. */
  int depthBound() {
    return depthBound;
  }

  /**
   * Returns the data that is sent after the arguments.
   *
   * @return the data; {@link CommandData#none()} if the call declares none
   */
  public CommandData data() {
    return data;
  }

  /**
   * Returns the options of this call.
   *
   * @return the options
   */
  public CallOptions options() {
    return options;
  }

  /**
   * Returns this call with the given options instead of its own.
   *
   * @param other the options that replace those of this call
   * @return a call; this one if its options are the same object
   */
  public CommandCall withOptions(CallOptions other) {
    return other == options ? this : new CommandCall(command, arguments, depthBound, data, other);
  }
}
