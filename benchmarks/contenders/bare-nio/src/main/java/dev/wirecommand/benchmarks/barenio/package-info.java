/**
 * Echoes by java.nio alone. A message only has its length before it. This is the limit of what any
 * transport on the JDK can reach.
 */
@NullMarked
package dev.wirecommand.benchmarks.barenio;

import org.jspecify.annotations.NullMarked;
