package dev.wirecommand.benchmarks.jmh;

import dev.wirecommand.frame.Frame;
import dev.wirecommand.frame.FrameDecoder;
import dev.wirecommand.frame.FrameEncoder;
import dev.wirecommand.frame.FrameType;
import dev.wirecommand.reactor.ByteSlice;
import dev.wirecommand.reactor.ClientReactor;
import dev.wirecommand.reactor.Limits;
import java.io.ByteArrayOutputStream;
import java.util.Objects;
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
import org.openjdk.jmh.annotations.Warmup;
import org.openjdk.jmh.infra.Blackhole;

/** Decoding and encoding of frames; the time is that of one frame. */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(2)
@State(Scope.Thread)
public class FrameCoding {
  private static final int FRAMES = 64;
  private static final int ANSWER_BYTES = 48;

  private final byte[] requests = requests();
  private final FrameDecoder decoder = new FrameDecoder(Frame.DEFAULT_RECEIVE_PAYLOAD);
  private final byte[] answer = new byte[ANSWER_BYTES];
  private final byte[] out = new byte[FRAMES * (Frame.HEADER_SIZE + ANSWER_BYTES)];

  /** Small requests as a client writes them when many calls are made at once. */
  private static byte[] requests() {
    ClientReactor client = new ClientReactor(Limits.DEFAULT);
    ByteSlice arguments = ByteSlice.of(Samples.arguments());
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    for (int i = 0; i < FRAMES; i++) {
      Frame frame = client.request(Samples.COMMAND, arguments, null, null).nextFrame();
      out.writeBytes(FrameEncoder.encode(Objects.requireNonNull(frame)));
    }
    return out.toByteArray();
  }

  /** Decodes small requests from one chunk of input. */
  @Benchmark
  @OperationsPerInvocation(FRAMES)
  public void decode(Blackhole taken) {
    decoder.feed(requests, 0, requests.length);
    for (Frame frame = decoder.next(); frame != null; frame = decoder.next()) {
      taken.consume(frame);
    }
  }

  /** Encodes small answers into one chunk of output. */
  @Benchmark
  @OperationsPerInvocation(FRAMES)
  public byte[] encode() {
    int size = 0;
    for (int i = 0; i < FRAMES; i++) {
      int flags = FrameType.RESPONSE_EOS | FrameType.RESPONSE_CBOR;
      Frame frame =
          new Frame(
              2 * i + 1, 2, 0, FrameType.BYTES_RESPONSE.code(), flags, answer, 0, answer.length);
      size += FrameEncoder.encode(frame, out, size);
    }
    return out;
  }
}
