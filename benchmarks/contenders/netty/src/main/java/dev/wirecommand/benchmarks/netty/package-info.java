/**
 * Echoes by Netty alone, with what a message cannot do without: its length before it. The limit of
 * what anything on top of it can reach.
 */
@NullMarked
package dev.wirecommand.benchmarks.netty;

import org.jspecify.annotations.NullMarked;
