package dev.wirecommand.codegen;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.wirecommand.cbor.CborException;
import dev.wirecommand.cbor.CborReader;
import dev.wirecommand.cbor.CborValue;
import dev.wirecommand.cbor.CborWriter;
import dev.wirecommand.command.ValueCodec;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Dates, times of day, time zones, decimal numbers and characters on the wire. */
class JdkTextCodecsTest {
  private static <T> String written(ValueCodec<T> codec, T value) {
    CborWriter out = new CborWriter();
    codec.write(out, value);
    byte[] bytes = out.toByteArray();
    CborReader in = new CborReader(bytes);
    assertThat(ValueCodecs.read(codec, in)).isEqualTo(value);
    in.expectEnd();
    return ((CborValue.Text) CborValue.decode(bytes)).value();
  }

  private static <T> T read(ValueCodec<T> codec, String text) {
    CborWriter out = new CborWriter();
    out.writeText(text);
    return ValueCodecs.read(codec, new CborReader(out.toByteArray()));
  }

  private static void assertRefused(ValueCodec<?> codec, String text, String expected) {
    assertRefused(codec, text, expected, text);
  }

  private static void assertRefused(
      ValueCodec<?> codec, String text, String expected, String quoted) {
    assertThatThrownBy(() -> read(codec, text))
        .isExactlyInstanceOf(CborException.class)
        .hasMessage("at byte 0: expected " + expected + ", got '" + quoted + "'");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "2026-01-31",
        "2024-02-29",
        "0000-01-01",
        "-0001-12-31",
        "+10000-01-01",
        "+999999999-12-31",
        "-999999999-01-01",
      })
  void datesAreText(String text) {
    assertThat(written(ValueCodecs.LOCAL_DATE, LocalDate.parse(text))).isEqualTo(text);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "x",
        "2026-1-31",
        "2026-02-30",
        "2023-02-29",
        "2026-01-31Z",
        "2026-01-31T00:00:00",
        "+2026-01-31",
        "10000-01-01",
        "-0000-01-01",
        "+1000000000-01-01",
        "\u0662\u0660\u0662\u0666-01-31",
        "0000000000000000000000000000000000000000000000000000000002026-01",
      })
  void refusesOtherDates(String text) {
    assertRefused(ValueCodecs.LOCAL_DATE, text, "a date such as 2026-01-31");
  }

  @ParameterizedTest
  @CsvSource({
    "00:00, 00:00:00",
    "12:34, 12:34:00",
    "12:34:56, 12:34:56",
    "12:34:56.5, 12:34:56.500",
    "12:34:56.000001, 12:34:56.000001",
    "23:59:59.999999999, 23:59:59.999999999",
  })
  void timesOfDayAreTextWithSeconds(String time, String text) {
    assertThat(written(ValueCodecs.LOCAL_TIME, LocalTime.parse(time))).isEqualTo(text);
    assertThat(read(ValueCodecs.LOCAL_TIME, time)).isEqualTo(LocalTime.parse(time));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "12",
        "1:00",
        "12:00Z",
        "24:00",
        "12:60",
        "12:00:60",
        "12:00:00.",
        "12:00.5",
        "12:00:00,5",
        "12:00:00.1234567891",
      })
  void refusesOtherTimesOfDay(String text) {
    assertRefused(ValueCodecs.LOCAL_TIME, text, "a time of day such as 12:00:00");
  }

  @ParameterizedTest
  @CsvSource({
    "2026-01-31T00:00, 2026-01-31T00:00:00",
    "2026-01-31T12:00:00.5, 2026-01-31T12:00:00.500",
    "+999999999-12-31T23:59:59.999999999, +999999999-12-31T23:59:59.999999999",
    "-999999999-01-01T00:00, -999999999-01-01T00:00:00",
  })
  void datesWithTimesAreTextWithSeconds(String time, String text) {
    assertThat(written(ValueCodecs.LOCAL_DATE_TIME, LocalDateTime.parse(time))).isEqualTo(text);
    assertThat(read(ValueCodecs.LOCAL_DATE_TIME, time)).isEqualTo(LocalDateTime.parse(time));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "2026-01-31",
        "12:00:00",
        "2026-01-31 12:00:00",
        "2026-01-31t12:00:00",
        "2026-02-30T12:00:00",
        "2026-01-31T24:00:00",
        "2026-01-31T12:00:00Z",
      })
  void refusesOtherDatesWithTimes(String text) {
    assertRefused(ValueCodecs.LOCAL_DATE_TIME, text, "a date and time such as 2026-01-31T12:00:00");
  }

  @ParameterizedTest
  @CsvSource({
    "2026-01-31T12:00Z, 2026-01-31T12:00:00Z",
    "2026-01-31T12:00:00.5+01:00, 2026-01-31T12:00:00.500+01:00",
    "2026-01-31T12:00-03:30, 2026-01-31T12:00:00-03:30",
    "1880-01-31T12:00+00:53:28, 1880-01-31T12:00:00+00:53:28",
    "+999999999-12-31T23:59:59.999999999-18:00, +999999999-12-31T23:59:59.999999999-18:00",
    "-999999999-01-01T00:00+18:00, -999999999-01-01T00:00:00+18:00",
  })
  void datesWithTimesAndOffsetsKeepTheOffset(String time, String text) {
    assertThat(written(ValueCodecs.OFFSET_DATE_TIME, OffsetDateTime.parse(time))).isEqualTo(text);
    assertThat(read(ValueCodecs.OFFSET_DATE_TIME, time)).isEqualTo(OffsetDateTime.parse(time));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "2026-01-31T12:00:00",
        "2026-01-31T12:00:00z",
        "2026-01-31t12:00:00Z",
        "2026-01-31T12:00:00+1",
        "2026-01-31T12:00:00+01",
        "2026-01-31T12:00:00+0100",
        "2026-01-31T12:00:00+18:01",
        "2026-01-31T12:00:00+01:00[Europe/Paris]",
      })
  void refusesOtherDatesWithTimesAndOffsets(String text) {
    assertRefused(
        ValueCodecs.OFFSET_DATE_TIME,
        text,
        "a date and time with an offset such as 2026-01-31T12:00:00+01:00");
  }

  @ParameterizedTest
  @ValueSource(strings = {"Europe/Paris", "UTC", "Z", "+01:00", "-18:00", "GMT+02:00"})
  void timeZonesAreTheirIds(String id) {
    assertThat(written(ValueCodecs.ZONE_ID, ZoneId.of(id))).isEqualTo(id);
  }

  @Test
  void anOffsetIsATimeZone() {
    assertThat(read(ValueCodecs.ZONE_ID, "+1")).isEqualTo(ZoneOffset.ofHours(1));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "europe/paris", "Mars/Olympus", "+19:00", "UTC+19", "z", "a b"})
  void refusesOtherTimeZones(String text) {
    assertRefused(ValueCodecs.ZONE_ID, text, "the id of a time zone such as Europe/Paris");
  }

  @Test
  void quotesALittleOfALongTextAndEscapesIt() {
    assertRefused(
        ValueCodecs.ZONE_ID,
        "A\u001b\u202e" + "b".repeat(100_000),
        "the id of a time zone such as Europe/Paris",
        "A\\u001b\\u202e" + "b".repeat(50) + "\u2026");
    // Valid, but for its length.
    String zeros = "0".repeat(10_000);
    assertThatThrownBy(() -> read(ValueCodecs.BIG_DECIMAL, zeros))
        .isExactlyInstanceOf(CborException.class);
  }

  @Test
  void bytesOfTextAreTakenAsText() {
    CborWriter out = new CborWriter();
    out.writeBytes("2026-01-31".getBytes(US_ASCII));
    assertThat(ValueCodecs.read(ValueCodecs.LOCAL_DATE, new CborReader(out.toByteArray())))
        .isEqualTo(LocalDate.of(2026, 1, 31));
    assertThatThrownBy(
            () ->
                ValueCodecs.read(
                    ValueCodecs.BIG_DECIMAL, new CborReader(new byte[] {(byte) 0xf9, 0x3c, 0})))
        .isExactlyInstanceOf(CborException.class)
        .hasMessage("at byte 0: expected text, got float");
  }

  private static final String DECIMAL =
      "a decimal number with up to 1000 digits and a scale from -10000 to 10000";

  @ParameterizedTest
  @CsvSource({
    "0, 0",
    "0.10, 0.10",
    "-12, -12",
    "1000, 1000",
    "1E+3, 1E+3",
    "1e3, 1E+3",
    "0.0000001, 1E-7",
    "+.5, 0.5",
    "1., 1",
    "007, 7",
    "1E10000, 1E+10000",
    "1E-10000, 1E-10000",
    "0E-10000, 0E-10000",
  })
  void decimalsAreText(String text, String canonical) {
    BigDecimal number = read(ValueCodecs.BIG_DECIMAL, text);
    assertThat(number).isEqualTo(new BigDecimal(text));
    assertThat(written(ValueCodecs.BIG_DECIMAL, number)).isEqualTo(canonical);
  }

  @Test
  void decimalsAtTheirBounds() {
    String digits = "9".repeat(1000);
    BigDecimal small = new BigDecimal(new BigInteger("-" + digits), 10_000);
    BigDecimal large = new BigDecimal(new BigInteger("-" + digits), -10_000);
    assertThat(written(ValueCodecs.BIG_DECIMAL, small)).hasSize(1008).endsWith("E-9001");
    assertThat(written(ValueCodecs.BIG_DECIMAL, large)).hasSize(1009).endsWith("E+10999");
    // The largest number of digits that a double has.
    assertThat(written(ValueCodecs.BIG_DECIMAL, new BigDecimal(Double.MIN_VALUE))).hasSize(757);
    assertThat(read(ValueCodecs.BIG_DECIMAL, "0".repeat(24) + digits))
        .isEqualTo(new BigDecimal(digits));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "-",
        "1E",
        "NaN",
        " 1",
        "1_0",
        "0x1",
        "1d",
        "1,5",
        "\u0663",
        "1E+10001",
        "1E-10001",
        "0E+10001",
        "1E2147483647",
        "1E-2147483647",
        "1E99999999999",
      })
  void refusesOtherDecimals(String text) {
    assertRefused(ValueCodecs.BIG_DECIMAL, text, DECIMAL);
  }

  @Test
  void refusesDecimalsOfTooManyDigits() {
    String digits = "1".repeat(1001);
    assertRefused(ValueCodecs.BIG_DECIMAL, digits, DECIMAL, "1".repeat(63) + "\u2026");
    assertRefused(
        ValueCodecs.BIG_DECIMAL, "0".repeat(1024) + "1", DECIMAL, "0".repeat(63) + "\u2026");
    assertUnsent(new BigDecimal(digits), "1001 digits and a scale of 0");
    assertUnsent(BigDecimal.valueOf(1, 10_001), "1 digits and a scale of 10001");
    assertUnsent(BigDecimal.valueOf(1, -10_001), "1 digits and a scale of -10001");
    assertUnsent(BigDecimal.valueOf(1, Integer.MIN_VALUE), "1 digits and a scale of -2147483648");
  }

  private static void assertUnsent(BigDecimal number, String what) {
    CborWriter out = new CborWriter();
    assertThatThrownBy(() -> ValueCodecs.BIG_DECIMAL.write(out, number))
        .isExactlyInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "a decimal number of "
                + what
                + " can't be sent; it may have up to 1000 digits and a scale from -10000 to 10000");
    assertThat(out.size()).isZero();
  }

  @Test
  void everyCharIsTextUnlessItIsHalfAPair() {
    for (int c = 0; c <= 0xffff; c++) {
      if (!Character.isSurrogate((char) c)) {
        String text = written(ValueCodecs.CHAR, (char) c);
        assertThat(text.length() == 1 && text.charAt(0) == c).as("%04x", c).isTrue();
      }
    }
    CborWriter out = new CborWriter();
    assertThatThrownBy(() -> ValueCodecs.CHAR.write(out, '\ud83d'))
        .isExactlyInstanceOf(IllegalArgumentException.class)
        .hasMessage("unpaired surrogate U+D83D at index 0 of the text");
    assertThat(out.size()).isZero();
  }

  @ParameterizedTest
  @CsvSource({"'', ''", "ab, ab", "\ud83d\ude00, \ud83d\ude00", "e\u0301, e\u0301"})
  void refusesOtherTextsThanOneChar(String text, String quoted) {
    assertRefused(ValueCodecs.CHAR, text, "one character up to U+FFFF", quoted);
  }

  @Test
  void escapesWhatIsNoChar() {
    assertRefused(ValueCodecs.CHAR, "\n\0", "one character up to U+FFFF", "\\n\\u0000");
  }
}
