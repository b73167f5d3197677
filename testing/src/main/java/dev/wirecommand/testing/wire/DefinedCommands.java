package dev.wirecommand.testing.wire;

import dev.wirecommand.Permission;
import dev.wirecommand.cbor.CborReader;
import dev.wirecommand.codegen.CommandDescriptor;
import dev.wirecommand.codegen.CommandDispatch;
import dev.wirecommand.codegen.CommandResponse;
import dev.wirecommand.codegen.PreparedCall;
import dev.wirecommand.codegen.ResultForm;
import dev.wirecommand.command.CommandContext;
import dev.wirecommand.command.CommandData;
import java.util.ArrayList;
import java.util.List;

/**
 * Commands that a test defines with lambdas, in place of a generated dispatch. They ignore their
 * arguments; unless a method says otherwise, they read, take data and know their context.
 *
 * <pre>{@code
 * DefinedCommands commands =
 *     new DefinedCommands()
 *         .nonBlocking("one", response -> response.cbor().writeLong(1))
 *         .blocking("size", (context, data, response) ->
 *             response.cbor().writeLong(data.toByteArray().length));
 * }</pre>
 *
 * <p>For one thread, until a server is built with them; then immutable.
 */
public final class DefinedCommands implements CommandDispatch {
  private final List<CommandDescriptor> commands = new ArrayList<>();
  private final List<Preparation> preparations = new ArrayList<>();

  /** Creates an empty set of commands. */
  public DefinedCommands() {}

  /** The body of a command. */
  @FunctionalInterface
  public interface Handler {
    /**
     * Runs the command.
     *
     * @param context the request
     * @param data the request's data
     * @param response takes the result
     * @throws Exception if the command fails; a {@link dev.wirecommand.command.CommandException} is
     *     sent to the caller
     */
    void run(CommandContext context, CommandData data, CommandResponse response) throws Exception;
  }

  /** The step before a command runs, in which a generated dispatch decodes the arguments. */
  @FunctionalInterface
  public interface Preparation {
    /**
     * Prepares a call, on the event loop.
     *
     * @param context the request
     * @param data the request's data
     * @return the call, ready to run
     */
    PreparedCall prepare(CommandContext context, CommandData data);
  }

  /**
   * Defines a command that runs on the event loop and does not know its context.
   *
   * @param name the command's name
   * @param call the body
   * @return this object
   */
  public DefinedCommands nonBlocking(String name, PreparedCall call) {
    return defineBare(name, true, call);
  }

  /**
   * Defines a command that runs on the executor and does not know its context.
   *
   * @param name the command's name
   * @param call the body
   * @return this object
   */
  public DefinedCommands blocking(String name, PreparedCall call) {
    return defineBare(name, false, call);
  }

  /**
   * Defines a command that runs on the event loop.
   *
   * @param name the command's name
   * @param handler the body
   * @return this object
   */
  public DefinedCommands nonBlocking(String name, Handler handler) {
    return define(descriptor(name, Permission.READ, true, true, 0), handler);
  }

  /**
   * Defines a command that runs on the executor.
   *
   * @param name the command's name
   * @param handler the body
   * @return this object
   */
  public DefinedCommands blocking(String name, Handler handler) {
    return define(descriptor(name, Permission.READ, true, false, 0), handler);
  }

  /**
   * Defines a command that needs the permission to write, and runs on the event loop.
   *
   * @param name the command's name
   * @param handler the body
   * @return this object
   */
  public DefinedCommands writing(String name, Handler handler) {
    return define(descriptor(name, Permission.WRITE, true, true, 0), handler);
  }

  /**
   * Defines a command that takes no data, and runs on the executor.
   *
   * @param name the command's name
   * @param handler the body
   * @return this object
   */
  public DefinedCommands withoutData(String name, Handler handler) {
    return define(descriptor(name, Permission.READ, false, false, 0), handler);
  }

  /**
   * Defines a command with a deadline of its own, which runs on the executor.
   *
   * @param deadlineMillis how long it may take, in milliseconds, 1 or more
   * @param name the command's name
   * @param handler the body
   * @return this object
   */
  public DefinedCommands within(long deadlineMillis, String name, Handler handler) {
    return define(descriptor(name, Permission.READ, true, false, deadlineMillis), handler);
  }

  /**
   * Defines a command that runs on the event loop, and the step before it runs.
   *
   * @param name the command's name
   * @param preparation the step, which may throw what decoding arguments throws
   * @return this object
   */
  public DefinedCommands preparing(String name, Preparation preparation) {
    return define(descriptor(name, Permission.READ, true, true, 0), preparation);
  }

  /**
   * Defines a command by its descriptor.
   *
   * @param command the descriptor
   * @param handler the body
   * @return this object
   */
  public DefinedCommands define(CommandDescriptor command, Handler handler) {
    return define(command, (context, data) -> response -> handler.run(context, data, response));
  }

  private DefinedCommands defineBare(String name, boolean nonBlocking, PreparedCall call) {
    return define(descriptor(name, Permission.READ, true, nonBlocking, 0), (context, data) -> call);
  }

  private DefinedCommands define(CommandDescriptor command, Preparation preparation) {
    commands.add(command);
    preparations.add(preparation);
    return this;
  }

  private static CommandDescriptor descriptor(
      String name, Permission permission, boolean data, boolean nonBlocking, long deadlineMillis) {
    CommandDescriptor.Builder builder =
        CommandDescriptor.builder(name, permission)
            .result(ResultForm.VALUE, "int")
            .deadlineMillis(deadlineMillis)
            .description("Runs.");
    if (data) {
      builder.data();
    }
    if (nonBlocking) {
      builder.nonBlocking();
    }
    return builder.build();
  }

  @Override
  public List<CommandDescriptor> commands() {
    return List.copyOf(commands);
  }

  @Override
  public PreparedCall prepare(
      int ordinal, CborReader arguments, CommandContext context, CommandData data) {
    return preparations.get(ordinal).prepare(context, data);
  }
}
