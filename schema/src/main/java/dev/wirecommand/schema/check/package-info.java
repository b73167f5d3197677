/** Checks CBOR values against types: {@link dev.wirecommand.schema.check.ValueChecker}. */
@NullMarked
package dev.wirecommand.schema.check;

import org.jspecify.annotations.NullMarked;
