package shop;

import dev.wirecommand.WireCommand;
import java.util.List;

interface Export {
  @WireCommand("export")
  List<String> lines();
}
