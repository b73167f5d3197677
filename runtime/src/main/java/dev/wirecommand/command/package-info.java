/**
 * The API types for command handlers and callers. They do not depend on frames or transports.
 *
 * <ul>
 *   <li>for handlers: {@code CommandContext} with {@code Attributes}, {@code Deadline} and {@code
 *       CancelReason}; {@code CallMeta}; {@code CommandData} with {@code BorrowingSubscriber};
 *       {@code CommandProgress};
 *   <li>for handlers and callers: {@code CommandException} with {@code ErrorCode};
 *   <li>for callers: {@code TextOutput} and {@code ProgressUpdate}; {@code ConnectionException};
 *   <li>for applications with types of their own: {@code ValueCodec}.
 * </ul>
 */
@NullMarked
package dev.wirecommand.command;

import org.jspecify.annotations.NullMarked;
