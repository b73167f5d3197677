package dev.wirecommand.server;

import dev.wirecommand.codegen.CommandDescriptor;
import dev.wirecommand.codegen.PreparedCall;
import dev.wirecommand.command.CommandContext;
import dev.wirecommand.command.CommandException;

/**
 * Wraps the calls of a server, for authentication, logging, tracing and the like. Several are
 * nested in the order in which they were added, the first outermost. Safe for use by any thread.
 *
 * <pre>{@code
 * ServerInterceptor slow = (context, command, next) -> response -> {
 *   long start = System.nanoTime();
 *   try {
 *     next.run(response);
 *   } finally {
 *     log(command.name(), System.nanoTime() - start);
 *   }
 * };
 * }</pre>
 */
@FunctionalInterface
public interface ServerInterceptor {
  /**
   * Wraps a call before it runs. Called on the event loop, which it must not block, when the
   * arguments have been decoded and the peer is permitted to call the command; the returned call
   * runs where the handler does. If the result comes later (a stage, a stream), {@code run} returns
   * before it; a {@link ServerListener} learns of the end.
   *
   * @param context the request
   * @param command its command
   * @param next runs the handler, or the interceptor that follows
   * @return the call to run in the place of {@code next}, or {@code next} itself
   * @throws CommandException to refuse the request
   */
  PreparedCall intercept(CommandContext context, CommandDescriptor command, PreparedCall next);
}
