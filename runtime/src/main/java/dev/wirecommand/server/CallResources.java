package dev.wirecommand.server;

import dev.wirecommand.engine.EventLoop;
import dev.wirecommand.engine.ReadGate;
import dev.wirecommand.engine.WindowBudget;
import dev.wirecommand.link.Link;
import dev.wirecommand.link.Peer;
import dev.wirecommand.reactor.Limits;

/**
 * The objects that all calls of one connection share.
 *
 * @param windows the bytes that the windows for data may use together
 * @param handlers the threads on which the connection runs handlers
 * @param reading stops the connection from reading while it is closed
 */
record CallResources(
    ServerSettings settings,
    HandlerThreads handlers,
    Peer peer,
    EventLoop loop,
    ReadGate reading,
    WindowBudget windows,
    OutputQueue output,
    ResponseWriter responses,
    SideOutputQueue sideOutput) {
  /** Creates the objects of a new connection. */
  static CallResources of(
      ServerSettings settings, Link link, EventLoop loop, ReadGate reading, OutputQueue output) {
    Limits limits = settings.limits();
    return new CallResources(
        settings,
        settings.handlers().forConnection(),
        link.peer(),
        loop,
        reading,
        new WindowBudget(limits.maxWindowBytes(), limits.connectionWindowBytes()),
        output,
        new ResponseWriter(output, limits.sendPayload()),
        new SideOutputQueue(loop, output));
  }
}
