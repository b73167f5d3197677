package dev.wirecommand.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wirecommand.Permission;
import dev.wirecommand.client.CallOptions;
import dev.wirecommand.client.CommandCall;
import dev.wirecommand.client.CommandClient;
import dev.wirecommand.client.CommandName;
import dev.wirecommand.client.CommandReply;
import dev.wirecommand.command.CommandData;
import dev.wirecommand.inprocess.InProcess;
import dev.wirecommand.testing.wire.DefinedCommands;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

/** Handlers that call the server that runs them, and wait. */
class CallsToTheOwnServerTest {
  private static final int HANDLERS = 64;

  private static CommandCall call(String name) {
    return new CommandCall(
        new CommandName(name, Permission.READ),
        new byte[] {(byte) 0xA0},
        CommandData.none(),
        CallOptions.NONE);
  }

  @Test
  void haveThreadsThoughManyOfThemRunAtOnce() {
    AtomicReference<CommandClient> own = new AtomicReference<>();
    CyclicBarrier allRun = new CyclicBarrier(HANDLERS);
    DefinedCommands commands =
        new DefinedCommands()
            .blocking("inner", response -> response.cbor().writeLong(1))
            .blocking(
                "outer",
                response -> {
                  allRun.await();
                  response.raw(own.get().call(call("inner")).join().bytes());
                });
    try (WireServer server = WireServer.builder().dispatch(commands).build();
        CommandClient client = InProcess.connect(server);
        CommandClient second = InProcess.connect(server)) {
      own.set(second);
      List<CompletableFuture<CommandReply>> calls = new ArrayList<>();
      for (int i = 0; i < HANDLERS; i++) {
        calls.add(client.call(call("outer")));
      }
      for (CompletableFuture<CommandReply> call : calls) {
        assertThat(call.join().bytes()).containsExactly(1);
      }
    }
  }
}
