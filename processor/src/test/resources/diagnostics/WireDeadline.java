package diagnostics;

import dev.wirecommand.WireCommand;

class WireDeadline {
  private static final long YESTERDAY = -24 * 60 * 60 * 1000;

  @WireCommand(
      value = "a",
      deadlineMillis = -1) // ERROR [WireDeadline]
  void a() {}

  @WireCommand(value = "b", deadlineMillis = YESTERDAY) // ERROR [WireDeadline]
  void b() {}

  @WireCommand(value = "c", deadlineMillis = 0)
  void c() {}

  @WireCommand(value = "d", deadlineMillis = Long.MAX_VALUE)
  void d() {}
}
