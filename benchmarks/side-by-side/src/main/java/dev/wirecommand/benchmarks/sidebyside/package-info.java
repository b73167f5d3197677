/**
 * Measurements of several frameworks on one machine, in turns.
 *
 * <p>In the order of a run:
 *
 * <ol>
 *   <li>A {@code Contender} is a framework that is measured. {@code Workplace} knows the folders
 *       and {@code ClassPath} the jars that it is started with.
 *   <li>A {@code Pair} is a contender's server and its client. Each is a {@code Worker}: a JVM that
 *       takes commands on its standard input.
 *   <li>A {@code Pattern} is what is done with each contender: calls, transfers, idle connections,
 *       the first answer. A {@code Scenario} is a pattern with its numbers. A {@code Group} is the
 *       scenarios that run on the same pairs, which a {@code Setup} says how to start; these are
 *       {@code PairPattern}s, and a {@code WarmUp} on each of them comes first.
 *   <li>In {@code Turns}, all contenders are measured slice by slice. An {@code Outcome} has the
 *       slices of one of them, and {@code Results} the outcomes of a run.
 *   <li>{@code Targets} compares them with each {@code Target} that is to be reached. {@code
 *       Report}, {@code Chart} and {@code Json} write them down; {@code Markdown} has tables and
 *       numbers.
 * </ol>
 *
 * <p>{@code SideBySide}, {@code Growth} and {@code Comparison} are the programs, and {@code
 * Options} reads the command lines of the first two. {@code PairedValues} has the statistics of a
 * comparison.
 *
 * <p>A <em>slice</em> is one measurement of about a second. A <em>measure</em> is a quantity that a
 * slice has a value of.
 */
@NullMarked
package dev.wirecommand.benchmarks.sidebyside;

import org.jspecify.annotations.NullMarked;
