package dev.wirecommand.server;

import org.jspecify.annotations.Nullable;

/**
 * The outcome of a call, for a {@link ServerListener}.
 *
 * @param error the code of the application error that it was answered with (section 9 of the
 *     protocol), or null where it succeeded
 * @param nanos how long it took, in nanoseconds, from when its arguments had arrived until its end
 *     was handed to the connection; a call that was cancelled counts until its handler had ended
 * @param bytesIn how many bytes of arguments and data came
 * @param bytesOut how many bytes of result went out
 */
public record ServerCallEnd(@Nullable String error, long nanos, long bytesIn, long bytesOut) {}
