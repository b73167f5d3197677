package dev.wirecommand.server;

import dev.wirecommand.command.CancelReason;
import dev.wirecommand.command.CommandContext;
import dev.wirecommand.command.CommandException;
import dev.wirecommand.command.ErrorCode;
import java.io.InterruptedIOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.net.SocketTimeoutException;
import java.nio.channels.ClosedByInterruptException;
import java.util.UUID;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;

/** What peers are told of what went wrong. */
final class CallErrors {
  private static final Logger LOG = System.getLogger(CallErrors.class.getName());

  private CallErrors() {}

  /** Of what a handler threw, or what came later failed with. */
  static CommandException of(Throwable failure, CommandContext context, ExceptionMapper mapper) {
    Throwable bare = unwrapped(failure);
    if (bare instanceof CommandException refusal) {
      return refusal;
    }
    String command = context.command();
    CommandException mapped;
    try {
      mapped = mapper.map(bare, context);
    } catch (Throwable e) {
      // Errors too: the peer waits for an answer whatever went wrong here.
      if (e != bare) {
        e.addSuppressed(bare);
      }
      return internal(command, e);
    }
    if (mapped != null) {
      return mapped;
    }
    if (isInterruption(bare)) {
      return new CommandException(ErrorCode.CANCELLED, command + ": interrupted");
    }
    if (bare instanceof CancellationException) {
      return new CommandException(ErrorCode.CANCELLED, command + ": cancelled");
    }
    return internal(command, bare);
  }

  private static boolean isInterruption(Throwable failure) {
    return failure instanceof InterruptedException
        || failure instanceof ClosedByInterruptException
        // What it names a timeout came without an interrupt.
        || (failure instanceof InterruptedIOException
            && !(failure instanceof SocketTimeoutException));
  }

  /** Of what went wrong before a command was there to be asked. */
  static CommandException of(Throwable failure, String command) {
    return failure instanceof CommandException refusal ? refusal : internal(command, failure);
  }

  /** What went wrong before stages wrapped it. */
  private static Throwable unwrapped(Throwable failure) {
    Throwable inner = failure;
    while (inner instanceof CompletionException || inner instanceof ExecutionException) {
      Throwable cause = inner.getCause();
      if (cause == null) {
        break;
      }
      inner = cause;
    }
    return inner;
  }

  /** Logs a failure that is not the peer's; the peer is told where to find it. */
  static CommandException internal(String command, Throwable failure) {
    String id = UUID.randomUUID().toString();
    LOG.log(Level.ERROR, "command " + command + " failed, internal error " + id, failure);
    return new CommandException(ErrorCode.INTERNAL, command + ": internal error " + id);
  }

  /** Of a call that was taken from its handler. */
  static CommandException cancelled(String command, CancelReason reason) {
    String code =
        switch (reason) {
          case DEADLINE -> ErrorCode.DEADLINE_EXCEEDED;
          case SHUTDOWN -> ErrorCode.SHUTTING_DOWN;
          case BY_PEER, CONNECTION_LOST, STALLED -> ErrorCode.CANCELLED;
        };
    return new CommandException(code, command + ": " + reason.words());
  }

  /** Of a call that one limit more has no room for. */
  static CommandException overloaded(String command, String fact) {
    return new CommandException(ErrorCode.OVERLOADED, command + ": " + fact + "; try later");
  }

  /** Of a call that came when the server was about to end. */
  static CommandException goingAway(String command) {
    return new CommandException(
        ErrorCode.SHUTTING_DOWN, command + ": the server is shutting down; connect anew");
  }
}
