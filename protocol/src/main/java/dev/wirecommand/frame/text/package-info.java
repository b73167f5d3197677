/**
 * The text form of frames, for people to write and read (section 7 of the protocol).
 *
 * <p>{@link dev.wirecommand.frame.text.FrameText} is the entrance. A line is read by {@code
 * FrameTextParser}, field by field; the payload of a {@code cbor:} line by {@code PythonLiteral},
 * with {@code PythonNumber} and {@code PythonString}. {@code PythonPrinter} prints CBOR in the same
 * notation. {@code PythonEscapes} reads and prints the escapes of both, and {@code PythonSyntax}
 * has the characters that tell the parts of a literal apart.
 *
 * <p>A <em>literal</em> is a value in Python's notation. A <em>column</em> counts the {@code char}s
 * of a line from 1.
 */
@NullMarked
package dev.wirecommand.frame.text;

import org.jspecify.annotations.NullMarked;
