/**
 * What generated code speaks: the table of commands, what a handler is given, and how it answers.
 *
 * <p>Nothing here knows of frames, connections or transports.
 */
@NullMarked
package dev.wirecommand.command;

import org.jspecify.annotations.NullMarked;
