package dev.wirecommand.server;

import dev.wirecommand.codegen.CommandDescriptor;
import dev.wirecommand.command.CallMeta;
import dev.wirecommand.frame.FrameListener;
import dev.wirecommand.reactor.Limits;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The settings that all connections of a server share. Immutable.
 *
 * @param deadline the time for a request whose command does not say how long it may take, or null
 *     for none
 * @param stallTime how long a handler may read nothing of the data that waits for it
 * @param halfClosedTime how long calls go on for a peer that has ended its side of the connection
 * @param leaveGrace how long a quiet connection stays open after the server has said that it is
 *     leaving
 * @param connectionAge the age at which a connection is left, or null for none
 * @param standard the standard commands that are switched on
 * @param description what {@code wirecommand.describe} answers
 * @param drain begins to drain the server, and takes the time after which calls are cancelled
 */
record ServerSettings(
    CommandTable commands,
    Limits limits,
    HandlerExecutor handlers,
    FrameListener frameListener,
    Authorizer authorizer,
    InterceptorChain interceptors,
    HandlerFailures failures,
    ServerListener listener,
    @Nullable Duration deadline,
    Duration stallTime,
    Duration halfClosedTime,
    Duration leaveGrace,
    @Nullable Duration connectionAge,
    Set<StandardCommand> standard,
    ServerDescription description,
    Consumer<Duration> drain) {
  private static final Logger LOG = System.getLogger(ServerSettings.class.getName());

  boolean hasListener() {
    return listener != ServerListener.NONE;
  }

  /** Reports an event to the listener, and logs any exception that the listener throws. */
  void notify(Consumer<ServerListener> event) {
    try {
      event.accept(listener);
    } catch (Throwable e) {
      LOG.log(Level.WARNING, "a server listener failed", e);
    }
  }

  /**
   * Returns the time limit of a call. This is the shorter of the caller's time and the command's
   * time. If the command declares no time, the server's time replaces it.
   *
   * @return the time, 0 if it is over; null if there is no limit
   */
  @Nullable Duration timeLeft(CommandDescriptor command, CallMeta meta) {
    long own = command.deadlineMillis();
    return shorter(meta.timeLeft(), own == 0 ? deadline : Duration.ofMillis(own));
  }

  private static @Nullable Duration shorter(@Nullable Duration a, @Nullable Duration b) {
    return a == null || (b != null && b.compareTo(a) < 0) ? b : a;
  }

  /** Returns the age at which a new connection is left, with jitter; null if there is none. */
  @Nullable Duration newConnectionAge() {
    Duration age = connectionAge;
    if (age == null) {
      return null;
    }
    long tenth = age.toNanos() / 10;
    return age.plusNanos(tenth == 0 ? 0 : ThreadLocalRandom.current().nextLong(-tenth, tenth + 1));
  }
}
