package dev.wirecommand.server;

import dev.wirecommand.codegen.CommandDescriptor;
import dev.wirecommand.codegen.PreparedCall;
import dev.wirecommand.command.CommandContext;
import java.util.List;
import java.util.Objects;

/** The chain of a server's interceptors. The first one is the outermost. Immutable. */
final class InterceptorChain {
  private final ServerInterceptor[] inOrder;

  InterceptorChain(List<ServerInterceptor> inOrder) {
    this.inOrder = inOrder.toArray(new ServerInterceptor[0]);
  }

  boolean isEmpty() {
    return inOrder.length == 0;
  }

  /** Wraps a call in all interceptors. Returns the call itself if there are no interceptors. */
  PreparedCall around(CommandContext context, CommandDescriptor command, PreparedCall call) {
    PreparedCall outer = call;
    for (int i = inOrder.length - 1; i >= 0; i--) {
      ServerInterceptor interceptor = inOrder[i];
      outer =
          Objects.requireNonNull(
              interceptor.intercept(context, command, outer),
              () -> interceptor.getClass().getName() + " returned no call");
    }
    return outer;
  }
}
