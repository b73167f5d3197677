package lock;

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
import dev.wirecommand.command.ValueCodec;
import java.io.InputStream;
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
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletionStage;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** All that the file of signatures can say. */
class Everything {
  enum Kind {
    FILE,
    @WireName("odd \"name\" \u00e9\u202e")
    ODD,
    @WireName("#5")
    NUMBER
  }

  record Entry(String name, Optional<String> note, Kind kind, List<Entry> größe) {}

  record Page<T>(List<T> items, @Nullable T next) {}

  sealed interface Shape {}

  record Circle(double radius) implements Shape {}

  @WireName("the square")
  record Square(float side, Shape within) implements Shape {}

  record Empty() {}

  static class Other {
    record Entry(int i) {}
  }

  record text(Instant at, Duration within, UUID id, URI uri, CborValue any) {}

  record Days(
      LocalDate date,
      LocalTime time,
      LocalDateTime dateTime,
      OffsetDateTime offset,
      ZoneId zone,
      BigDecimal amount,
      Optional<Character> letter) {}

  @WireCodec(value = HexCodec.class, cddl = "tstr .regexp \"[0-9a-f]\\\\+\"")
  record Hex(byte[] bytes) {}

  static final class HexCodec implements ValueCodec<Hex> {
    @Override
    public Hex read(CborReader in) {
      return new Hex(in.readBytes());
    }

    @Override
    public void write(CborWriter out, Hex value) {
      out.writeBytes(value.bytes());
    }
  }

  @WireCommand("wire.scalars-1")
  void scalars(
      boolean b, byte int8, short int16, int int32, long int64, BigInteger integer, float float32,
      double float64, String text, byte[] bytes, ByteBuffer buffer) {}

  @WireCommand("text")
  CompletionStage<text> text(CommandContext context, OptionalInt size, Set<Integer> set) {
    throw new AssertionError();
  }

  @WireCommand(value = "put", permission = Permission.WRITE)
  Optional<Page<Entry>> put(
      @Arg("the.entry") Entry entry, @Arg(defaultValue = "FILE") Kind kind, Page<Hex> hex) {
    return Optional.empty();
  }

  @WireCommand(value = "tar", permission = Permission.WRITE, raw = true)
  byte[] tar(Shape shape, Empty empty, Other.Entry[] others) {
    return new byte[0];
  }

  @WireCommand("map")
  Map<Kind, List<@Nullable Hex>> map(Map<String, Map<Integer, String>> map) {
    return Map.of();
  }

  @WireCommand("days")
  Days days(char letter) {
    throw new AssertionError();
  }

  @WireCommand("list")
  Stream<Entry> list(CommandData data) {
    return Stream.empty();
  }

  @WireCommand("pack")
  InputStream pack(InputStream data, int level) {
    return data;
  }

  /** A second section. */
  static class Another {
    @WireCommand("nothing")
    void nothing() {}
  }
}
