package example;

import dev.wirecommand.client.CommandClient;
import dev.wirecommand.codegen.CommandDescriptor;
import dev.wirecommand.codegen.CommandDispatch;
import dev.wirecommand.inprocess.InProcess;
import dev.wirecommand.server.WireServer;
import java.util.List;

/** Serves the commands in this process, calls one, and tells the names of all. */
public final class Main {
  private Main() {}

  /** Serves and calls. */
  public static void main(String... args) {
    List<CommandDispatch> dispatches = BothModule.dispatches(new First(), new Other());
    List<String> names =
        dispatches.stream()
            .flatMap(dispatch -> dispatch.commands().stream())
            .map(CommandDescriptor::name)
            .toList();
    try (WireServer server = WireServer.builder().dispatches(dispatches).build();
        CommandClient connection = InProcess.connect(server)) {
      System.out.println(new FirstClient(connection).number() + " of " + names);
    }
  }
}
