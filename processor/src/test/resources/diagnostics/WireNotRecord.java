package diagnostics;

import dev.wirecommand.WireCommand;
import dev.wirecommand.command.CommandData;
import java.util.List;

class WireNotRecord {
  static class Point {}

  @WireCommand("a")
  Point a(List<Point> points, List<CommandData> data) { // ERROR [WireNotRecord] [WireNotRecord] [WireOpenType]
    return null;
  }
}
