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
import java.math.BigInteger;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Checks the default values of arguments. */
final class DefaultCheck {
  private static final String INTEGER = "[+-]?[0-9]+";
  private static final String DECIMAL = "[+-]?([0-9]+(\\.[0-9]*)?|\\.[0-9]+)([eE][+-]?[0-9]+)?";
  private static final BigInteger LEAST = BigInteger.ONE.shiftLeft(64).negate();
  private static final BigInteger MOST = BigInteger.ONE.shiftLeft(64).subtract(BigInteger.ONE);

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
      case FLOAT -> decimal(Float.MAX_VALUE, Float.toString(Float.MAX_VALUE));
      case DOUBLE -> decimal(Double.MAX_VALUE, Double.toString(Double.MAX_VALUE));
      case TEXT -> Optional.of(text);
      case INSTANT -> parsed(isInstant(), "a time such as 2026-01-31T12:00:00Z");
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

  private Optional<String> decimal(double most, String mostText) {
    if (text.matches(DECIMAL) && Math.abs(Double.parseDouble(text)) <= most) {
      boolean isFloat = most == Float.MAX_VALUE;
      return Optional.of(
          isFloat
              ? Float.toString(Float.parseFloat(text))
              : Double.toString(Double.parseDouble(text)));
    }
    return refuse(notA(), "Write a number from -" + mostText + " to " + mostText);
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
        "the default '" + text + "' is no constant of " + type.text(),
        meant.isPresent()
            ? "Did you mean " + meant.get() + "?"
            : "Write one of " + String.join(", ", names) + ".");
  }

  private Optional<String> parsed(boolean valid, String example) {
    return valid ? Optional.of(text) : refuse(notA(), "Write " + example);
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
    return "the default '" + text + "' is no " + type.text();
  }
}
