package dev.wirecommand.server;

import dev.wirecommand.Permission;
import dev.wirecommand.codegen.CommandDescriptor;
import dev.wirecommand.command.CallMeta;
import dev.wirecommand.command.CancelReason;
import dev.wirecommand.command.CommandException;
import dev.wirecommand.command.Deadline;
import dev.wirecommand.engine.EventLoop;
import dev.wirecommand.reactor.ByteSlice;
import dev.wirecommand.reactor.ServerRequest;
import java.time.Duration;

/**
 * Admits the requests of one connection: authorizes them, reserves the memory of their calls, and
 * sets their deadlines. Used on the event loop.
 */
final class CallAdmission {
  private final CallResources resources;
  private final ServerSettings settings;
  private final ServerCall.Owner calls;

  CallAdmission(CallResources resources, ServerCall.Owner calls) {
    this.resources = resources;
    this.settings = resources.settings();
    this.calls = calls;
  }

  /**
   * Returns the permission of a request.
   *
   * @throws CommandException if the command needs another one
   */
  Permission authorize(CallMeta meta, CommandDescriptor command) {
    Permission needed = command.permission();
    Permission granted = settings.authorizer().authorize(resources.peer(), meta, command);
    if (granted == null || (needed == Permission.WRITE && granted == Permission.READ)) {
      throw CallErrors.permissionDenied(command.name(), needed, granted);
    }
    return granted;
  }

  /**
   * Creates the call of an authorized request.
   *
   * @throws CommandException if the connection holds too much already, or the caller has no time
   *     left
   */
  ServerCall admit(
      ServerRequest request,
      CommandDescriptor descriptor,
      CallMeta meta,
      Permission granted,
      ByteSlice args) {
    long weight = AdmittedRequest.weight(args.length());
    if (!resources.account().reserve(weight)) {
      throw accountFull(descriptor);
    }
    RequestData data = null;
    if (descriptor.data() && request.expectsData()) {
      data =
          RequestData.reserve(
              descriptor.name(), resources, request, meta.window() != null, this::cancel);
      if (data == null) {
        resources.account().release(weight);
        throw accountFull(descriptor);
      }
    }
    ServerCall call =
        new ServerCall(
            resources,
            calls,
            new AdmittedRequest(request, descriptor, meta, granted, data, args.length()));
    try {
      limitTime(call);
    } catch (CommandException e) {
      call.release();
      throw e;
    }
    if (settings.hasListener()) {
      call.arrived(loop().nanoTime());
    }
    return call;
  }

  private CommandException accountFull(CommandDescriptor command) {
    return CallErrors.overloaded(
        command.name(),
        "the server holds "
            + resources.account().held()
            + " bytes for this connection, or too many for all connections");
  }

  /** Schedules the cancellation of a call at its deadline, if the call has one. */
  private void limitTime(ServerCall call) {
    Duration left = settings.timeLeft(call.descriptor(), call.meta());
    if (left == null) {
      return;
    }
    if (left.isZero()) {
      throw CallErrors.cancelled(call.command(), CancelReason.DEADLINE);
    }
    long now = loop().nanoTime();
    Deadline deadline = Deadline.at(now, left);
    call.limitTime(
        deadline,
        loop().schedule(() -> calls.cancel(call, CancelReason.DEADLINE), deadline.nanosLeft(now)));
  }

  private void cancel(ServerRequest request, CancelReason reason) {
    ServerCall call = ServerCall.of(request);
    if (call != null) {
      calls.cancel(call, reason);
    }
  }

  private EventLoop loop() {
    return resources.loop();
  }
}
