/**
 * Echoes by Netty alone. A message only has its length before it. This is the limit of what
 * anything on top of it can reach.
 */
@NullMarked
package dev.wirecommand.benchmarks.netty;

import org.jspecify.annotations.NullMarked;
