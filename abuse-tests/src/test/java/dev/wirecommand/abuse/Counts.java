package dev.wirecommand.abuse;

import dev.wirecommand.command.CommandContext;
import dev.wirecommand.link.Peer;
import dev.wirecommand.server.ServerCallEnd;
import dev.wirecommand.server.ServerListener;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * What a server does now.
 *
 * @param connections open connections
 * @param calls started commands of abusers that have not ended
 * @param started commands of abusers that were ever started
 * @param mostCalls the most of them at one time since the last time that somebody asked
 */
public record Counts(int connections, int calls, int started, int mostCalls) {
  /** The commands of the good client and of the tests that inspect the server. */
  private static final Set<String> GOOD =
      Set.of("echo", "echo-at-once", "counts", "usage", "allocated", "downloads");

  private static final AtomicInteger CONNECTIONS = new AtomicInteger();
  private static final AtomicInteger CALLS = new AtomicInteger();
  private static final AtomicInteger STARTED = new AtomicInteger();
  private static final AtomicInteger MOST = new AtomicInteger();

  static final ServerListener LISTENER =
      new ServerListener() {
        @Override
        public void connectionOpened(Peer peer) {
          CONNECTIONS.incrementAndGet();
        }

        @Override
        public void connectionClosed(Peer peer, @Nullable Throwable cause) {
          CONNECTIONS.decrementAndGet();
        }

        @Override
        public void callStarted(CommandContext context) {
          if (!GOOD.contains(context.command())) {
            STARTED.incrementAndGet();
            MOST.accumulateAndGet(CALLS.incrementAndGet(), Math::max);
          }
        }

        @Override
        public void callEnded(CommandContext context, ServerCallEnd end) {
          if (!GOOD.contains(context.command())) {
            CALLS.decrementAndGet();
          }
        }
      };

  static Counts now() {
    int calls = CALLS.get();
    return new Counts(CONNECTIONS.get(), calls, STARTED.get(), MOST.getAndSet(calls));
  }
}
