package dev.wirecommand.benchmarks.jmh;

import dev.wirecommand.frame.Frame;
import dev.wirecommand.frame.FrameDecoder;
import dev.wirecommand.frame.FrameEncoder;
import dev.wirecommand.reactor.ByteSlice;
import dev.wirecommand.reactor.ClientEvent;
import dev.wirecommand.reactor.ClientReactor;
import dev.wirecommand.reactor.ClientRequest;
import dev.wirecommand.reactor.Limits;
import dev.wirecommand.reactor.SendFrames;
import dev.wirecommand.reactor.ServerAction;
import dev.wirecommand.reactor.ServerReactor;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** A call from one reactor to the other and back, as bytes. Arguments are not decoded. */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(2)
@State(Scope.Thread)
public class ReactorRoundTrip {
  private static final int ANSWER_BYTES = 48;

  private final ByteSlice arguments = ByteSlice.of(Samples.arguments());
  private final ByteSlice answer = ByteSlice.of(new byte[ANSWER_BYTES]);
  private final ClientReactor client = new ClientReactor(Limits.DEFAULT);
  private final ServerReactor server = new ServerReactor(Limits.DEFAULT);
  private final FrameDecoder toServer = new FrameDecoder(Frame.DEFAULT_RECEIVE_PAYLOAD);
  private final FrameDecoder toClient = new FrameDecoder(Frame.DEFAULT_RECEIVE_PAYLOAD);
  private final byte[] wire = new byte[1024];

  /** Makes one call. */
  @Benchmark
  public ClientEvent call() {
    ClientRequest request = client.request(Samples.COMMAND, arguments, null, null);
    Frame sent = Objects.requireNonNull(request.nextFrame());
    request.sent();
    if (!(server.onFrame(over(toServer, sent)) instanceof ServerAction.RunCommand run)) {
      throw new AssertionError("a request runs");
    }
    if (!(run.request().respond(answer, true) instanceof SendFrames frames)) {
      throw new AssertionError("an answer is sent at once");
    }
    ClientEvent event = client.onFrame(over(toClient, frames.next()));
    if (frames.next() != null || client.pendingCount() != 0) {
      throw new AssertionError("one frame answers");
    }
    return event;
  }

  private Frame over(FrameDecoder decoder, @Nullable Frame frame) {
    int size = FrameEncoder.encode(Objects.requireNonNull(frame), wire, 0);
    decoder.feed(wire, 0, size);
    return Objects.requireNonNull(decoder.next());
  }
}
