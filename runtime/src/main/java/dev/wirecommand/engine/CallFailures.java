package dev.wirecommand.engine;

import dev.wirecommand.cbor.CborException;
import dev.wirecommand.command.CommandException;
import dev.wirecommand.command.ConnectionException;
import dev.wirecommand.stream.TruncatedSequenceException;
import dev.wirecommand.text.FailureText;

/** Creates the exceptions that tell a caller why its call has failed. */
public final class CallFailures {
  private CallFailures() {}

  /** Returns the exception for a result that cannot be decoded. */
  public static ConnectionException undecodable(String command, CborException e) {
    String where = e.path().isEmpty() ? "result" : "result '" + e.path() + "'";
    return new ConnectionException(command + ": " + where + ": " + e.detail(), e);
  }

  /** Returns the exception for a response that is raw instead of typed, or typed instead of raw. */
  public static ConnectionException otherKind(String command, boolean expectedCbor) {
    return new ConnectionException(
        command
            + (expectedCbor
                ? ": expected a typed result, got a response without the cbor flag"
                : ": expected raw bytes, got a response with the cbor flag"));
  }

  /** Converts a failure to a {@link CommandException} or a {@link ConnectionException}. */
  public static RuntimeException forCaller(String command, Throwable failure) {
    if (failure instanceof CommandException || failure instanceof ConnectionException) {
      return (RuntimeException) failure;
    }
    if (failure instanceof CborException e) {
      return undecodable(command, e);
    }
    if (failure instanceof TruncatedSequenceException) {
      return new ConnectionException(command + ": result: " + FailureText.of(failure), failure);
    }
    return new ConnectionException(command + ": " + failure, failure);
  }

  /** Wraps a failure in a new exception, which has the stack trace of the calling thread. */
  public static RuntimeException rethrown(String command, Throwable failure) {
    RuntimeException known = forCaller(command, failure);
    if (known != failure) {
      return known;
    }
    return known instanceof CommandException error
        ? new CommandException(error.code(), error.rawMessage(), error.details(), error)
        : new ConnectionException(FailureText.of(known), known);
  }
}
