/**
 * The cost of each layer by itself, in nanoseconds and allocated bytes: run by {@code
 * org.openjdk.jmh.Main} over the class path of {@code target/classes} and {@code target/lib}.
 */
@NullMarked
package dev.wirecommand.benchmarks.jmh;

import org.jspecify.annotations.NullMarked;
