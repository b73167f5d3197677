/**
 * Writes sources from sound models. What is written is to read as if a careful person had written
 * it, to compile without a warning by itself, and to be the same for the same model.
 */
@NullMarked
package dev.wirecommand.processor.write;

import org.jspecify.annotations.NullMarked;
