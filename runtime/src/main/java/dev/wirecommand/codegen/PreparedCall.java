package dev.wirecommand.codegen;

/** A call whose arguments are decoded, to be run once. */
@FunctionalInterface
public interface PreparedCall {
  /**
   * Calls the handler on this thread, and answers with its result.
   *
   * @param response the response
   * @throws Exception if the handler throws an exception; the response is then not sent
   */
  void run(CommandResponse response) throws Exception;
}
