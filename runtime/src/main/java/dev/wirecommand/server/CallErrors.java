package dev.wirecommand.server;

import dev.wirecommand.Permission;
import dev.wirecommand.cbor.CborException;
import dev.wirecommand.codegen.CommandDescriptor;
import dev.wirecommand.command.CancelReason;
import dev.wirecommand.command.CommandContext;
import dev.wirecommand.command.CommandException;
import dev.wirecommand.command.ErrorCode;
import dev.wirecommand.reactor.ByteSlice;
import dev.wirecommand.text.EscapedText;
import java.io.InterruptedIOException;
import java.net.SocketTimeoutException;
import java.nio.channels.ClosedByInterruptException;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Creates the application errors that the server sends to peers. */
final class CallErrors {
  /** The maximum number of command names in an error. A longer list would hide the problem. */
  private static final int LISTED_COMMANDS = 20;

  /** How many wrappers around an exception are removed at most. */
  private static final int MOST_WRAPPERS = 100;

  private static final ReservedCodes RESERVED = new ReservedCodes(System::nanoTime);

  private CallErrors() {}

  /** Returns the error to send after a handler or its streamed result has thrown an exception. */
  static CommandException of(Throwable failure, CommandContext context, HandlerFailures failures) {
    return told(context.command(), () -> converted(failure, context, failures));
  }

  /**
   * Returns an error whose message can be read. An exception of the application may itself throw
   * when it is looked at or logged; the peer waits for an answer nevertheless.
   */
  private static CommandException told(String command, Supplier<CommandException> conversion) {
    try {
      CommandException error = conversion.get();
      return error.getMessage() == null ? HandlerFailures.untold(command) : error;
    } catch (OutOfMemoryError e) {
      return HandlerFailures.NO_MEMORY;
    } catch (Throwable e) {
      return HandlerFailures.untold(command);
    }
  }

  private static CommandException converted(
      Throwable failure, CommandContext context, HandlerFailures failures) {
    Throwable bare = unwrapped(failure);
    String command = context.command();
    if (bare instanceof CommandException error) {
      return RESERVED.check(command, error);
    }
    CommandException mapped;
    try {
      mapped = failures.map(bare, context);
    } catch (Throwable e) {
      // Errors too: the peer waits for an answer whatever went wrong here.
      if (e != bare) {
        e.addSuppressed(bare);
      }
      return failures.internal(command, e);
    }
    if (mapped != null) {
      return RESERVED.check(command, mapped);
    }
    if (isInterruption(bare)) {
      return new CommandException(ErrorCode.CANCELLED, command + ": interrupted");
    }
    if (bare instanceof CancellationException) {
      return new CommandException(ErrorCode.CANCELLED, command + ": cancelled");
    }
    return failures.internal(command, bare);
  }

  private static boolean isInterruption(Throwable failure) {
    return failure instanceof InterruptedException
        || failure instanceof ClosedByInterruptException
        // A timeout of a socket is no interrupt.
        || (failure instanceof InterruptedIOException
            && !(failure instanceof SocketTimeoutException));
  }

  /** Returns the error for an exception that was thrown before the handler ran. */
  static CommandException of(Throwable failure, String command, HandlerFailures failures) {
    return told(
        command,
        () ->
            failure instanceof CommandException refusal
                ? refusal
                : failures.internal(command, failure));
  }

  /** Removes the wrappers that completion stages put around an exception. */
  private static Throwable unwrapped(Throwable failure) {
    Throwable inner = failure;
    // The causes of exceptions may form a circle.
    for (int depth = 0; depth < MOST_WRAPPERS && isWrapper(inner); depth++) {
      Throwable cause = inner.getCause();
      if (cause == null) {
        break;
      }
      inner = cause;
    }
    return inner;
  }

  private static boolean isWrapper(Throwable failure) {
    return failure instanceof CompletionException || failure instanceof ExecutionException;
  }

  /** Returns the error for a call that was cancelled while it ran. */
  static CommandException cancelled(String command, CancelReason reason) {
    String code =
        switch (reason) {
          case DEADLINE, SILENT -> ErrorCode.DEADLINE_EXCEEDED;
          case BY_PEER, CONNECTION_LOST, STALLED, SHUTDOWN -> ErrorCode.CANCELLED;
        };
    return new CommandException(code, command + ": " + reason.words());
  }

  /** Returns the error for a call that was cancelled before its handler was started. */
  static CommandException cancelledUnstarted(String command, CancelReason reason) {
    return reason == CancelReason.SHUTDOWN ? goingAway(command) : cancelled(command, reason);
  }

  /** Returns the error for a streamed response that no thread can produce. */
  static CommandException noThreadForResult(String command) {
    return new CommandException(
        ErrorCode.CANCELLED, command + ": the server has no thread to read the result");
  }

  /** Returns the error for a call that exceeds a limit. */
  static CommandException overloaded(String command, String fact) {
    return new CommandException(ErrorCode.OVERLOADED, command + ": " + fact + "; try later");
  }

  /** Returns the error for a call that no handler thread can run. */
  static CommandException noThread(String command, HandlerExecutor handlers) {
    return handlers.isClosed()
        ? goingAway(command)
        : overloaded(command, "the server has no thread for it");
  }

  /** Returns the error for a call that arrives while the server is shutting down. */
  static CommandException goingAway(String command) {
    return new CommandException(
        ErrorCode.SHUTTING_DOWN, command + ": the server is shutting down; connect anew");
  }

  /** Returns the error for a call that the peer is not permitted to make. */
  static CommandException permissionDenied(
      String command, Permission needed, @Nullable Permission granted) {
    return new CommandException(
        ErrorCode.PERMISSION_DENIED,
        command
            + ": permission denied; it needs "
            + (needed == Permission.WRITE ? "write" : "read")
            + " permission, and this peer has "
            + (granted == null ? "none" : "read"));
  }

  /**
   * Returns the error for a call whose map of arguments has a key that is no name. Dispatches
   * convert the faults of the values themselves.
   */
  static CommandException invalidArgumentName(String command, CborException fault) {
    return new CommandException(
        ErrorCode.INVALID_ARGUMENT,
        command + ": the name of an argument: " + fault.detail(),
        null,
        fault);
  }

  /** Returns the error for a call to a command that the server does not have. */
  static CommandException unknownCommand(ByteSlice name, CommandTable table) {
    String fact =
        "unknown command '" + EscapedText.ofUtf8(name.array(), name.offset(), name.length()) + "'";
    List<CommandDescriptor> commands = table.commands();
    String fix =
        commands.isEmpty() || commands.size() > LISTED_COMMANDS
            ? ""
            : "; there are "
                + commands.stream().map(CommandDescriptor::name).collect(Collectors.joining(", "));
    return new CommandException(ErrorCode.UNKNOWN_COMMAND, fact + fix);
  }
}
