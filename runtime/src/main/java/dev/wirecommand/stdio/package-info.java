/**
 * Connections over a pair of byte streams: a server on its standard input and output, and a client
 * that starts one as a child process, here or through {@code ssh}.
 */
@NullMarked
package dev.wirecommand.stdio;

import org.jspecify.annotations.NullMarked;
