package dev.wirecommand.codegen;

import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.chrono.IsoChronology;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.ResolverStyle;
import java.time.temporal.ChronoField;
import java.util.Locale;

/**
 * Prints and parses times of day as text in the format of ISO 8601. The seconds are always printed,
 * as RFC 3339 demands, where the JDK leaves them out if they are zero. The parsers take no other
 * letters than {@code T} and {@code Z}, which depends on the JDK with its own formatters.
 */
final class TimeText {
  private static final DateTimeFormatter LOCAL_TIME =
      formatter(
          new DateTimeFormatterBuilder()
              .appendValue(ChronoField.HOUR_OF_DAY, 2)
              .appendLiteral(':')
              .appendValue(ChronoField.MINUTE_OF_HOUR, 2)
              .optionalStart()
              .appendLiteral(':')
              .appendValue(ChronoField.SECOND_OF_MINUTE, 2)
              .optionalStart()
              .appendFraction(ChronoField.NANO_OF_SECOND, 1, 9, true));

  private static final DateTimeFormatter LOCAL_DATE_TIME =
      formatter(
          new DateTimeFormatterBuilder()
              .append(DateTimeFormatter.ISO_LOCAL_DATE)
              .appendLiteral('T')
              .append(LOCAL_TIME));

  private static final DateTimeFormatter OFFSET_DATE_TIME =
      formatter(new DateTimeFormatterBuilder().append(LOCAL_DATE_TIME).appendOffsetId());

  private static final int HOURS_AND_MINUTES = "00:00".length();

  private TimeText() {}

  private static DateTimeFormatter formatter(DateTimeFormatterBuilder builder) {
    return builder
        .toFormatter(Locale.ROOT)
        .withResolverStyle(ResolverStyle.STRICT)
        .withChronology(IsoChronology.INSTANCE);
  }

  static LocalTime localTime(String text) {
    return LocalTime.parse(text, LOCAL_TIME);
  }

  static LocalDateTime localDateTime(String text) {
    return LocalDateTime.parse(text, LOCAL_DATE_TIME);
  }

  static OffsetDateTime offsetDateTime(String text) {
    return OffsetDateTime.parse(text, OFFSET_DATE_TIME);
  }

  static String of(LocalTime time) {
    String text = time.toString();
    return text.length() == HOURS_AND_MINUTES ? text + ":00" : text;
  }

  static String of(LocalDateTime time) {
    return time.toLocalDate() + "T" + of(time.toLocalTime());
  }

  static String of(OffsetDateTime time) {
    return of(time.toLocalDateTime()) + time.getOffset().getId();
  }
}
