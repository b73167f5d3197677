package dev.wirecommand.command;

import dev.wirecommand.Permission;
import dev.wirecommand.link.Peer;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The request that a handler is answering. A {@link dev.wirecommand.WireCommand} method that has a
 * parameter of this type is given it; the parameter is no argument of the command.
 *
 * <p>Safe for use by any thread.
 */
public interface CommandContext {
  /**
   * The request's id on its connection (section 1 of the protocol). Ids are used again once a
   * request is answered.
   *
   * @return the id, 0 to 65,535
   */
  int requestId();

  /**
   * The name of the command.
   *
   * @return the name as the command declares it
   */
  String command();

  /**
   * Who asks.
   *
   * @return the other end of the connection
   */
  Peer peer();

  /**
   * What the peer may do, as the server's authorizer has decided for this request.
   *
   * @return the permission, which suffices for the command
   */
  Permission permission();

  /**
   * What the request carries beside its arguments (section 9 of the protocol).
   *
   * @return the meta entries; none where there were none
   */
  CallMeta meta();

  /**
   * When the request ends with an error unless it has been answered: the sooner of what the peer
   * asked for, and what the command declares or, where it declares nothing, the server's default.
   *
   * @return the deadline, or null where there is none
   */
  @Nullable Deadline deadline();

  /**
   * What the interceptors and the handler leave for each other.
   *
   * @return the request's attributes
   */
  Attributes attributes();

  /**
   * Sends a text for people, beside the response (section 4 of the protocol). Does nothing once the
   * request is answered or cancelled.
   *
   * @param format ASCII text with {@code %s} for each argument and {@code %%} for a percent sign,
   *     and no other use of the percent sign
   * @param args what takes the place of each {@code %s}, as {@link String#valueOf(Object)} gives it
   * @throws IllegalArgumentException if the format is not so, its number of {@code %s} differs from
   *     the number of arguments, or the whole does not fit one frame
   */
  void text(String format, @Nullable Object... args);

  /**
   * Begins to tell the peer how far the command has come. Nothing is sent before the first {@link
   * CommandProgress#position}.
   *
   * @param topic what is being done
   * @return a handle on the topic, to be closed when it is done
   */
  CommandProgress progress(String topic);

  /**
   * Whether nobody waits for the answer any more.
   *
   * @return whether the request was cancelled
   */
  boolean isCancelled();

  /**
   * Why nobody waits for the answer any more.
   *
   * @return the reason, or null while somebody does
   */
  @Nullable CancelReason cancelReason();

  /**
   * Asks to be told when nobody waits for the answer any more. A handler that blocks is interrupted
   * besides.
   *
   * @param action told why, once: on the connection's thread, which it must not block; at once, on
   *     the thread of the caller, if that has happened already; never if the request ends before.
   *     What it throws is logged
   */
  void onCancel(Consumer<? super CancelReason> action);
}
