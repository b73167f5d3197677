package dev.wirecommand.schema;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.Optional;

/**
 * The form of a text. In CDDL a form is a rule of a fixed name, such as {@code instant = tstr}: the
 * name tells the form, and the definition says only that it is text.
 */
public enum TextFormat {
  /** Any text. */
  NONE("", "text", "", Integer.MAX_VALUE, text -> {}),
  /** A point in time, in the format of RFC 3339. */
  INSTANT("instant", "a time such as 2026-01-31T12:00:00Z", "date-time", 64, Instant::parse),
  /** A date and a time with an offset from UTC, in the format of RFC 3339. */
  OFFSET_DATE_TIME(
      "offset-date-time",
      "a time such as 2026-01-31T12:00:00+01:00",
      "date-time",
      64,
      OffsetDateTime::parse),
  /** A date without a time (ISO 8601). */
  LOCAL_DATE("local-date", "a date such as 2026-01-31", "date", 64, LocalDate::parse),
  /** A time of day without an offset (ISO 8601). */
  LOCAL_TIME("local-time", "a time of day such as 12:00:00", "", 64, LocalTime::parse),
  /** A date and a time of day without an offset (ISO 8601). */
  LOCAL_DATE_TIME(
      "local-date-time",
      "a date and time such as 2026-01-31T12:00:00",
      "",
      64,
      LocalDateTime::parse),
  /** A length of time in days, hours, minutes and seconds (ISO 8601). */
  DURATION("duration", "a duration such as PT1H30M", "", 64, Duration::parse),
  /** A time zone. Which ids there are depends on the receiver, so only the length is checked. */
  ZONE_ID("zone-id", "a time zone such as Europe/Paris", "", 64, text -> {}),
  /** A URI or a reference relative to one (RFC 3986). */
  URI_REFERENCE("uri-reference", "a URI", "uri-reference", Integer.MAX_VALUE, java.net.URI::create),
  /** A decimal number of any size and precision. */
  DECIMAL("decimal", "a decimal number such as 0.10", "", 1024, TextFormat::checkDecimal),
  /** One UTF-16 unit that is no surrogate. */
  CHAR("char", "one character", "", 1, TextFormat::checkCharacter);

  private static final int MOST_DIGITS = 1000;
  private static final int LARGEST_SCALE = 10_000;

  private final String ruleName;
  private final String words;
  private final String jsonFormat;
  private final int maxChars;

  @SuppressWarnings("ImmutableEnumChecker") // each is a reference to a method without state
  private final Check check;

  /** A check that throws an exception of {@code java.time} or {@code java.lang} for a bad text. */
  private interface Check {
    void accept(String text);
  }

  TextFormat(String ruleName, String words, String jsonFormat, int maxChars, Check check) {
    this.ruleName = ruleName;
    this.words = words;
    this.jsonFormat = jsonFormat;
    this.maxChars = maxChars;
    this.check = check;
  }

  /**
   * Returns the format that a CDDL rule of this name declares.
   *
   * @param ruleName the name of the rule
   * @return the format; empty if the name means none
   */
  public static Optional<TextFormat> ofRule(String ruleName) {
    return Arrays.stream(values())
        .filter(format -> format != NONE && format.ruleName.equals(ruleName))
        .findFirst();
  }

  /** {@return the name of the CDDL rule that declares this format; empty for {@link #NONE}} */
  public String ruleName() {
    return ruleName;
  }

  /** {@return the format in words, for messages, such as {@code a date such as 2026-01-31}} */
  public String words() {
    return words;
  }

  /** {@return the {@code format} of JSON Schema; empty if it has none} */
  public String jsonFormat() {
    return jsonFormat;
  }

  /**
   * Tells whether a text has this format.
   *
   * @param text the text
   * @return whether it has
   */
  public boolean accepts(String text) {
    if (text.length() > maxChars) {
      return false;
    }
    try {
      check.accept(text);
      return true;
    } catch (DateTimeException | ArithmeticException | IllegalArgumentException e) {
      return false;
    }
  }

  private static void checkDecimal(String text) {
    if (!text.chars().allMatch(c -> c < 0x80)) {
      throw new NumberFormatException("digits must be ASCII");
    }
    BigDecimal value = new BigDecimal(text);
    if (value.precision() > MOST_DIGITS || Math.abs((long) value.scale()) > LARGEST_SCALE) {
      throw new ArithmeticException("over the bounds of a decimal");
    }
  }

  private static void checkCharacter(String text) {
    if (text.length() != 1 || Character.isSurrogate(text.charAt(0))) {
      throw new IllegalArgumentException("not one character");
    }
  }
}
