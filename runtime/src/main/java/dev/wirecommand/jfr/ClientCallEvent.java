package dev.wirecommand.jfr;

import jdk.jfr.Category;
import jdk.jfr.DataAmount;
import jdk.jfr.Description;
import jdk.jfr.Event;
import jdk.jfr.Label;
import jdk.jfr.Name;
import jdk.jfr.StackTrace;
import jdk.jfr.Timespan;
import org.jspecify.annotations.Nullable;

/** An event that records a finished call of a client. */
@Name("dev.wirecommand.ClientCall")
@Label("Command Called")
@Description("The end of a call of a client")
@Category("WireCommand")
@StackTrace(false)
final class ClientCallEvent extends Event {
  @Label("Command")
  @Nullable String command;

  @Label("Outcome")
  @Nullable String outcome;

  @Label("Error")
  @Description("The code of the error that the caller was given, or null for none")
  @Nullable String error;

  @Label("Time")
  @Description("How long it took from when it was made")
  @Timespan
  long time;

  @Label("Bytes In")
  @Description("How many bytes of response came")
  @DataAmount
  long bytesIn;

  @Label("Bytes Out")
  @Description("How many bytes of request and data went out")
  @DataAmount
  long bytesOut;
}
