package dev.wirecommand.benchmarks.jmh;

import dev.wirecommand.client.ClientConnection;
import dev.wirecommand.client.ClientOptions;
import dev.wirecommand.frame.Frame;
import dev.wirecommand.frame.FrameEncoder;
import dev.wirecommand.frame.FrameType;
import dev.wirecommand.link.LinkHandler;
import dev.wirecommand.reactor.ByteSlice;
import dev.wirecommand.reactor.ClientReactor;
import dev.wirecommand.reactor.Limits;
import dev.wirecommand.server.WireServer;
import java.io.ByteArrayOutputStream;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/** Frames that an engine takes without telling an application; the time is that of one frame. */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(2)
@State(Scope.Thread)
public class UnseenFrames {
  private static final int FRAMES = 64;
  private static final int PAYLOAD = 100;

  private final WireServer server =
      WireServer.builder().dispatch(new LookupDispatch(new Lookup())).build();
  private final MemoryLink serverLink = new MemoryLink();
  private final LinkHandler serverEnd = server.connect(serverLink);
  private final byte[] data = repeated(FrameType.COMMAND_DATA, 1, FrameType.DATA_CONTINUATION);

  private final MemoryLink clientLink = new MemoryLink();
  private final ClientConnection clientEnd =
      new ClientConnection(clientLink, ClientOptions.DEFAULT);
  private final byte[] parts =
      repeated(FrameType.BYTES_RESPONSE, 2, FrameType.RESPONSE_CONTINUATION);

  /**
   * Prepares a call that is answered while its data goes on, and one that is cancelled while its
   * answer does.
   */
  public UnseenFrames() {
    ByteSlice arguments = ByteSlice.of(Samples.arguments());
    Frame request =
        Objects.requireNonNull(
            new ClientReactor(Limits.DEFAULT)
                .request(Samples.COMMAND, arguments, null, null)
                .nextFrame());
    int flags = FrameType.REQUEST_NEW | FrameType.REQUEST_HAVE_DATA;
    byte[] begin =
        FrameEncoder.encode(
            Frame.of(
                1, 1, FrameType.STREAM_BEGIN, FrameType.COMMAND_REQUEST, flags, request.payload()));
    serverEnd.onBytes(begin, 0, begin.length);
    serverEnd.onBatchEnd();
    CompletableFuture<?> found =
        new LookupClient(clientEnd)
            .async()
            .lookup(Samples.KEY, Samples.N, Samples.nodes())
            .toCompletableFuture();
    clientLink.runTasks();
    found.cancel(false);
    clientLink.runTasks();
    byte[] first =
        FrameEncoder.encode(
            Frame.of(
                1,
                2,
                FrameType.STREAM_BEGIN,
                FrameType.BYTES_RESPONSE,
                FrameType.RESPONSE_CONTINUATION,
                new byte[1]));
    clientEnd.onBytes(first, 0, first.length);
    clientEnd.onBatchEnd();
    if (serverLink.drop() == 0 || clientLink.drop() == 0) {
      throw new AssertionError("a call is answered, and another made");
    }
  }

  private static byte[] repeated(FrameType type, int stream, int flags) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    for (int i = 0; i < FRAMES; i++) {
      out.writeBytes(FrameEncoder.encode(Frame.of(1, stream, 0, type, flags, new byte[PAYLOAD])));
    }
    return out.toByteArray();
  }

  /** Ends the server. */
  @TearDown
  public void close() {
    server.close();
  }

  /** Takes data for a call that has been answered. */
  @Benchmark
  @OperationsPerInvocation(FRAMES)
  public void dataOfAnAnsweredCall() {
    serverEnd.onBytes(data, 0, data.length);
    serverEnd.onBatchEnd();
  }

  /** Takes parts of an answer to a call that has been cancelled. */
  @Benchmark
  @OperationsPerInvocation(FRAMES)
  public void answerToACancelledCall() {
    clientEnd.onBytes(parts, 0, parts.length);
    clientEnd.onBatchEnd();
  }
}
