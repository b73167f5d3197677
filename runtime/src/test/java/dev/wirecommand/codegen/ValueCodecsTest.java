package dev.wirecommand.codegen;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.wirecommand.cbor.CborException;
import dev.wirecommand.cbor.CborReader;
import dev.wirecommand.cbor.CborValue;
import dev.wirecommand.cbor.CborWriter;
import dev.wirecommand.command.ValueCodec;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The JDK's types on the wire. */
class ValueCodecsTest {
  private static <T> String written(ValueCodec<T> codec, T value) {
    CborWriter out = new CborWriter();
    codec.write(out, value);
    return CborValue.decode(out.toByteArray()).toString();
  }

  private static CborReader text(String text) {
    CborWriter out = new CborWriter();
    out.writeText(text);
    return new CborReader(out.toByteArray());
  }

  private static CborReader bytes(byte... bytes) {
    CborWriter out = new CborWriter();
    out.writeBytes(bytes);
    return new CborReader(out.toByteArray());
  }

  private static <T> void roundTrip(ValueCodec<T> codec, T value) {
    CborWriter out = new CborWriter();
    codec.write(out, value);
    CborReader in = new CborReader(out.toByteArray());
    assertThat(ValueCodecs.read(codec, in)).isEqualTo(value);
    in.expectEnd();
  }

  private static void assertRefused(ValueCodec<?> codec, CborReader in, String message) {
    assertThatThrownBy(() -> ValueCodecs.read(codec, in))
        .isInstanceOf(CborException.class)
        .hasMessage(message);
  }

  @Test
  void timesAreText() {
    assertThat(written(ValueCodecs.INSTANT, Instant.ofEpochSecond(0)))
        .isEqualTo("\"1970-01-01T00:00:00Z\"");
    assertThat(written(ValueCodecs.INSTANT, Instant.ofEpochSecond(0, 1)))
        .isEqualTo("\"1970-01-01T00:00:00.000000001Z\"");
    roundTrip(ValueCodecs.INSTANT, Instant.ofEpochSecond(1_769_860_800, 120_000_000));
    roundTrip(ValueCodecs.INSTANT, Instant.MIN);
    roundTrip(ValueCodecs.INSTANT, Instant.MAX);
  }

  @Test
  void timesMayHaveAnOffsetOrBeBytes() {
    assertThat(ValueCodecs.read(ValueCodecs.INSTANT, text("2026-01-31T13:00:00.5+01:00")))
        .isEqualTo(Instant.parse("2026-01-31T12:00:00.5Z"));
    assertThat(
            ValueCodecs.read(ValueCodecs.INSTANT, bytes("2026-01-31T12:00:00Z".getBytes(US_ASCII))))
        .isEqualTo(Instant.parse("2026-01-31T12:00:00Z"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "x",
        "2026-01-31",
        "2026-01-31T12:00:00",
        "2026-02-30T12:00:00Z",
        "2026-01-31T25:00:00Z",
        "2026-01-31T12:00:00+1",
        "+1000000000-12-31T23:59:59-18:00",
        "+999999999999-01-01T00:00:00Z",
      })
  void refusesOtherTimes(String time) {
    assertRefused(
        ValueCodecs.INSTANT,
        text(time),
        "at byte 0: expected a time such as 2026-01-31T12:00:00Z, got '" + time + "'");
  }

  @Test
  void quotesALittleOfALongTime() {
    assertRefused(
        ValueCodecs.INSTANT,
        text("2026-01-31T12:00:00\n" + "0".repeat(1_000_000)),
        "at byte 0: expected a time such as 2026-01-31T12:00:00Z, got '2026-01-31T12:00:00\\n"
            + "0".repeat(42)
            + "…'");
  }

  @Test
  void refusesALongTextEvenIfItWereATime() {
    String zeros = "0".repeat(60);
    assertRefused(
        ValueCodecs.DURATION,
        text("PT" + zeros + "05S"),
        "at byte 0: expected a duration such as PT1H30M, got 'PT" + zeros + "0…'");
    assertThat(ValueCodecs.read(ValueCodecs.DURATION, text("PT" + zeros + "5S")))
        .isEqualTo(Duration.ofSeconds(5));
  }

  @Test
  void durationsAreText() {
    assertThat(written(ValueCodecs.DURATION, Duration.ofMinutes(90))).isEqualTo("\"PT1H30M\"");
    roundTrip(ValueCodecs.DURATION, Duration.ZERO);
    roundTrip(ValueCodecs.DURATION, Duration.ofSeconds(Long.MAX_VALUE, 999_999_999));
    roundTrip(ValueCodecs.DURATION, Duration.ofSeconds(Long.MIN_VALUE));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "5", "P1Y", "PT", "PT9223372036854775808S", "P106751991167301D"})
  void refusesOtherDurations(String duration) {
    assertRefused(
        ValueCodecs.DURATION,
        text(duration),
        "at byte 0: expected a duration such as PT1H30M, got '" + duration + "'");
  }

  @Test
  void uuidsAreTheirBytes() {
    UUID uuid = UUID.fromString("00112233-4455-6677-8899-aabbccddeeff");
    assertThat(written(ValueCodecs.UUID, uuid)).isEqualTo("h'00112233445566778899aabbccddeeff'");
    roundTrip(ValueCodecs.UUID, uuid);
  }

  @Test
  void refusesOtherUuids() {
    assertRefused(
        ValueCodecs.UUID,
        bytes(new byte[15]),
        "at byte 0: expected the 16 bytes of a UUID, got 15");
    assertRefused(
        ValueCodecs.UUID,
        bytes(new byte[17]),
        "at byte 0: expected the 16 bytes of a UUID, got 17");
    assertRefused(
        ValueCodecs.UUID,
        text("00112233-4455-6677-8899-aabbccddeeff"),
        "at byte 0: expected bytes, got text");
  }

  @Test
  void urisAreText() {
    URI uri = URI.create("https://example.org/a?b=%C3%A9#c");
    assertThat(written(ValueCodecs.URI, uri)).isEqualTo("\"https://example.org/a?b=%C3%A9#c\"");
    roundTrip(ValueCodecs.URI, uri);
    roundTrip(ValueCodecs.URI, URI.create("https://example.org/" + "a".repeat(1000)));
    roundTrip(ValueCodecs.URI, URI.create(""));
  }

  @Test
  void refusesOtherUris() {
    assertRefused(ValueCodecs.URI, text("a b"), "at byte 0: expected a URI, got 'a b'");
    assertRefused(ValueCodecs.URI, bytes((byte) 0xff), "at byte 1: invalid UTF-8 in bytes");
  }

  @Test
  void whatACodecRefusesIsTold() {
    assertRefused(
        new Broken() {
          @Override
          public String read(CborReader in) {
            in.readText();
            throw new IllegalArgumentException("no such colour");
          }
        },
        text("x"),
        "at byte 2: no such colour");
  }

  @Test
  void aCodecsOwnExceptionStays() {
    CborException own = new CborException("no such colour", 0);
    assertThatThrownBy(
            () ->
                ValueCodecs.read(
                    new Broken() {
                      @Override
                      public String read(CborReader in) {
                        throw own;
                      }
                    },
                    text("x")))
        .isSameAs(own);
  }

  @Test
  void nullIsNoValue() {
    assertRefused(
        new Broken(),
        text("x"),
        "at byte 2: the codec " + Broken.class.getName() + " made null of it");
  }

  private static class Broken implements ValueCodec<String> {
    @Override
    public String read(CborReader in) {
      in.readText();
      return null;
    }

    @Override
    public void write(CborWriter out, String value) {
      out.writeText(value);
    }
  }
}
