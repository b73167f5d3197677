package dev.wirecommand.server;

import dev.wirecommand.Permission;
import dev.wirecommand.codegen.CommandDescriptor;
import dev.wirecommand.command.CallMeta;
import dev.wirecommand.reactor.ServerRequest;
import org.jspecify.annotations.Nullable;

/**
 * A request that is authorized, and whose memory is reserved.
 *
 * @param permission the permission of the peer for this request
 * @param data the data of the request; null if it has none, or the command accepts none
 * @param argumentBytes the length of the encoded arguments
 */
record AdmittedRequest(
    ServerRequest request,
    CommandDescriptor descriptor,
    CallMeta meta,
    Permission permission,
    @Nullable RequestData data,
    int argumentBytes) {
  /** About how many bytes a call takes up in addition to its arguments. */
  private static final long OVERHEAD = 512;

  /** How much memory encoded and decoded arguments take up, for each encoded byte. */
  private static final long ARGUMENT_TIMES = 3;

  /** Returns about how many bytes a call takes up, its decoded arguments included. */
  static long weight(int argumentBytes) {
    return OVERHEAD + ARGUMENT_TIMES * argumentBytes;
  }

  /** Returns how many bytes are reserved for the call, apart from its data. */
  long weight() {
    return weight(argumentBytes);
  }
}
