package dev.wirecommand.processor.check;

import dev.wirecommand.processor.check.Problems.Site;
import dev.wirecommand.processor.model.EnumDeclaration;
import dev.wirecommand.processor.model.EnumDeclaration.Constant;
import dev.wirecommand.processor.model.NamedDeclaration;
import dev.wirecommand.processor.model.Scalar;
import dev.wirecommand.processor.model.TypeDeclaration;
import dev.wirecommand.processor.model.TypeDeclaration.NamedUse;
import dev.wirecommand.processor.model.TypeDeclaration.NullableUse;
import dev.wirecommand.processor.model.TypeDeclaration.OptionalUse;
import dev.wirecommand.processor.model.TypeDeclaration.ScalarUse;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.UUID;
import java.util.function.Function;

/** Checks the default values of arguments. */
final class DefaultCheck {
  private static final String INTEGER = "[+-]?[0-9]+";
  private static final String DECIMAL = "[+-]?([0-9]+(\\.[0-9]*)?|\\.[0-9]+)([eE][+-]?[0-9]+)?";
  private static final BigInteger LEAST = BigInteger.ONE.shiftLeft(64).negate();
  private static final BigInteger MOST = BigInteger.ONE.shiftLeft(64).subtract(BigInteger.ONE);

  /** The bounds of decimal numbers on the wire (section 10 of the protocol). */
  private static final int MAX_DIGITS = 1_000;

  private static final int MAX_SCALE = 10_000;

  private final String text;
  private final TypeDeclaration type;
  private final TypeCheck types;
  private final Site site;
  private final Problems problems;

  private DefaultCheck(
      String text, TypeDeclaration type, TypeCheck types, Site site, Problems problems) {
    this.text = text;
    this.type = type;
    this.types = types;
    this.site = site;
    this.problems = problems;
  }

  /**
   * Checks the default value of an argument. The argument's type must be valid.
   *
   * @return the default as in the model; empty if it is invalid
   */
  static Optional<String> check(
      String text, TypeDeclaration type, TypeCheck types, Site site, Problems problems) {
    return new DefaultCheck(text, type, types, site, problems).check();
  }

  private Optional<String> check() {
    OptionalInt half = UnpairedSurrogate.indexIn(text);
    if (half.isPresent()) {
      return refuse(
          "the default has half a surrogate pair at index "
              + half.getAsInt()
              + ", which UTF-8 can't carry",
          "Choose another");
    }
    if (type instanceof OptionalUse) {
      problems.add(ProblemKind.DEFAULT_OPTIONAL, site, "an Optional", "empty", "Optional");
      return Optional.empty();
    }
    if (type instanceof NullableUse) {
      problems.add(ProblemKind.DEFAULT_OPTIONAL, site, "a @Nullable", "null", "@Nullable");
      return Optional.empty();
    }
    if (type instanceof ScalarUse use) {
      return scalar(use.scalar());
    }
    if (type instanceof NamedUse use) {
      NamedDeclaration declared = types.declaration(use);
      if (declared instanceof EnumDeclaration enumeration) {
        return constant(enumeration);
      }
    }
    return unwritable();
  }

  private Optional<String> scalar(Scalar scalar) {
    return switch (scalar) {
      case BOOLEAN -> bool();
      case BYTE -> integer(Byte.MIN_VALUE, Byte.MAX_VALUE);
      case SHORT -> integer(Short.MIN_VALUE, Short.MAX_VALUE);
      case INT -> integer(Integer.MIN_VALUE, Integer.MAX_VALUE);
      case LONG -> integer(Long.MIN_VALUE, Long.MAX_VALUE);
      case BIG_INTEGER -> integer(LEAST, MOST);
      case FLOAT -> decimal(Float::parseFloat, Float.MAX_VALUE);
      case DOUBLE -> decimal(Double::parseDouble, Double.MAX_VALUE);
      case BIG_DECIMAL -> bigDecimal();
      case CHAR -> character();
      case TEXT -> Optional.of(text);
      case INSTANT -> parsed(isInstant(), "a time such as 2026-01-31T12:00:00Z");
      case LOCAL_DATE -> time(LocalDate::parse, "a date such as 2026-01-31");
      case LOCAL_TIME ->
          time(text -> clock(LocalTime.parse(text)), "a time of day such as 12:00:00");
      case LOCAL_DATE_TIME ->
          time(
              text -> dateTime(LocalDateTime.parse(text)),
              "a date and time such as 2026-01-31T12:00:00");
      case OFFSET_DATE_TIME ->
          time(
              DefaultCheck::offsetDateTime,
              "a date and time with an offset such as 2026-01-31T12:00:00+01:00");
      case ZONE_ID -> time(ZoneId::of, "the id of a time zone such as Europe/Paris");
      case DURATION -> parsed(isDuration(), "a duration such as PT30S");
      case UUID -> parsed(isUuid(), "a UUID such as 123e4567-e89b-42d3-a456-556642440000");
      case URI -> parsed(isUri(), "a URI such as https://example.org/");
      case BYTES, BUFFER, CBOR_VALUE, JSON_NODE -> unwritable();
    };
  }

  private Optional<String> unwritable() {
    return refuse(
        type.text() + " has no default that can be written as text",
        "Remove it, and use Optional<" + type.text() + ">");
  }

