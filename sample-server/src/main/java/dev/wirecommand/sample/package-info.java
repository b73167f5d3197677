/**
 * A server of a Git repository, complete but short.
 *
 * <ul>
 *   <li>{@link dev.wirecommand.sample.GitCommands}: the commands, with {@link
 *       dev.wirecommand.sample.Capabilities} and {@code CommitReader}; dispatch and client are
 *       generated
 *   <li>{@link dev.wirecommand.sample.SampleServer}: serves the commands until it is stopped
 *   <li>{@link dev.wirecommand.sample.Demo}: serves the commands, calls them, and prints both sides
 *       ({@code FrameLog}, {@code Transcript}, {@code Rows}, {@code Preview}, {@code Readme},
 *       {@code Style})
 *   <li>{@code Program}, {@code Arguments}: the command line of both programs
 *   <li>{@link dev.wirecommand.sample.SampleRepository}: finds the repository, or creates one with
 *       the {@code ExampleHistory}; {@code BareSystem} hides the user's Git configuration
 * </ul>
 */
@NullMarked
package dev.wirecommand.sample;

import org.jspecify.annotations.NullMarked;
