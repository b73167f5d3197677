/**
 * A Git repository on the wire: a real server, small enough to read in one sitting.
 *
 * <p>{@link dev.wirecommand.sample.GitCommands} is all that one writes to serve typed commands;
 * {@link dev.wirecommand.sample.SampleServer} serves it until it is stopped, and {@link
 * dev.wirecommand.sample.Demo} serves it and calls it.
 */
@NullMarked
package dev.wirecommand.sample;

import org.jspecify.annotations.NullMarked;
