package shop;

import dev.wirecommand.WireCommand;
import java.util.stream.Stream;

interface Export {
  @WireCommand("export")
  Stream<String> lines();
}
