package dev.wirecommand.jfr;

import jdk.jfr.Category;
import jdk.jfr.DataAmount;
import jdk.jfr.Description;
import jdk.jfr.Event;
import jdk.jfr.Label;
import jdk.jfr.Name;
import jdk.jfr.StackTrace;
import org.jspecify.annotations.Nullable;

/**
 * An event for a call that a server accepted. It lasts until the handler and the result have ended.
 */
@Name("dev.wirecommand.ServerCall")
@Label("Command Served")
@Description("A call of a server, until its handler had ended and its result was handed over")
@Category("WireCommand")
@StackTrace(false)
final class ServerCallEvent extends Event {
  @Label("Transport")
  @Nullable String transport;

  @Label("Peer")
  @Description("The address of the other end")
  @Nullable String peer;

  @Label("Command")
  @Nullable String command;

  @Label("Request Id")
  int requestId;

  @Label("Error")
  @Description("The code of the error that the peer was sent, or null if the call succeeded")
  @Nullable String error;

  @Label("Bytes In")
  @Description("How many bytes of arguments and data came")
  @DataAmount
  long bytesIn;

  @Label("Bytes Out")
  @Description("How many bytes of result went out")
  @DataAmount
  long bytesOut;
}
