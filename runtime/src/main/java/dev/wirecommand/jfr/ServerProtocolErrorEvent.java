package dev.wirecommand.jfr;

import jdk.jfr.Category;
import jdk.jfr.Description;
import jdk.jfr.Event;
import jdk.jfr.Label;
import jdk.jfr.Name;
import jdk.jfr.StackTrace;
import org.jspecify.annotations.Nullable;

/** An event for a protocol error of a peer. The peer's connection was closed. */
@Name("dev.wirecommand.ServerProtocolError")
@Label("Protocol Error")
@Description("A peer broke the protocol, and its connection was closed")
@Category("WireCommand")
@StackTrace(false)
final class ServerProtocolErrorEvent extends Event {
  @Label("Transport")
  @Nullable String transport;

  @Label("Peer")
  @Description("The address of the other end")
  @Nullable String peer;

  @Label("Message")
  @Description("How the peer broke the protocol")
  @Nullable String message;
}
