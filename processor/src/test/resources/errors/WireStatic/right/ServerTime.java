package shop;

import dev.wirecommand.WireCommand;
import java.time.Instant;

class ServerTime {
  @WireCommand("time")
  Instant time() {
    return Instant.now();
  }
}
