package dev.wirecommand.echo;

import dev.wirecommand.Permission;
import dev.wirecommand.codegen.CommandDescriptor;
import dev.wirecommand.command.CallMeta;
import dev.wirecommand.link.Peer;
import dev.wirecommand.server.Authorizer;
import org.jspecify.annotations.Nullable;

/** Lets everybody do everything, and remembers who has called last. */
public final class PeerWitness implements Authorizer {
  private volatile @Nullable Peer peer;

  @Override
  public Permission authorize(Peer caller, CallMeta meta, CommandDescriptor command) {
    peer = caller;
    return Permission.WRITE;
  }

  /** Returns who has called last, or null if nobody has. */
  public @Nullable Peer peer() {
    return peer;
  }
}
