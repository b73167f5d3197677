package dev.wirecommand.processor.write.schema;

import dev.wirecommand.processor.model.Scalar;
import java.util.Arrays;
import java.util.Optional;

/**
 * The CDDL rules for scalars whose text or bytes have a form of their own. The name of such a rule
 * is always the same, so that tools know the form by the name.
 */
enum ScalarRule {
  DECIMAL(Scalar.BIG_DECIMAL, "decimal", "tstr", "such as 12.50 or 1E-9"),
  CHAR(Scalar.CHAR, "char", "tstr", "one character up to U+FFFF"),
  INSTANT(Scalar.INSTANT, "instant", "tstr", "RFC 3339, such as 2026-01-31T12:00:00Z"),
  LOCAL_DATE(Scalar.LOCAL_DATE, "local-date", "tstr", "ISO 8601, such as 2026-01-31"),
  LOCAL_TIME(Scalar.LOCAL_TIME, "local-time", "tstr", "ISO 8601, such as 12:00:00"),
  LOCAL_DATE_TIME(
      Scalar.LOCAL_DATE_TIME, "local-date-time", "tstr", "ISO 8601, such as 2026-01-31T12:00:00"),
  OFFSET_DATE_TIME(
      Scalar.OFFSET_DATE_TIME,
      "offset-date-time",
      "tstr",
      "RFC 3339, such as 2026-01-31T12:00:00+01:00"),
  ZONE_ID(Scalar.ZONE_ID, "zone-id", "tstr", "such as Europe/Paris or +01:00"),
  DURATION(Scalar.DURATION, "duration", "tstr", "ISO 8601, such as PT1H30M"),
  UUID(Scalar.UUID, "uuid", "bstr .size 16", "RFC 9562"),
  // CDDL itself has a rule "uri", for text with a tag.
  URI(Scalar.URI, "uri-reference", "tstr", "RFC 3986");

  private final Scalar scalar;
  private final String ruleName;
  private final String definition;
  private final String comment;

  ScalarRule(Scalar scalar, String ruleName, String definition, String comment) {
    this.scalar = scalar;
    this.ruleName = ruleName;
    this.definition = definition;
    this.comment = comment;
  }

  /** Returns the rule for a scalar; empty if CDDL defines its type. */
  static Optional<ScalarRule> of(Scalar scalar) {
    return Arrays.stream(values()).filter(rule -> rule.scalar == scalar).findFirst();
  }

  String ruleName() {
    return ruleName;
  }

  String definition() {
    return definition;
  }

  /** Returns the rule as a line of a schema. */
  String line() {
    return ruleName + " = " + definition + " ; " + comment;
  }
}
