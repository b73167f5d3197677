package dev.wirecommand.engine;

import dev.wirecommand.command.CommandContext;
import org.jspecify.annotations.Nullable;

/**
 * The call that a thread is running. Transports over standard streams need it, because what a
 * handler prints belongs to its request; for other connections it is not kept.
 */
public final class CurrentCall {
  private static final ThreadLocal<@Nullable CommandContext> CURRENT = new ThreadLocal<>();

  private CurrentCall() {}

  /**
   * Returns the context of the call whose handler the current thread is running.
   *
   * @return its context, or null if it runs none, or one of another kind of connection
   */
  public static @Nullable CommandContext current() {
    return CURRENT.get();
  }

  /**
   * Notes that the current thread begins to run a handler; returns the context of the call around
   * it, if there is one.
   */
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
