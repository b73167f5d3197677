package diagnostics;

import dev.wirecommand.WireCommand;
import dev.wirecommand.command.CommandData;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.util.concurrent.Flow;

class WireNonBlocking {
  @WireCommand(value = "a", nonBlocking = true)
  void a(String name, CommandData data) {} // ERROR [WireNonBlocking]

  @WireCommand(value = "b", nonBlocking = true)
  void b(byte[] data) {}

  @WireCommand(value = "c", nonBlocking = true)
  void c(InputStream in) {} // ERROR [WireNonBlocking]

  @WireCommand(value = "d", nonBlocking = true)
  void d(Flow.Publisher<ByteBuffer> data) {}

  @WireCommand(value = "e", nonBlocking = true)
  InputStream e() {
    return InputStream.nullInputStream();
  }
}
