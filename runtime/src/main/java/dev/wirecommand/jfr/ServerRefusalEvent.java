package dev.wirecommand.jfr;

import jdk.jfr.Category;
import jdk.jfr.Description;
import jdk.jfr.Event;
import jdk.jfr.Label;
import jdk.jfr.Name;
import jdk.jfr.StackTrace;
import org.jspecify.annotations.Nullable;

/** An event for a call that a server refused before the call could start. */
@Name("dev.wirecommand.ServerRefusal")
@Label("Command Refused")
@Description("A call that a server refused before it could start")
@Category("WireCommand")
@StackTrace(false)
final class ServerRefusalEvent extends Event {
  @Label("Transport")
  @Nullable String transport;

  @Label("Peer")
  @Description("The address of the other end")
  @Nullable String peer;

  @Label("Command")
  @Description("The command's name, empty if the command is unknown")
  @Nullable String command;

  @Label("Error")
  @Description("The code of the error")
  @Nullable String error;
}
