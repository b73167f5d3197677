package dev.wirecommand.server;

import dev.wirecommand.command.CommandContext;
import dev.wirecommand.command.CommandException;
import org.jspecify.annotations.Nullable;

/**
 * Converts exceptions of the application to errors for peers. Called on the thread on which the
 * handler failed. Safe for use by any thread.
 */
@FunctionalInterface
public interface ExceptionMapper {
  /**
   * Converts the exception of a handler, or of its stage or stream, to an error for the peer.
   *
   * @param failure the exception, which is no {@link CommandException}, without the exceptions that
   *     stages wrap around it
   * @param context the request
   * @return the error for the peer, or null for {@link dev.wirecommand.command.ErrorCode#INTERNAL}
   *     and an id under which the failure is logged
   */
  @Nullable CommandException map(Throwable failure, CommandContext context);
}
