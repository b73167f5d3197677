package dev.wirecommand.client;

import org.jspecify.annotations.Nullable;

/**
 * A summary of a call that has ended, for a {@link ClientListener}.
 *
 * @param outcome how the call ended
 * @param error the code of the {@link dev.wirecommand.command.CommandException} that the caller
 *     gets (section 9 of the protocol), {@code deadline-exceeded} if the timeout passed on this
 *     side; null if the caller gets no such exception
 * @param nanos how long the call took from when the caller made it, in nanoseconds
 * @param bytesIn how many bytes of the response arrived, without the headers of frames, errors,
 *     text and progress
 * @param bytesOut how many bytes of the request map and of data were sent, without the headers of
 *     frames
 */
public record ClientCallEnd(
    Outcome outcome, @Nullable String error, long nanos, long bytesIn, long bytesOut) {
  /** The ways in which a call can end. */
  public enum Outcome {
    /** The whole response has arrived. */
    ANSWERED,
    /** The server answered with an error, or the call failed on this side. */
    FAILED,
    /** The caller cancelled the call. */
    CANCELLED,
    /** The connection ended while the call was in progress. */
    DISCONNECTED
  }
}
