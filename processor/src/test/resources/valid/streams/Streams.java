package streams;

import dev.wirecommand.Arg;
import dev.wirecommand.Permission;
import dev.wirecommand.WireCodec;
import dev.wirecommand.WireCommand;
import dev.wirecommand.cbor.CborReader;
import dev.wirecommand.cbor.CborValue;
import dev.wirecommand.cbor.CborWriter;
import dev.wirecommand.command.CommandContext;
import dev.wirecommand.command.CommandData;
import dev.wirecommand.command.ValueCodec;
import dev.wirecommand.processor.harness.Published;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.ReadableByteChannel;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Data in every form that a method can take it in, and results in every form that come bit by bit. */
public class Streams {
  public enum Level {
    LOW,
    HIGH
  }

  public record Line(int number, Optional<String> text, ByteBuffer bytes) {}

  public sealed interface Step {}

  public record Left(int by) implements Step {}

  public record Right(List<Line> lines) implements Step {}

  static final class TwiceCodec implements ValueCodec<Integer> {
    @Override
    public Integer read(CborReader in) {
      return in.readInt() / 2;
    }

    @Override
    public void write(CborWriter out, Integer value) {
      out.writeLong(2 * value);
    }
  }

  /** Of a request's data, all of it. */
  @WireCommand(value = "data", permission = Permission.WRITE, deadlineMillis = 5000)
  String data(CommandData data, String name) {
    return name + data.isPresent() + data.toByteArray().length;
  }

  @WireCommand(value = "stream", deadlineMillis = 5_000_000_000L)
  int stream(@Arg(defaultValue = "0") int start, InputStream in) throws IOException {
    return start + in.readAllBytes().length;
  }

  @WireCommand("published")
  CompletionStage<Integer> published(Flow.Publisher<ByteBuffer> data) {
    return Published.count(data);
  }

  @WireCommand(value = "quick", nonBlocking = true)
  int quick(Flow.Publisher<ByteBuffer> data) {
    counted = Published.count(data);
    return 4;
  }

  /** What {@link #quick} left behind. */
  public CompletableFuture<Integer> counted;

  @WireCommand("slow")
  CompletionStage<Integer> slow(InputStream data) throws IOException {
    return CompletableFuture.completedFuture(data.readAllBytes().length);
  }

  @WireCommand("input")
  InputStream input(int size) {
    return new ByteArrayInputStream(new byte[size]);
  }

  @WireCommand("channel")
  ReadableByteChannel channel(InputStream data, CommandContext context) {
    return Channels.newChannel(data);
  }

  @WireCommand("chunks")
  Stream<byte[]> chunks(byte[] first, byte[] second) {
    return Stream.of(first, second);
  }

  @WireCommand("published-bytes")
  Flow.Publisher<ByteBuffer> publishedBytes(byte[] first, byte[] second) {
    return Published.of(ByteBuffer.wrap(first), ByteBuffer.wrap(second));
  }

  @WireCommand("lines")
  Stream<Line> lines(int count, byte[] bytes) {
    return IntStream.range(0, count)
        .mapToObj(
            i ->
                new Line(
                    i,
                    i == 0 ? Optional.empty() : Optional.of("line " + i),
                    ByteBuffer.wrap(bytes)));
  }

  @WireCommand(value = "steps", nonBlocking = true)
  Iterator<Step> steps(Line line) {
    return List.<Step>of(new Left(3), new Right(List.of(line))).iterator();
  }

  @WireCommand("numbers")
  Flow.Publisher<Long> numbers(Flow.Publisher<ByteBuffer> data) {
    return Published.later(Published.count(data).thenApply(Integer::longValue));
  }

  @WireCommand("texts")
  Iterator<String> texts(List<String> texts) {
    return texts.iterator();
  }

  @WireCommand("bytes")
  Iterator<byte[]> bytes() {
    return List.of(new byte[] {1}, new byte[0]).iterator();
  }

  @WireCommand("byte-items")
  Flow.Publisher<byte[]> byteItems() {
    return Published.of(new byte[] {2}, new byte[] {3, 4});
  }

  @WireCommand("buffers")
  Stream<ByteBuffer> buffers() {
    return Stream.of(ByteBuffer.wrap(new byte[] {5}));
  }

  @WireCommand("optionals")
  Stream<Optional<Level>> optionals() {
    return Stream.of(Optional.of(Level.HIGH), Optional.empty());
  }

  @WireCommand("optional-ints")
  Iterator<OptionalInt> optionalInts() {
    return List.of(OptionalInt.empty(), OptionalInt.of(1)).iterator();
  }

  @WireCommand("levels")
  Stream<Level> levels() {
    return Stream.of(Level.values());
  }

  @WireCommand("lists")
  Stream<List<Integer>> lists() {
    return Stream.of(List.of(1, 2), List.of());
  }

  @WireCommand("free")
  Stream<CborValue> free() {
    return Stream.of(new CborValue.Null(), new CborValue.Int(1));
  }

  @WireCommand("coded")
  Stream<@WireCodec(TwiceCodec.class) Integer> coded() {
    return Stream.of(1, 2);
  }

  /** What a codec brings to the wire is an argument, whatever it is in Java. */
  @WireCommand("argument")
  int argument(@WireCodec(StreamCodec.class) InputStream in) throws IOException {
    return in.read();
  }

  static final class StreamCodec implements ValueCodec<InputStream> {
    @Override
    public InputStream read(CborReader in) {
      return new ByteArrayInputStream(in.readBytes());
    }

    @Override
    public void write(CborWriter out, InputStream value) {
      try {
        out.writeBytes(value.readAllBytes());
      } catch (IOException e) {
        throw new IllegalStateException(e);
      }
    }
  }
}
