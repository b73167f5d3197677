/**
 * Measurements of what WireCommand costs. They are programs, not tests: what they print is for
 * people, and nothing fails by being slow.
 */
@NullMarked
package dev.wirecommand.benchmarks;

import org.jspecify.annotations.NullMarked;
