/**
 * The commands of a server that a program knows only by their description.
 *
 * <ul>
 *   <li>{@link dev.wirecommand.schema.command.ServerSchema}: the commands and types of a server
 *   <li>{@link dev.wirecommand.schema.command.CommandSchema}: a command
 *   <li>{@link dev.wirecommand.schema.command.ResponseForm}: how its result goes over the wire
 * </ul>
 */
@NullMarked
package dev.wirecommand.schema.command;

import org.jspecify.annotations.NullMarked;
