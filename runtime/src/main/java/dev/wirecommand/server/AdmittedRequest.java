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
    int argumentBytes) {}
