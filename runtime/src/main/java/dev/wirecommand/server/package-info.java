/**
 * The server engine: drives a server reactor and a table of commands for each connection. Knows no
 * transport.
 */
@NullMarked
package dev.wirecommand.server;

import org.jspecify.annotations.NullMarked;
