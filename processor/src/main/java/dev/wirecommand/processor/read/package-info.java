/**
 * Reads declarations: the only room that knows the compiler's elements and types. It takes what it
 * finds as it is, and judges nothing.
 */
@NullMarked
package dev.wirecommand.processor.read;

import org.jspecify.annotations.NullMarked;
