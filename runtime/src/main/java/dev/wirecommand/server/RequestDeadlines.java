package dev.wirecommand.server;

import dev.wirecommand.engine.EventLoop;
import dev.wirecommand.link.ReadDeadlines;
import dev.wirecommand.reactor.ReactorState;
import dev.wirecommand.reactor.ServerAction;
import dev.wirecommand.reactor.ServerReactor;
import org.jspecify.annotations.Nullable;

/**
 * Ends the requests of one connection that do not go on: requests that have arrived in part, and
 * calls that wait for data. Used on the event loop.
 */
final class RequestDeadlines {
  private final EventLoop loop;
  private final ReadDeadlines deadlines;
  private final ServerReactor reactor;
  private final IncomingData data;
  private final ServerAction.Visitor<Boolean> actions;

  /** The timers, or null until a request has arrived in part. */
  private @Nullable Timers timers;

  private record Timers(SilenceTimer ofRequests, SilenceTimer ofData) {}

  /**
   * @param actions carries out the errors of requests
   */
  RequestDeadlines(
      EventLoop loop,
      ReadDeadlines deadlines,
      ServerReactor reactor,
      IncomingData data,
      ServerAction.Visitor<Boolean> actions) {
    this.loop = loop;
    this.deadlines = deadlines;
    this.reactor = reactor;
    this.data = data;
    this.actions = actions;
  }

  /** Records whether the connection is read. Called at the end of each batch. */
  void update(boolean reading) {
    boolean awaits = reactor.state() == ReactorState.RECEIVING;
    if (awaits && timers == null) {
      timers =
          new Timers(
              new SilenceTimer(loop, deadlines.request(), this::refuseSilent),
              new SilenceTimer(
                  loop, deadlines.data(), () -> data.cancelSilent(SilenceTimer.ROUNDS)));
    }
    if (timers != null) {
      timers.ofRequests().update(reading, awaits);
      timers.ofData().update(reading, awaits);
    }
  }

  private void refuseSilent() {
    String fact =
        "no frame of the request has arrived for " + deadlines.request().toSeconds() + " s";
    for (ServerAction action : reactor.refuseSilent(SilenceTimer.ROUNDS, fact)) {
      // A protocol error closes the connection, and the event loop goes on.
      boolean unused = action.accept(actions);
    }
  }

  void stop() {
    if (timers != null) {
      timers.ofRequests().stop();
      timers.ofData().stop();
    }
  }
}
