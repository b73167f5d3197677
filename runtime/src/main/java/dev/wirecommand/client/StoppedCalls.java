package dev.wirecommand.client;

import dev.wirecommand.command.CommandException;
import dev.wirecommand.command.ConnectionException;
import dev.wirecommand.command.ErrorCode;
import dev.wirecommand.engine.ConnectionAccount;
import dev.wirecommand.reactor.ClientEvent;
import dev.wirecommand.text.FailureText;
import java.time.Duration;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Creates the exceptions for calls that the client itself ends. */
final class StoppedCalls {
  private StoppedCalls() {}

  static CommandException timedOut(CommandCall call) {
    return new CommandException(ErrorCode.DEADLINE_EXCEEDED, noAnswer(call));
  }

  /** Returns the exception for a call whose timeout passed after at least one attempt failed. */
  static CommandException timedOut(CommandCall call, Throwable failed) {
    return new CommandException(
        ErrorCode.DEADLINE_EXCEEDED,
        noAnswer(call) + "; an attempt failed: " + FailureText.of(failed),
        null,
        failed);
  }

  private static String noAnswer(CommandCall call) {
    return call.command() + ": no whole answer within " + words(call.options().timeout());
  }

  static CommandException stalled(CommandName command, Duration stallTime) {
    return new CommandException(
        ErrorCode.CANCELLED,
        command
            + ": nothing of the result was read for "
            + words(stallTime)
            + ", while the connection's other calls had to wait for that");
  }

  static CommandException unreadableData(CommandName command, Throwable failure) {
    return new CommandException(
        ErrorCode.CANCELLED,
        command + ": the data to send could not be read: " + failure,
        null,
        failure);
  }

  static OversizedResponseException oversized(CommandName command, int maxBytes) {
    return new OversizedResponseException(
        command + ": the response exceeds the limit of " + maxBytes + " bytes");
  }

  static CommandException noMemory(CommandName command, ConnectionAccount account) {
    return new CommandException(
        ErrorCode.OVERLOADED,
        command
            + ": the client holds "
            + account.held()
            + " bytes for this connection; all connections of the process may hold at most "
            + account.ceiling()
            + ", the limit processBytes");
  }

  static OversizedResponseException overMemory(CommandName command, long ceiling) {
    return new OversizedResponseException(
        command
            + ": the response is too long for this process, which holds at most "
            + ceiling
            + " bytes for its peers, the limit processBytes");
  }

  /**
   * Returns the exception for a call that was in progress when its connection ended.
   *
   * @param sent whether a part of the request was sent
   */
  static ConnectionException disconnected(String reason, @Nullable Throwable cause, boolean sent) {
    if (!sent) {
      return new UnsentCallException(reason, cause);
    }
    return reason.startsWith(ClientEvent.ConnectionFailed.REPORTED)
        ? new ReportedProtocolErrorException(reason)
        : new ConnectionException(reason, cause);
  }

  private static String words(@Nullable Duration duration) {
    // "PT1M30S" is 1m30s.
    return String.valueOf(duration).substring(2).toLowerCase(Locale.ROOT);
  }
}
