/**
 * What runs in each measured JVM: calls whose values all differ, the load that they make, and what
 * it cost. The same for all contenders.
 */
@NullMarked
package dev.wirecommand.benchmarks.harness;

import org.jspecify.annotations.NullMarked;
