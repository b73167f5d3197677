package dev.wirecommand.codegen;

/** A call with decoded arguments, which can be run once. */
@FunctionalInterface
public interface PreparedCall {
  /**
   * Calls the command's handler on the current thread, and answers with the result.
   *
   * @param response the response
   * @throws Exception if the handler throws an exception; the response is then not sent
   */
  void run(CommandResponse response) throws Exception;
}
