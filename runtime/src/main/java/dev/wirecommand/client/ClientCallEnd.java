package dev.wirecommand.client;

import org.jspecify.annotations.Nullable;

/**
 * How a call ended, for a {@link ClientListener}.
 *
 * @param outcome what came of it
 * @param error the code of the {@link dev.wirecommand.command.CommandException} that the caller is
 *     given (section 9 of the protocol), {@code deadline-exceeded} for a timeout on this side; null
 *     where it is given none
 * @param nanos how long it took from when the caller made it, in nanoseconds
 * @param bytesIn how many bytes of response came; headers of frames, errors, text and progress are
 *     not counted
 * @param bytesOut how many bytes of request map and data went out; headers of frames are not
 *     counted
 */
public record ClientCallEnd(
    Outcome outcome, @Nullable String error, long nanos, long bytesIn, long bytesOut) {
  /** What came of a call. */
  public enum Outcome {
    /** The whole response has arrived. */
    ANSWERED,
    /** The server answered with an error, or this side gave the call up. */
    FAILED,
    /** Its caller took it back. */
    CANCELLED,
    /** The connection ended first. */
    DISCONNECTED
  }
}
