package dev.wirecommand.server;

import dev.wirecommand.command.CommandContext;
import dev.wirecommand.command.CommandException;
import org.jspecify.annotations.Nullable;

/**
 * Turns an application's own exceptions into errors that peers are told of. Called on the thread on
 * which the handler failed. Safe for use by any thread.
 */
@FunctionalInterface
public interface ExceptionMapper {
  /**
   * Maps what a handler threw, or what a stage, a stream or a publisher of its failed with.
   *
   * @param failure the exception, which is no {@link CommandException}, without what stages wrap
   *     around it
   * @param context the request
   * @return what the peer is told, or null to leave it at {@link
   *     dev.wirecommand.command.ErrorCode#INTERNAL} and an id under which the failure is logged
   */
  @Nullable CommandException map(Throwable failure, CommandContext context);
}
