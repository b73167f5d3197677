package dev.wirecommand.server;

import dev.wirecommand.command.CancelReason;
import dev.wirecommand.reactor.ServerAction;
import dev.wirecommand.reactor.ServerReactor;
import dev.wirecommand.reactor.ServerRequest;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Passes the data that arrives on one connection to its calls. Used on the event loop. */
final class IncomingData {
  private static final Logger LOG = System.getLogger(IncomingData.class.getName());

  private final ServerReactor reactor;
  private final ServerCall.Owner calls;

  IncomingData(ServerReactor reactor, ServerCall.Owner calls) {
    this.reactor = reactor;
    this.calls = calls;
  }

  void receive(ServerAction.DataReceived action) {
    RequestData data = dataOf(action.request());
    if (data != null) {
      data.add(action.data(), action.last());
    }
  }

  /** Marks the data of incomplete requests as failed, because the input from the peer has ended. */
  void onInputEnded(List<Integer> incomplete) {
    if (!incomplete.isEmpty()) {
      LOG.log(Level.DEBUG, "input ended within requests {0}", incomplete);
    }
    for (int id : incomplete) {
      RequestData data = dataOf(reactor.request(id));
      if (data != null) {
        data.onInputEnded();
      }
    }
  }

  /** Cancels the calls for which no data has arrived in some rounds. */
  void cancelSilent(int rounds) {
    for (ServerRequest request : reactor.activeRequests()) {
      ServerCall call = ServerCall.of(request);
      RequestData data = dataOf(request);
      if (call != null && data != null && data.endRound() >= rounds) {
        calls.cancel(call, CancelReason.SILENT);
      }
    }
  }

  /**
   * Returns whether any call expects more data.
   *
   * @param except the calls that don't count
   */
  boolean isExpected(Predicate<@Nullable ServerCall> except) {
    for (ServerRequest request : reactor.activeRequests()) {
      RequestData data = dataOf(request);
      if (data != null && data.isExpecting() && !except.test(ServerCall.of(request))) {
        return true;
      }
    }
    return false;
  }

  private static @Nullable RequestData dataOf(@Nullable ServerRequest request) {
    ServerCall call = ServerCall.of(request);
    return call == null ? null : call.requestData();
  }
}
