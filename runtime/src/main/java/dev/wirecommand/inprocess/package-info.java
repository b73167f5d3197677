/**
 * Connections within one process, such as a test's: no sockets and no names, but the same frames,
 * the same codec and the same reactors as on any wire.
 */
@NullMarked
package dev.wirecommand.inprocess;

import org.jspecify.annotations.NullMarked;
