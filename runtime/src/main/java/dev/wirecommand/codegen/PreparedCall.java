package dev.wirecommand.codegen;

/** A call whose arguments are decoded: all that is left is to run it, once. */
@FunctionalInterface
public interface PreparedCall {
  /**
   * Calls the handler on this thread and writes what it returned.
   *
   * @param response takes the result
   * @throws Exception whatever the handler throws; the response is then void
   */
  void run(CommandResponse response) throws Exception;
}
