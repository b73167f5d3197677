package dev.wirecommand.contract;

import dev.wirecommand.Permission;
import dev.wirecommand.WireCommand;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Commands of a server that is replaced while it is called. */
final class RestartCommands {
  private final int generation;
  private final Map<Long, Integer> written;

  /**
   * @param written counts how often each token was written, on all servers together
   */
  RestartCommands(int generation, ConcurrentHashMap<Long, Integer> written) {
    this.generation = generation;
    this.written = written;
  }

  @WireCommand("generation")
  int generation() {
    return generation;
  }

  @WireCommand(value = "write", permission = Permission.WRITE)
  int write(long token) {
    written.merge(token, 1, Integer::sum);
    return generation;
  }
}
