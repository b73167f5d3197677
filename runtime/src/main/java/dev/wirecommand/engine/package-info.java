/**
 * What the server engine and the client engine share: the event loop of a connection, frames in and
 * out, and deadlines for reading. Not exported.
 */
@NullMarked
package dev.wirecommand.engine;

import org.jspecify.annotations.NullMarked;
