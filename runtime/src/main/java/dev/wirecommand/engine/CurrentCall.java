package dev.wirecommand.engine;

import dev.wirecommand.command.CommandContext;
import org.jspecify.annotations.Nullable;

/**
 * A registry of the call that each thread is running. Transports over standard streams need it,
 * because the output that a handler prints belongs to its request. Other calls are not recorded.
 */
public final class CurrentCall {
  private static final ThreadLocal<@Nullable CommandContext> CURRENT = new ThreadLocal<>();

  private CurrentCall() {}

  /**
   * Returns the context of the call that the current thread is running.
   *
   * @return its context, or null if it runs none, or one of another kind of connection
   */
  public static @Nullable CommandContext current() {
    return CURRENT.get();
  }

  /**
   * Sets the context that {@link #current} returns on this thread. Returns the context of the
   * enclosing call, or null if there is none.
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
