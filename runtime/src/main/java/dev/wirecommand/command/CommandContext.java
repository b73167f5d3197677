package dev.wirecommand.command;

import dev.wirecommand.Permission;
import dev.wirecommand.link.Peer;
import java.time.Duration;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The context in which a handler answers one request. A {@link dev.wirecommand.WireCommand} method
 * receives the context if it has a parameter of this type. The parameter is not an argument of the
 * command.
 *
 * <p>Safe for use by any thread.
 */
public interface CommandContext {
  /**
   * Returns the request's id on its connection (section 1 of the protocol). An id is used again
   * once its request has been answered.
   *
   * @return the id, 0 to 65,535
   */
  int requestId();

  /**
   * Returns the name of the command.
   *
   * @return the name as the command declares it
   */
  String command();

  /**
   * Returns the peer that sent the request.
   *
   * @return the other end of the connection
   */
  Peer peer();

  /**
   * Returns the permission that the server's authorizer granted for this request.
   *
   * @return the permission, which suffices for the command
   */
  Permission permission();

  /**
   * Returns the meta entries of the request (section 9 of the protocol).
   *
   * @return the meta entries; none where there were none
   */
  CallMeta meta();

  /**
   * Returns the time at which the request is cancelled if it is still unanswered. This is the
   * earlier of the peer's deadline and the command's own (or, if the command declares none, the
   * server's default).
   *
   * @return the deadline, or null where there is none
   */
  @Nullable Deadline deadline();

  /**
   * Returns the values that this request's interceptors share with its handler.
   *
   * @return the request's attributes
   */
  Attributes attributes();

  /**
   * Sends human-readable text in addition to the response (section 4 of the protocol). Does nothing
   * once the request is answered or cancelled.
   *
   * @param format ASCII text with {@code %s} for each argument and {@code %%} for a percent sign,
   *     and no other use of the percent sign
   * @param args what takes the place of each {@code %s}, as {@link String#valueOf(Object)} gives it
   * @throws IllegalArgumentException if the format is not so, its number of {@code %s} differs from
   *     the number of arguments, or the whole does not fit one frame
   */
  void text(String format, @Nullable Object... args);

  /**
   * Returns an object that reports the progress of one topic to the peer. Nothing is sent before
   * the first {@link CommandProgress#position}.
   *
   * @param topic what is being done
   * @return a handle on the topic, to be closed when it is done
   */
  CommandProgress progress(String topic);

  /**
   * Begins to drain the server that runs this request, and does not wait: this request is answered,
   * as all requests in progress are, and new ones are refused with the code {@link
   * ErrorCode#SHUTTING_DOWN}. Transports accept no more connections, and end with the last one. May
   * be called on the event loop.
   *
   * @param timeout the time after which the requests that are still in progress are cancelled and
   *     their connections are closed
   */
  void drainServer(Duration timeout);

  /**
   * Returns whether the request has been cancelled.
   *
   * @return whether the request was cancelled
   */
  boolean isCancelled();

  /**
   * Returns the reason why the request was cancelled.
   *
   * @return the reason, or null if the request has not been cancelled
   */
  @Nullable CancelReason cancelReason();

  /**
   * Registers an action to run when the request is cancelled. A handler that blocks is also
   * interrupted.
   *
   * @param action called once with the reason: on the event loop, which it must not block; or at
   *     once, on the caller's thread, if the request has been cancelled already; not called if the
   *     request ends first. What it throws is logged
   */
  void onCancel(Consumer<? super CancelReason> action);
}
