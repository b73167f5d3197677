package dev.wirecommand.server;

import dev.wirecommand.engine.EventLoop;
import dev.wirecommand.engine.ReadGate;
import dev.wirecommand.link.Peer;

/**
 * The objects that all calls of one connection share.
 *
 * @param reading stops the connection from reading while it is closed
 */
record CallResources(
    ServerSettings settings,
    Peer peer,
    EventLoop loop,
    ReadGate reading,
    OutputQueue output,
    ResponseWriter responses,
    SideOutputQueue sideOutput) {}
