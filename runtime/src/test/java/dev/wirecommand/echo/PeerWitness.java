package dev.wirecommand.echo;

import dev.wirecommand.Permission;
import dev.wirecommand.codegen.CommandDescriptor;
import dev.wirecommand.command.CallMeta;
import dev.wirecommand.link.Peer;
import dev.wirecommand.server.Authorizer;
import org.jspecify.annotations.Nullable;

/** Grants every peer all permissions, and remembers the peer of the last call. */
public final class PeerWitness implements Authorizer {
  private volatile @Nullable Peer peer;

  @Override
  public Permission authorize(Peer caller, CallMeta meta, CommandDescriptor command) {
    peer = caller;
    return Permission.WRITE;
  }

  /** Returns the peer of the last call, or null before the first call. */
  public @Nullable Peer peer() {
    return peer;
  }
}