  private Optional<String> bool() {
    return text.equals("true") || text.equals("false")
        ? Optional.of(text)
        : refuse(notA(), "Write true or false");
  }

  private Optional<String> integer(long min, long max) {
    return integer(BigInteger.valueOf(min), BigInteger.valueOf(max));
  }

  private Optional<String> integer(BigInteger min, BigInteger max) {
    // The limit keeps a very long number from being parsed; the ranges take far fewer digits.
    if (text.length() <= 100 && text.matches(INTEGER)) {
      BigInteger value = new BigInteger(text);
      if (value.compareTo(min) >= 0 && value.compareTo(max) <= 0) {
        return Optional.of(value.toString());
      }
    }
    return refuse(notA(), "Write an integer from " + min + " to " + max);
  }

  /**
   * Checks a number. It is in range if it does not become infinite when it is rounded as the
   * compiler rounds a literal.
   */
  private <N extends Number> Optional<String> decimal(Function<String, N> parser, N most) {
    if (text.matches(DECIMAL)) {
      N value = parser.apply(text);
      if (!Double.isInfinite(value.doubleValue())) {
        return Optional.of(value.toString());
      }
    }
    return refuse(notA(), "Write a number from -" + most + " to " + most);
  }

  private Optional<String> bigDecimal() {
    // The limit keeps a very long number from being parsed; the digits and the scale take fewer.
    if (text.length() <= 2 * MAX_DIGITS && text.matches(DECIMAL)) {
      try {
        BigDecimal value = new BigDecimal(text);
        if (value.precision() <= MAX_DIGITS && Math.abs((long) value.scale()) <= MAX_SCALE) {
          return Optional.of(value.toString());
        }
      } catch (NumberFormatException e) {
        // The exponent is beyond any that a BigDecimal can have.
      }
    }
    return refuse(
        notA(),
        "Write a number with up to "
            + MAX_DIGITS
            + " digits and a scale from -"
            + MAX_SCALE
            + " to "
            + MAX_SCALE);
  }

  private Optional<String> character() {
    return text.length() == 1 && !Character.isSurrogate(text.charAt(0))
        ? Optional.of(text)
        : refuse(notA(), "Write one character up to U+FFFF");
  }

  private Optional<String> constant(EnumDeclaration enumeration) {
    List<String> names =
        enumeration.constants().stream().map(constant -> constant.wireName().value()).toList();
    for (Constant constant : enumeration.constants()) {
      if (constant.wireName().value().equals(text)) {
        return Optional.of(constant.name());
      }
    }
    Optional<String> meant = SpellingSuggestion.closest(text, names);
    return refuse(
        "the default '" + shown() + "' is no constant of " + type.text(),
        meant.isPresent()
            ? "Did you mean " + meant.get() + "?"
            : "Write one of " + String.join(", ", names) + ".");
  }

  private Optional<String> parsed(boolean valid, String example) {
    return valid ? Optional.of(text) : refuse(notA(), "Write " + example);
  }

  /** Checks a value of a class whose parser throws DateTimeException. */
  private Optional<String> time(Function<String, ?> parser, String example) {
    try {
      return Optional.of(parser.apply(text).toString());
    } catch (DateTimeException e) {
      return refuse(notA(), "Write " + example);
    }
  }

  /** Returns a time of day as it is on the wire, where the seconds are always given. */
  private static String clock(LocalTime time) {
    return time.getSecond() == 0 && time.getNano() == 0 ? time + ":00" : time.toString();
  }

  private static String dateTime(LocalDateTime time) {
    return time.toLocalDate() + "T" + clock(time.toLocalTime());
  }

  private static String offsetDateTime(String text) {
    OffsetDateTime time = OffsetDateTime.parse(text);
    return dateTime(time.toLocalDateTime()) + time.getOffset();
  }

  private boolean isInstant() {
    try {
      Instant.parse(text);
      return true;
    } catch (DateTimeException e) {
      return false;
    }
  }

  private boolean isDuration() {
    try {
      Duration.parse(text);
      return true;
    } catch (DateTimeException | ArithmeticException e) {
      return false;
    }
  }

  private boolean isUuid() {
    try {
      // UUID.fromString also accepts groups with missing digits.
      return UUID.fromString(text).toString().equalsIgnoreCase(text);
    } catch (IllegalArgumentException e) {
      return false;
    }
  }

  private boolean isUri() {
    try {
      new URI(text);
      return true;
    } catch (URISyntaxException e) {
      return false;
    }
  }

  private Optional<String> refuse(String fact, String fix) {
    boolean isWhole = fix.endsWith("?") || fix.endsWith(".");
    problems.add(ProblemKind.DEFAULT, site, fact, isWhole ? fix : fix + ".");
    return Optional.empty();
  }

  private String notA() {
    return "the default '" + shown() + "' is no " + type.text();
  }

  /** Returns the default with escapes for characters that a message can't show. */
  private String shown() {
    StringBuilder shown = new StringBuilder();
    text.codePoints()
        .forEach(
            point -> {
              switch (Character.getType(point)) {
                case Character.CONTROL,
                    Character.FORMAT,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR,
                    Character.SURROGATE ->
                    shown.append(String.format("\\u%04x", point));
                default -> shown.appendCodePoint(point);
              }
            });
    return shown.toString();
  }
}
