package dev.wirecommand.netty;

import dev.wirecommand.Permission;
import dev.wirecommand.cbor.CborReader;
import dev.wirecommand.client.CommandClient;
import dev.wirecommand.codegen.CommandDescriptor;
import dev.wirecommand.codegen.CommandDispatch;
import dev.wirecommand.codegen.PreparedCall;
import dev.wirecommand.codegen.ResultForm;
import dev.wirecommand.command.CommandContext;
import dev.wirecommand.command.CommandData;
import dev.wirecommand.echo.EchoCalls;
import dev.wirecommand.link.Peer;
import java.util.List;

/** A command that returns its peer. */
final class PeerDispatch implements CommandDispatch {
  @Override
  public List<CommandDescriptor> commands() {
    return List.of(
        CommandDescriptor.builder("peer", Permission.READ)
            .result(ResultForm.VALUE, "tstr")
            .build());
  }

  @Override
  public PreparedCall prepare(
      int ordinal, CborReader arguments, CommandContext context, CommandData data) {
    Peer peer = context.peer();
    return response ->
        response
            .cbor()
            .writeText(
                peer.transport() + " " + peer.identity() + " of " + peer.certificates().size());
  }

  /** Returns the client's peer as the server sees it. */
  static String ask(CommandClient client) {
    return new CborReader(EchoCalls.call(client, "peer", null).join().bytes()).readText();
  }
}
