package dev.wirecommand.netty;

import dev.wirecommand.Permission;
import dev.wirecommand.cbor.CborReader;
import dev.wirecommand.client.CommandClient;
import dev.wirecommand.command.CommandContext;
import dev.wirecommand.command.CommandData;
import dev.wirecommand.command.CommandDescriptor;
import dev.wirecommand.command.CommandDispatch;
import dev.wirecommand.command.Peer;
import dev.wirecommand.command.PreparedCall;
import dev.wirecommand.command.ResultForm;
import dev.wirecommand.echo.EchoCalls;
import java.util.List;

/** A command that tells who calls it. */
final class PeerDispatch implements CommandDispatch {
  @Override
  public List<CommandDescriptor> commands() {
    return List.of(
        new CommandDescriptor(
            "peer",
            Permission.READ,
            List.of(),
            false,
            true,
            "tstr",
            ResultForm.VALUE,
            false,
            0,
            ""));
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

  /** Who a client is to its server. */
  static String ask(CommandClient client) {
    return new CborReader(EchoCalls.call(client, "peer", null).join().bytes()).readText();
  }
}
