package dev.wirecommand.server;

import dev.wirecommand.engine.ConnectionAccount;
import dev.wirecommand.engine.EventLoop;
import dev.wirecommand.engine.FrameBudgets;
import dev.wirecommand.engine.ReadGate;
import dev.wirecommand.engine.StreamShares;
import dev.wirecommand.engine.WindowBudget;
import dev.wirecommand.link.Link;
import dev.wirecommand.link.Peer;
import dev.wirecommand.reactor.Limits;

/**
 * The objects that all calls of one connection share.
 *
 * @param account the bytes that the connection holds for its peer
 * @param budgets the limits on what the peer may do how often
 * @param windows the bytes that the windows for data may use together
 * @param streams the chunks that streamed responses may produce ahead
 * @param handlers the threads on which the connection runs handlers
 * @param reading stops the connection from reading while it is closed
 */
record CallResources(
    ServerSettings settings,
    HandlerThreads handlers,
    Peer peer,
    EventLoop loop,
    ReadGate reading,
    ConnectionAccount account,
    FrameBudgets budgets,
    WindowBudget windows,
    OutputQueue output,
    StreamShares streams,
    ResponseWriter responses,
    SideOutputQueue sideOutput) {
  /** Creates the objects of a new connection. */
  static CallResources of(
      ServerSettings settings,
      Link link,
      EventLoop loop,
      ReadGate reading,
      ConnectionAccount account,
      OutputQueue output) {
    Limits limits = settings.limits();
    return new CallResources(
        settings,
        settings.handlers().forConnection(),
        link.peer(),
        loop,
        reading,
        account,
        new FrameBudgets(limits, loop::nanoTime),
        new WindowBudget(limits.maxWindowBytes(), limits.connectionWindowBytes(), account),
        output,
        new StreamShares(limits.sendPayload(), account),
        new ResponseWriter(output, limits.sendPayload()),
        new SideOutputQueue(loop, output));
  }
}
