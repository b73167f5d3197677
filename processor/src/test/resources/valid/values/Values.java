package values;

import dev.wirecommand.Arg;
import dev.wirecommand.WireCodec;
import dev.wirecommand.WireCommand;
import dev.wirecommand.WireName;
import dev.wirecommand.cbor.CborReader;
import dev.wirecommand.cbor.CborValue;
import dev.wirecommand.cbor.CborWriter;
import dev.wirecommand.command.ValueCodec;
import java.math.BigInteger;
import java.net.URI;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/** Values of every type. */
public class Values {
  public enum Color {
    RED,
    @WireName("dark-green")
    GREEN,
    BLUE {
      @Override
      boolean isCold() {
        return true;
      }
    };

    boolean isCold() {
      return false;
    }
  }

  enum Plain {
    A,
    B
  }

  sealed interface Shape permits Circle, Polygon {}

  record Circle(double radius) implements Shape {}

  sealed interface Polygon extends Shape {}

  @WireName("square")
  record Square(int side, @Nullable String label) implements Polygon {}

  record Group(List<Shape> parts, Color color) implements Polygon {}

  sealed interface Outcome<T> {}

  record Done<T>(T value) implements Outcome<T> {}

  record Failed<T>(String reason) implements Outcome<T> {}

  /** Of 16 bits, written as text. */
  @WireCodec(value = HexCodec.class, cddl = "tstr .size 4")
  static final class Hex {
    final int bits;

    Hex(int bits) {
      this.bits = bits;
    }

    @Override
    public boolean equals(Object other) {
      return other instanceof Hex hex && hex.bits == bits;
    }

    @Override
    public int hashCode() {
      return bits;
    }

    @Override
    public String toString() {
      return String.format("%04x", bits);
    }
  }

  static final class HexCodec implements ValueCodec<Hex> {
    @Override
    public Hex read(CborReader in) {
      return new Hex(Integer.parseInt(in.readText(), 16));
    }

    @Override
    public void write(CborWriter out, Hex value) {
      out.writeText(value.toString());
    }
  }

  static final class NegatedCodec implements ValueCodec<Integer> {
    @Override
    public Integer read(CborReader in) {
      return -in.readInt();
    }

    @Override
    public void write(CborWriter out, Integer value) {
      out.writeLong(-value);
    }
  }

  record Numbers(
      byte b,
      short s,
      int i,
      long l,
      float f,
      double d,
      Byte boxedB,
      Short boxedS,
      Float boxedF,
      Double boxedD,
      BigInteger big) {}

  record Optionals(
      OptionalInt i,
      OptionalLong l,
      OptionalDouble d,
      Optional<Color> color,
      @Nullable Integer n,
      byte @Nullable [] bytes,
      @Nullable List<@Nullable String> texts,
      Map<String, @Nullable Integer> map) {}

  record Sequences(
      Set<Color> set,
      Collection<String> collection,
      int[] ints,
      String[] texts,
      byte[][] blobs,
      long[][] matrix,
      List<String>[] lists,
      Optional<Integer>[][] optionals,
      boolean[] flags) {}

  record Maps(
      Map<Color, Integer> byColor,
      Map<Integer, String> byInt,
      Map<Long, String> byLong,
      Map<Byte, String> byByte,
      Map<BigInteger, String> byBig,
      Map<ByteBuffer, String> byBytes,
      Map<String, Map<Plain, Shape>> deep) {}

  record Others(Instant instant, Duration duration, UUID uuid, URI uri, ByteBuffer buffer) {}

  record Free(CborValue value, Optional<CborValue> maybe) {}

  record Coded(Hex hex, @WireCodec(NegatedCodec.class) int negated, List<Hex> more) {}

  /**
   * Numbers of every kind, there and back. <b>All</b> of {@code Numbers}.
   *
   * <p>See {@link #optionals optionals}, {@link Maps#byInt} &amp; more.
   *
   * @param numbers the numbers, which
   *     are {@literal many}
   * @return them
   */
  @WireCommand("numbers")
  Numbers numbers(Numbers numbers) {
    return numbers;
  }

  @WireCommand("optionals")
  Optionals optionals(Optionals optionals) {
    return optionals;
  }

  @WireCommand("sequences")
  Sequences sequences(Sequences sequences) {
    return sequences;
  }

  @WireCommand("maps")
  Maps maps(Maps maps) {
    return maps;
  }

  @WireCommand("others")
  Others others(Others others) {
    return others;
  }

  @WireCommand("free")
  Free free(Free free) {
    return free;
  }

  @WireCommand("coded")
  Coded coded(Coded coded) {
    return coded;
  }

  @WireCommand("shape")
  Shape shape(Shape shape) {
    return shape;
  }

  @WireCommand("circle")
  Circle circle(Circle circle) {
    return circle;
  }

  @WireCommand("outcome")
  Outcome<Integer> outcome(Outcome<Integer> outcome) {
    return outcome;
  }

  @WireCommand("nullable")
  @Nullable String nullable(@Nullable String text, byte @Nullable [] bytes, @Nullable Color color) {
    return bytes == null && color == null ? text : null;
  }

  @WireCommand("optional-int")
  OptionalInt optionalInt(OptionalInt value) {
    return value;
  }

  @WireCommand("defaults")
  List<String> defaults(
      @Arg(defaultValue = "-1") byte b,
      @Arg(defaultValue = "7") Short s,
      @Arg(defaultValue = "1.5") float f,
      @Arg(defaultValue = "1e3") double d,
      @Arg(defaultValue = "18446744073709551615") BigInteger big,
      @Arg(defaultValue = "dark-green") Color Values,
      @Arg(defaultValue = "2026-01-31T12:00:00Z") Instant instant,
      @Arg(defaultValue = "PT30S") Duration duration,
      @Arg(defaultValue = "123e4567-e89b-42d3-a456-556642440000") UUID uuid,
      @Arg(defaultValue = "https://example.org/") URI uri) {
    return List.of(
        Byte.toString(b),
        s.toString(),
        Float.toString(f),
        Double.toString(d),
        big.toString(),
        Values.toString(),
        instant.toString(),
        duration.toString(),
        uuid.toString(),
        uri.toString());
  }

  @WireCommand("later")
  CompletionStage<Shape> later(Shape shape) {
    return CompletableFuture.completedFuture(shape);
  }

  @WireCommand("future")
  CompletableFuture<Void> future(boolean fails) {
    return fails
        ? CompletableFuture.failedFuture(new IllegalStateException("as told"))
        : CompletableFuture.completedFuture(null);
  }

  @WireCommand(value = "raw-later", raw = true)
  CompletionStage<byte[]> rawLater(byte[] bytes) {
    return CompletableFuture.completedFuture(bytes);
  }

  @WireCommand(value = "quick", nonBlocking = true)
  int quick(int... numbers) {
    return numbers.length;
  }
}
