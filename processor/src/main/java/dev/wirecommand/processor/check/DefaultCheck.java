package dev.wirecommand.processor.check;

import dev.wirecommand.processor.check.Problems.Site;
import dev.wirecommand.processor.model.Scalar;
import dev.wirecommand.processor.model.TypeDeclaration;
import dev.wirecommand.processor.model.TypeDeclaration.OptionalUse;
import dev.wirecommand.processor.model.TypeDeclaration.ScalarUse;
import java.util.Optional;

/** The defaults of arguments. */
final class DefaultCheck {
  private static final String INTEGER = "[+-]?[0-9]+";

  private DefaultCheck() {}

  /**
   * Checks a default, of a type that is sound.
   *
   * @return the default as the model has it; empty if it is refused
   */
  static Optional<String> check(String text, TypeDeclaration type, Site site, Problems problems) {
    if (type instanceof OptionalUse) {
      problems.add(ProblemKind.DEFAULT_OPTIONAL, site);
      return Optional.empty();
    }
    Scalar scalar = type instanceof ScalarUse use ? use.scalar() : Scalar.BYTES;
    return switch (scalar) {
      case BOOLEAN -> bool(text, type, site, problems);
      case INT -> integer(text, type, Integer.MIN_VALUE, Integer.MAX_VALUE, site, problems);
      case LONG -> integer(text, type, Long.MIN_VALUE, Long.MAX_VALUE, site, problems);
      case TEXT -> Optional.of(text);
      case BYTES, BUFFER -> {
        problems.add(
            ProblemKind.DEFAULT,
            site,
            type.text() + " has no default that can be written as text",
            "Remove it, and use Optional<" + type.text() + ">");
        yield Optional.empty();
      }
    };
  }

  private static Optional<String> bool(
      String text, TypeDeclaration type, Site site, Problems problems) {
    if (text.equals("true") || text.equals("false")) {
      return Optional.of(text);
    }
    problems.add(ProblemKind.DEFAULT, site, notA(text, type), "Write true or false");
    return Optional.empty();
  }

  private static Optional<String> integer(
      String text, TypeDeclaration type, long min, long max, Site site, Problems problems) {
    try {
      long value = Long.parseLong(text);
      if (text.matches(INTEGER) && value >= min && value <= max) {
        return Optional.of(Long.toString(value));
      }
    } catch (NumberFormatException e) {
      // Told below, with the range.
    }
    problems.add(
        ProblemKind.DEFAULT, site, notA(text, type), "Write an integer from " + min + " to " + max);
    return Optional.empty();
  }

  private static String notA(String text, TypeDeclaration type) {
    return "the default '" + text + "' is no " + type.text();
  }
}
