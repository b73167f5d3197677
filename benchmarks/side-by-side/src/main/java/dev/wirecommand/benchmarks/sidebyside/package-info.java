/**
 * Starts contenders in JVMs of their own, measures them in turns on the same machine, and writes
 * what came of it as JSON, Markdown and a chart.
 */
@NullMarked
package dev.wirecommand.benchmarks.sidebyside;

import org.jspecify.annotations.NullMarked;
