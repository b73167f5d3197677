package dev.wirecommand.contract;

import dev.wirecommand.WireCommand;
import dev.wirecommand.contract.ContractCommands.Mixed;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** Commands that return when the test opens a gate. */
final class GateCommands {
  private final CompletableFuture<Void> gate = new CompletableFuture<>();

  @WireCommand("mix-at-gate")
  CompletionStage<Mixed> mixAtGate(String key, int n, List<byte[]> nodes) {
    return gate.thenApply(open -> Mixed.of(key, n, nodes));
  }

  void open() {
    gate.complete(null);
  }
}
