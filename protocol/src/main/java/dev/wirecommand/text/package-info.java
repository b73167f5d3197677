/**
 * Classes that check, encode and escape text. They do not depend on the wire formats. Not exported
 * to users.
 *
 * <ul>
 *   <li>{@link dev.wirecommand.text.Utf8} checks, reads and writes UTF-8.
 *   <li>{@link dev.wirecommand.text.EscapedText} builds a text for people that is cut at a limit,
 *       and escapes only what would not show.
 *   <li>{@link dev.wirecommand.text.AsciiText} escapes all but printable ASCII, for text that a
 *       peer chose.
 *   <li>{@link dev.wirecommand.text.FailureText} gives words for exceptions that may have no
 *       message.
 *   <li>{@link dev.wirecommand.text.SideOutputRules} holds the rules for text output and progress.
 * </ul>
 */
@NullMarked
package dev.wirecommand.text;

import org.jspecify.annotations.NullMarked;
