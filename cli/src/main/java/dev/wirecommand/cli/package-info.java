/**
 * The command-line client {@code wirecommand}.
 *
 * <ul>
 *   <li>{@link dev.wirecommand.cli.WireCommandCli}: the program, with its {@code Console}, {@code
 *       ExitCode}, {@code Failure} and {@code Version}
 *   <li>{@code CallCommand}: calls a command ({@code ServerAddress}, {@code CallArguments}, {@code
 *       JsonReader}) and prints the result as JSON ({@code JsonPrinter}, {@code JsonText}, {@code
 *       SafeText}); {@code FrameTrace} prints the frames
 *   <li>{@code FramesCommand}: prints the frames of a {@code Source} as text
 *   <li>{@code ReplayCommand}: reads a script ({@code LineReader}, {@code ReplayParser}, {@code
 *       ReplayStep}), plays it on a server's reactor ({@code ReplaySession}) and prints the
 *       reactor's actions ({@code ActionJson})
 * </ul>
 */
@NullMarked
package dev.wirecommand.cli;

import org.jspecify.annotations.NullMarked;
