package dev.wirecommand.engine;

import dev.wirecommand.command.CommandContext;
import org.jspecify.annotations.Nullable;

/**
 * Which call a thread is running, for transports that have to know: over standard streams, what a
 * handler prints belongs to its request. Kept for the calls of such connections alone.
 */
public final class CurrentCall {
  private static final ThreadLocal<@Nullable CommandContext> CURRENT = new ThreadLocal<>();

  private CurrentCall() {}

  /**
   * The call whose handler the caller's thread is running.
   *
   * @return its context, or null if it runs none, or one of another kind of connection
   */
  public static @Nullable CommandContext current() {
    return CURRENT.get();
  }

  /** The thread begins to run a handler; returns the call around it, if there is one. */
  public static @Nullable CommandContext enter(CommandContext context) {
    CommandContext outer = CURRENT.get();
    CURRENT.set(context);
    return outer;
  }

  public static void exit(@Nullable CommandContext outer) {
    if (outer == null) {
      CURRENT.remove();
    } else {
      CURRENT.set(outer);
    }
  }
}
