package diagnostics;

import dev.wirecommand.Arg;
import dev.wirecommand.WireCommand;
import java.io.BufferedInputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.ReadableByteChannel;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.Flow;
import java.util.concurrent.SubmissionPublisher;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

class WireData {
  static class Buffers extends SubmissionPublisher<ByteBuffer> {}

  @WireCommand("a")
  @SuppressWarnings("rawtypes")
  void a(
      Flow.Publisher<byte[]> bytes, // ERROR [WireType]
      Flow.Publisher raw, // ERROR [WireType]
      Flow.Publisher<?> any, // ERROR [WireType]
      Flow.Publisher<? extends ByteBuffer> some, // ERROR [WireType]
      SubmissionPublisher<ByteBuffer> submission, // ERROR [WireType]
      Buffers own) {} // ERROR [WireType]

  @WireCommand("b")
  void b(
      BufferedInputStream stream, // ERROR [WireType]
      ReadableByteChannel channel, // ERROR [WireType]
      FileChannel file, // ERROR [WireType]
      Stream<byte[]> chunks) {} // ERROR [WireType]

  @WireCommand("c")
  void c(
      Stream<String> stream, // ERROR [WireType]
      Iterator<byte[]> iterator, // ERROR [WireType]
      List<Flow.Publisher<ByteBuffer>> publishers, // ERROR [WireType]
      java.io.InputStream... streams) {} // ERROR [WireType]

  @WireCommand("d")
  void d(Flow.@Nullable Publisher<ByteBuffer> data, @Arg("data") int number) {}

  @WireCommand("e")
  void e(Flow.Publisher<@Nullable ByteBuffer> data) {}

  static void uses(WireDataClient client) {
    client.d(null, 5);
    client.c(null, null, List.of());
  }
}
