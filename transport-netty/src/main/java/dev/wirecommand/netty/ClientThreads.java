package dev.wirecommand.netty;

import io.netty.channel.EventLoopGroup;
import io.netty.util.concurrent.Future;
import java.util.EnumMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The threads that all clients of a kind share; they end with the last of these. */
final class ClientThreads {
  private static final Map<EventLoops, ClientThreads> ALL = new EnumMap<>(EventLoops.class);

  static {
    for (EventLoops loops : EventLoops.values()) {
      ALL.put(loops, new ClientThreads(loops));
    }
  }

  private final EventLoops loops;
  private @Nullable EventLoopGroup group;
  private int count;

  private ClientThreads(EventLoops loops) {
    this.loops = loops;
  }

  @SuppressWarnings("NullAway") // There is one for each kind.
  static ClientThreads of(EventLoops loops) {
    return ALL.get(loops);
  }

  /** Counts a client in. */
  synchronized EventLoopGroup acquire() {
    EventLoopGroup shared = group;
    if (shared == null) {
      shared = loops.newGroup("wirecommand-client");
      group = shared;
    }
    count++;
    return shared;
  }

  /** Counts a client out. */
  synchronized void release() {
    count--;
    if (count == 0 && group != null) {
      Future<?> unused = EventLoops.shutdown(group);
      group = null;
    }
  }
}
