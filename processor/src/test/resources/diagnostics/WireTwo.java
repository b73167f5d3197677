package diagnostics;

import dev.wirecommand.WireCommand;
import dev.wirecommand.command.CommandContext;
import dev.wirecommand.command.CommandData;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.util.concurrent.Flow;

class WireTwo {
  @WireCommand("a")
  void a(
      CommandData data,
      CommandContext context,
      CommandData more, // ERROR [WireTwoData]
      CommandContext again, // ERROR [WireTwoContexts]
      CommandData most, // ERROR [WireTwoData]
      InputStream stream, // ERROR [WireTwoData]
      Flow.Publisher<ByteBuffer> publisher) {} // ERROR [WireTwoData]

  @WireCommand("b")
  void b(Flow.Publisher<ByteBuffer> publisher, InputStream stream) {} // ERROR [WireTwoData]
}
