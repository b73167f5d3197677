package dev.wirecommand.codegen;

import dev.wirecommand.cbor.CborException;
import dev.wirecommand.cbor.CborReader;
import dev.wirecommand.command.ValueCodec;
import java.math.BigDecimal;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.UUID;

/** The codecs for JDK types. Generated code reads values through {@link #read}. */
public final class ValueCodecs {
  /**
   * The maximum length of a date, a time, a duration or the id of a time zone, in characters. No
   * valid one is longer than 44.
   */
  private static final int LONGEST_TIME = 64;

  /**
   * The codec for points in time, as text in the format of RFC 3339. It writes the text of {@link
   * Instant#toString()}: in UTC, with as many digits of the nanoseconds as necessary. It also reads
   * texts with another offset.
   */
  public static final ValueCodec<Instant> INSTANT =
      new TextCodec<>("a time such as 2026-01-31T12:00:00Z", LONGEST_TIME, Instant::parse);

  /**
   * The codec for durations, as text in the format of ISO 8601. It writes the text of {@link
   * Duration#toString()}.
   */
  public static final ValueCodec<Duration> DURATION =
      new TextCodec<>("a duration such as PT1H30M", LONGEST_TIME, Duration::parse);

  /**
   * The codec for dates, as text in the format of ISO 8601. It writes the text of {@link
   * LocalDate#toString()}: a year before 0 or after 9999 has a sign.
   */
  public static final ValueCodec<LocalDate> LOCAL_DATE =
      new TextCodec<>("a date such as 2026-01-31", LONGEST_TIME, LocalDate::parse);

  /**
   * The codec for times of day, as text in the format of ISO 8601. It writes the seconds, and
   * three, six or nine digits of their fraction if that is not zero. It also reads texts without
   * seconds, and with a fraction of one to nine digits.
   */
  public static final ValueCodec<LocalTime> LOCAL_TIME =
      new TextCodec<>(
          "a time of day such as 12:00:00", LONGEST_TIME, TimeText::localTime, TimeText::of);

  /**
   * The codec for dates with times of day, as text in the format of ISO 8601: the texts of {@link
   * #LOCAL_DATE} and {@link #LOCAL_TIME} with a {@code T} between them.
   */
  public static final ValueCodec<LocalDateTime> LOCAL_DATE_TIME =
      new TextCodec<>(
          "a date and time such as 2026-01-31T12:00:00",
          LONGEST_TIME,
          TimeText::localDateTime,
          TimeText::of);

  /**
   * The codec for dates and times with an offset, as text in the format of RFC 3339: the text of
   * {@link #LOCAL_DATE_TIME} and then the offset, such as {@code +01:00}, or {@code Z} for none. An
   * offset may have seconds, which RFC 3339 does not know.
   */
  public static final ValueCodec<OffsetDateTime> OFFSET_DATE_TIME =
      new TextCodec<>(
          "a date and time with an offset such as 2026-01-31T12:00:00+01:00",
          LONGEST_TIME,
          TimeText::offsetDateTime,
          TimeText::of);

  /**
   * The codec for time zones, as text: the zone's id, such as {@code Europe/Paris} or {@code
   * +01:00}. It reads the ids that {@link ZoneId#of(String)} takes, so that the JVM that reads a
   * region must know it.
   */
  public static final ValueCodec<ZoneId> ZONE_ID =
      new TextCodec<>(
          "the id of a time zone such as Europe/Paris", LONGEST_TIME, ZoneId::of, ZoneId::getId);

  /**
   * The codec for decimal numbers, as text. It writes the text of {@link BigDecimal#toString()}, so
   * that the scale is kept, and reads all texts that {@link BigDecimal#BigDecimal(String)} takes
   * and that are ASCII. A number may have up to 1,000 digits and a scale from -10,000 to 10,000, so
   * that a peer can't send a short text of a number that takes very long to compute with. The codec
   * throws an {@link IllegalArgumentException} if it is to write another number.
   */
  public static final ValueCodec<BigDecimal> BIG_DECIMAL =
      new TextCodec<>(
          DecimalText.EXPECTED, DecimalText.MAX_CHARS, DecimalText::parse, DecimalText::of);

  /**
   * The codec for {@code char}, as text of exactly one UTF-16 code unit. The units of a surrogate
   * pair are no text by themselves: the codec throws an {@link IllegalArgumentException} if it is
   * to write one.
   */
  public static final ValueCodec<Character> CHAR =
      new TextCodec<>("one character up to U+FFFF", 1, ValueCodecs::onlyChar);

  /** The codec for UUIDs, as byte strings of 16 bytes in network order (RFC 9562, section 4). */
  public static final ValueCodec<UUID> UUID = new UuidCodec();

  /** The codec for URIs, as text that {@link java.net.URI} can parse (RFC 3986). */
  public static final ValueCodec<URI> URI =
      new TextCodec<>("a URI", Integer.MAX_VALUE, java.net.URI::create);

  private ValueCodecs() {}

  private static Character onlyChar(String text) {
    if (text.isEmpty()) {
      throw new IllegalArgumentException("empty");
    }
    return text.charAt(0);
  }

  /**
   * Reads a value with a codec. If the codec refuses the value, this method throws a {@link
   * CborException}.
   *
   * @param <T> the type of the value
   * @param codec reads the value
   * @param in a reader at the start of the value
   * @return the value
   * @throws CborException if the codec throws one, returns null, or throws an {@link
   *     IllegalArgumentException}, whose message the exception then has
   */
  public static <T> T read(ValueCodec<T> codec, CborReader in) {
    T value;
    try {
      value = codec.read(in);
    } catch (IllegalArgumentException e) {
      throw ValueErrors.refused(in, e);
    }
    if (value == null) {
      throw new CborException(
          "the codec " + codec.getClass().getName() + " made null of it", in.position());
    }
    return value;
  }
}
