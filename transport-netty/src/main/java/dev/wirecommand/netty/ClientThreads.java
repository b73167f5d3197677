package dev.wirecommand.netty;

import io.netty.channel.EventLoopGroup;
import io.netty.util.concurrent.Future;
import java.util.EnumMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The event loops of one {@linkplain EventLoops kind}, shared by all clients. They end when the
 * last client is closed.
 */
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

  @SuppressWarnings("NullAway") // The map has an entry for each constant.
  static ClientThreads of(EventLoops loops) {
    return ALL.get(loops);
  }

  /** Returns the shared event loops, for use by one more client. {@link #release} must follow. */
  synchronized EventLoopGroup acquire() {
    EventLoopGroup shared = group;
    if (shared == null) {
      shared = loops.newGroup("wirecommand-client");
      group = shared;
    }
    count++;
    return shared;
  }

  /** Records that a client no longer uses the event loops. Ends them if no client uses them. */
  synchronized void release() {
    count--;
    if (count == 0 && group != null) {
      Future<?> unused = EventLoops.shutdown(group);
      group = null;
    }
  }
}
