package dev.wirecommand.contract;

import dev.wirecommand.client.CommandClient;
import dev.wirecommand.jvm.ServerProcess;
import dev.wirecommand.stdio.StdioClient;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** A server for each connection, in a child process. */
final class ServedByChildren implements Served {
  private final List<ProcessHandle> children = new ArrayList<>();

  @Override
  public CommandClient connect() throws IOException {
    StdioClient client =
        StdioClient.start(new ProcessBuilder(ServerProcess.command(ChildServer.class, List.of())));
    children.add(client.process());
    return client;
  }

  @Override
  public ContractCommands commands() {
    throw new UnsupportedOperationException("they are in another process");
  }

  @Override
  public boolean isShared() {
    return false;
  }

  @Override
  public boolean drain(Duration timeout) {
    throw new UnsupportedOperationException("it is in another process");
  }

  @Override
  public void close() {
    children.forEach(ProcessHandle::destroyForcibly);
  }
}
