package dev.wirecommand.fuzz.values;

import dev.wirecommand.WireCommand;
import dev.wirecommand.WireName;
import dev.wirecommand.cbor.CborValue;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.net.URI;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Commands that return their argument, of types of every kind. Each has a decoder. */
final class BroadCommands {
  enum Color {
    RED,
    @WireName("dark-green")
    GREEN,
    BLUE
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

  record Pair<A, B>(A first, B second) {}

  record Numbers(
      byte b,
      short s,
      int i,
      long l,
      float f,
      double d,
      Byte boxed,
      BigInteger big,
      boolean flag) {}

  record Optionals(
      OptionalInt i,
      OptionalLong l,
      OptionalDouble d,
      Optional<Color> color,
      @Nullable Integer n,
      @Nullable List<@Nullable String> texts,
      Map<String, @Nullable Integer> map) {}

  record Sequences(
      Set<Color> colors, Collection<String> texts, List<List<Long>> nested, List<Circle> circles) {}

  record Maps(
      Map<Color, Integer> byColor,
      Map<Long, String> byLong,
      Map<BigInteger, String> byBig,
      Map<ByteBuffer, String> byBytes,
      Map<String, Map<Color, Shape>> deep) {}

  record Times(
      Instant instant,
      Duration duration,
      LocalDate date,
      LocalTime time,
      LocalDateTime dateTime,
      OffsetDateTime offset) {}

  record Others(UUID uuid, URI uri, ByteBuffer buffer, char letter) {}

  record Free(CborValue value, Optional<CborValue> maybe) {}

  record Wide(
      int a,
      int b,
      int c,
      int d,
      int e,
      int f,
      int g,
      int h,
      int i,
      int j,
      int k,
      int l,
      String m) {}

  @WireCommand("numbers")
  Numbers numbers(Numbers value) {
    return value;
  }

  @WireCommand("optionals")
  Optionals optionals(Optionals value) {
    return value;
  }

  @WireCommand("sequences")
  Sequences sequences(Sequences value) {
    return value;
  }

  @WireCommand("maps")
  Maps maps(Maps value) {
    return value;
  }

  @WireCommand("times")
  Times times(Times value) {
    return value;
  }

  @WireCommand("others")
  Others others(Others value) {
    return value;
  }

  @WireCommand("decimal")
  BigDecimal decimal(BigDecimal value) {
    return value;
  }

  @WireCommand("free")
  Free free(Free value) {
    return value;
  }

  @WireCommand("shape")
  Shape shape(Shape value) {
    return value;
  }

  @WireCommand("outcome")
  Outcome<Pair<String, List<Color>>> outcome(Outcome<Pair<String, List<Color>>> value) {
    return value;
  }

  @WireCommand("records")
  Set<Pair<Integer, Color>> records(Set<Pair<Integer, Color>> value) {
    return value;
  }

  @WireCommand("arrays")
  long[][] arrays(long[][] value) {
    return value;
  }

  @WireCommand("texts")
  String[] texts(String[] value) {
    return value;
  }

  @WireCommand("blobs")
  byte[][] blobs(byte[][] value) {
    return value;
  }

  @WireCommand("wide")
  Wide wide(Wide value) {
    return value;
  }
}
