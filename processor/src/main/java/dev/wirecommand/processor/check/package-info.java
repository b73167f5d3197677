/**
 * Judges declarations: turns what was read into a sound model, or into problems. Knows nothing of
 * the compiler.
 */
@NullMarked
package dev.wirecommand.processor.check;

import org.jspecify.annotations.NullMarked;
