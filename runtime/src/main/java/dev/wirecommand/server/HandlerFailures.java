package dev.wirecommand.server;

import dev.wirecommand.command.CommandContext;
import dev.wirecommand.command.CommandException;
import dev.wirecommand.command.ErrorCode;
import dev.wirecommand.reactor.Limits;
import dev.wirecommand.transport.LoopErrors;
import java.lang.System.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Converts the unexpected exceptions of handlers to errors for peers. Safe for use by any thread.
 */
final class HandlerFailures {
  private static final Logger LOG = System.getLogger(HandlerFailures.class.getName());

  /** The error of a call for which there was no memory. It exists already when it is needed. */
  @SuppressWarnings("StaticAssignmentOfThrowable")
  static final CommandException NO_MEMORY =
      new CommandException(ErrorCode.INTERNAL, "the server ran out of memory in this call");

  /** Returns the error of a call whose exception threw another one when it was looked at. */
  static CommandException untold(String command) {
    return new CommandException(
        ErrorCode.INTERNAL, command + ": internal error that could not be logged");
  }

  private final ExceptionMapper mapper;
  private final FailureLog log;

  HandlerFailures(ExceptionMapper mapper, Limits limits) {
    this.mapper = mapper;
    this.log = new FailureLog(limits.rates().failureTraces(), System::nanoTime);
  }

  /** Returns the error that the application has for an exception, or null if it has none. */
  @Nullable CommandException map(Throwable failure, CommandContext context) {
    return mapper.map(failure, context);
  }

  /** Logs an unexpected failure, and returns an error that does not show it. */
  CommandException internal(String command, Throwable failure) {
    if (failure instanceof OutOfMemoryError) {
      LoopErrors.report(LOG, "a call ran out of memory", failure);
      return NO_MEMORY;
    }
    return log.report(command, failure);
  }
}
