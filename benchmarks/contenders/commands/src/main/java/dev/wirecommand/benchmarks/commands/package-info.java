/**
 * The measured calls as commands, and what servers and clients of them have in common on all
 * transports.
 */
@NullMarked
package dev.wirecommand.benchmarks.commands;

import org.jspecify.annotations.NullMarked;
