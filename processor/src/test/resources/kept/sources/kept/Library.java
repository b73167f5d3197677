package kept;

import dev.wirecommand.Arg;
import dev.wirecommand.Permission;
import dev.wirecommand.WireCodec;
import dev.wirecommand.WireCommand;
import dev.wirecommand.WireName;
import dev.wirecommand.cbor.CborReader;
import dev.wirecommand.cbor.CborValue;
import dev.wirecommand.cbor.CborWriter;
import dev.wirecommand.command.CommandContext;
import dev.wirecommand.command.CommandData;
import dev.wirecommand.command.CommandException;
import dev.wirecommand.command.ValueCodec;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigInteger;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.ReadableByteChannel;
import java.time.Duration;
import java.time.Instant;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow;
import java.util.concurrent.SubmissionPublisher;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Commands of every kind: what generated code can call stands in their generated code. */
public class Library {
  /** Numbers and times. */
  public record Scalars(
      boolean b,
      byte i8,
      short i16,
      int i32,
      long i64,
      BigInteger big,
      float f32,
      double f64,
      String text,
      byte[] bytes,
      ByteBuffer buffer,
      Instant instant,
      Duration duration,
      UUID uuid,
      URI uri,
      CborValue any) {}

  /** Values within values. */
  public record Book(
      String title,
      @Nullable String subtitle,
      Optional<Integer> year,
      OptionalInt pages,
      Kind kind,
      Set<Kind> kinds,
      int[] numbers,
      List<List<Shape>> shapes,
      Map<String, Optional<Book>> related,
      Map<Kind, Long> counts,
      @WireCodec(value = HexCodec.class, cddl = "tstr .size 4") Integer hex) {}

  /** An enum. */
  public enum Kind {
    NOVEL,
    @WireName("text-book")
    TEXTBOOK
  }

  /** A sealed interface. */
  public sealed interface Shape permits Circle, Square {}

  /** One of its records. */
  public record Circle(double radius) implements Shape {}

  /** Another one. */
  public record Square(int side, Optional<Shape> inside) implements Shape {}

  /** A codec. */
  public static final class HexCodec implements ValueCodec<Integer> {
    @Override
    public Integer read(CborReader in) {
      return Integer.valueOf(in.readText(), 16);
    }

    @Override
    public void write(CborWriter out, Integer value) {
      out.writeText(String.format("%04x", value));
    }
  }

  /**
   * Returns its argument.
   *
   * @param scalars the argument
   */
  @WireCommand("scalars")
  Scalars scalars(Scalars scalars) {
    return scalars;
  }

  @WireCommand("book")
  CompletionStage<Book> book(Book book) {
    return CompletableFuture.completedFuture(book);
  }

  @WireCommand("defaults")
  List<String> defaults(
      @Arg(defaultValue = "true") boolean b,
      @Arg(defaultValue = "-1") int i,
      @Arg(defaultValue = "9000000000") long l,
      @Arg(defaultValue = "1.5") float f,
      @Arg(defaultValue = "1e3") double d,
      @Arg(defaultValue = "18446744073709551615") BigInteger big,
      @Arg(defaultValue = "text-book") Kind kind,
      @Arg(defaultValue = "some text") String text,
      @Arg(defaultValue = "2026-01-31T12:00:00Z") Instant instant,
      @Arg(defaultValue = "PT30S") Duration duration,
      @Arg(defaultValue = "123e4567-e89b-42d3-a456-556642440000") UUID uuid,
      @Arg(defaultValue = "https://example.org/") URI uri,
      @Arg("not-there") Optional<String> absent) {
    return List.of(
        String.valueOf(b),
        String.valueOf(i),
        String.valueOf(l),
        String.valueOf(f),
        String.valueOf(d),
        big.toString(),
        kind.toString(),
        text,
        instant.toString(),
        duration.toString(),
        uuid.toString(),
        uri.toString(),
        absent.toString());
  }

  @WireCommand(value = "sum", nonBlocking = true)
  long sum(long... numbers) {
    return java.util.Arrays.stream(numbers).sum();
  }

  @WireCommand(value = "store", permission = Permission.WRITE, deadlineMillis = 600_000)
  String store(String name, CommandData data, CommandContext context) {
    return context.command() + " " + name + " " + data.toByteArray().length;
  }

  @WireCommand("length")
  int length(InputStream data) throws IOException {
    return data.readAllBytes().length;
  }

  @WireCommand("none")
  void none() {}

  @WireCommand("fail")
  @Nullable String fail(@Nullable String message) {
    if (message == null) {
      return null;
    }
    throw new CommandException("my-code", message);
  }

  @WireCommand(value = "raw", raw = true)
  byte[] raw() {
    return new byte[] {1, 2, 3};
  }

  @WireCommand("stream-bytes")
  InputStream streamBytes(int size) {
    return new ByteArrayInputStream(new byte[size]);
  }

  @WireCommand("channel")
  ReadableByteChannel channel(int size) {
    return Channels.newChannel(streamBytes(size));
  }

  @WireCommand("chunks")
  Stream<byte[]> chunks(int count) {
    return Stream.generate(() -> new byte[] {7}).limit(count);
  }

  @WireCommand("circles")
  Stream<Circle> circles(int count) {
    return Stream.iterate(new Circle(1), circle -> new Circle(circle.radius() * 2)).limit(count);
  }

  @WireCommand("kinds")
  Iterator<Optional<Kind>> kinds() {
    return List.of(Optional.of(Kind.NOVEL), Optional.<Kind>empty()).iterator();
  }

  @WireCommand("published")
  Flow.Publisher<Long> published(int count) {
    return subscriber -> {
      SubmissionPublisher<Long> publisher = new SubmissionPublisher<>(Runnable::run, 256);
      publisher.subscribe(subscriber);
      for (long i = 0; i < count; i++) {
        publisher.submit(i);
      }
      publisher.close();
    };
  }
}
