package streams;

import dev.wirecommand.Permission;
import dev.wirecommand.WireCommand;
import dev.wirecommand.command.CommandData;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.util.concurrent.Flow;
import java.util.stream.Stream;

/** An interface that takes data and brings streams: its client is one all the same. */
public interface Blobs {
  @WireCommand("get")
  InputStream get(String name);

  @WireCommand(value = "put", permission = Permission.WRITE)
  long put(String name, InputStream content);

  @WireCommand(value = "add", permission = Permission.WRITE)
  void add(CommandData content);

  @WireCommand(value = "copy", nonBlocking = true)
  Flow.Publisher<Integer> copy(Flow.Publisher<ByteBuffer> content);

  @WireCommand("names")
  Stream<String> names();
}
