package dev.wirecommand.command;

/**
 * The request that a handler is answering. A {@link dev.wirecommand.WireCommand} method that has a
 * parameter of this type is given it; the parameter is no argument of the command.
 *
 * <p>Safe for use by any thread.
 */
public interface CommandContext {
  /**
   * The request's id on its connection (section 1 of the protocol). Ids are used again once a
   * request is answered.
   *
   * @return the id, 0 to 65,535
   */
  int requestId();

  /**
   * The name of the command.
   *
   * @return the name as the command declares it
   */
  String command();
}
