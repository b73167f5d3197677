/**
 * {@code wirecommand}, the command-line client.
 *
 * <p>{@link dev.wirecommand.cli.WireCommandCli} is the program; each of its commands is a class of
 * its own. {@code call} calls a command of a server and prints the result as JSON, {@code frames}
 * prints the frames in a file as text, and {@code replay} shows what a server's reactor makes of a
 * script of frames and answers.
 */
@NullMarked
package dev.wirecommand.cli;

import org.jspecify.annotations.NullMarked;
