/**
 * The transport over a pair of byte streams. A server uses its standard input and output. A client
 * starts the server as a child process, locally or through {@code ssh}.
 *
 * <ul>
 *   <li>{@link dev.wirecommand.stdio.StdioServer}: the server's side; {@code StandardStreams}
 *       claims the process's streams, and {@code PrintedText} ({@code Utf8Tail}) redirects printed
 *       text
 *   <li>{@link dev.wirecommand.stdio.StdioClient}: the client's side; {@code Child} is the child
 *       process, and {@code ErrorLines} reads its standard error output
 *   <li>{@code StreamLink}: the two streams as a {@link dev.wirecommand.link.Link}
 *   <li>{@code StreamInput} and {@code StreamReader}: the reading side, on the event loop and on a
 *       thread of its own
 *   <li>{@code StreamOutput} and {@code StreamWriter}: the writing side, likewise
 *   <li>{@code StreamFailure}: the end of either thread by an exception or an error
 *   <li>{@code EndDiagnosis}: finds the error that ended a stream
 * </ul>
 */
@NullMarked
package dev.wirecommand.stdio;

import org.jspecify.annotations.NullMarked;
