package dev.wirecommand.jackson;

import dev.wirecommand.cbor.CborException;
import dev.wirecommand.text.EscapedText;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.exc.InvalidFormatException;
import tools.jackson.databind.exc.MismatchedInputException;
import tools.jackson.databind.exc.UnrecognizedPropertyException;

/**
 * A converter of Jackson's exceptions to messages. They use the wire's terms and no class names.
 */
final class BindingErrors {
  /** The maximum number of characters that a message quotes from a text or a name. */
  private static final int QUOTED = 64;

  /** The maximum number of property names that a message lists. */
  private static final int LISTED = 32;

  private static final Map<Class<?>, String> TERMS =
      Map.ofEntries(
          Map.entry(boolean.class, "boolean"),
          Map.entry(Boolean.class, "boolean"),
          Map.entry(byte.class, "integer"),
          Map.entry(Byte.class, "integer"),
          Map.entry(short.class, "integer"),
          Map.entry(Short.class, "integer"),
          Map.entry(int.class, "integer"),
          Map.entry(Integer.class, "integer"),
          Map.entry(long.class, "integer"),
          Map.entry(Long.class, "integer"),
          Map.entry(BigInteger.class, "integer"),
          Map.entry(float.class, "float"),
          Map.entry(Float.class, "float"),
          Map.entry(double.class, "float"),
          Map.entry(Double.class, "float"),
          Map.entry(BigDecimal.class, "float"),
          Map.entry(String.class, "text"),
          Map.entry(byte[].class, "bytes"));

  private BindingErrors() {}

  /**
   * Converts a Jackson exception to a {@link CborException}.
   *
   * @param at the offset at which the refused value begins
   */
  static CborException convert(JacksonException refusal, int at) {
    List<JacksonException.Reference> path = new ArrayList<>(refusal.getPath());
    if (refusal instanceof UnrecognizedPropertyException && !path.isEmpty()) {
      // The path ends in the unknown property, which the message names already.
      path.remove(path.size() - 1);
    }
    CborException converted = new CborException(detail(refusal), at);
    for (int i = path.size() - 1; i >= 0; i--) {
      JacksonException.Reference step = path.get(i);
      String property = step.getPropertyName();
      if (property != null) {
        converted.within(EscapedText.of(property, QUOTED));
      } else if (step.getIndex() >= 0) {
        converted.within(step.getIndex());
      }
    }
    return converted;
  }

  private static String detail(JacksonException refusal) {
    if (refusal instanceof UnrecognizedPropertyException unknown) {
      return "unknown field '"
          + EscapedText.of(unknown.getPropertyName(), QUOTED)
          + "'; it has "
          + known(unknown.getKnownPropertyIds());
    }
    if (refusal.getCause() instanceof IllegalArgumentException cause
        && cause.getMessage() != null) {
      return cause.getMessage();
    }
    if (refusal instanceof MismatchedInputException mismatch) {
      String mismatched = detail(mismatch);
      if (mismatched != null) {
        return mismatched;
      }
    }
    return "not a valid value";
  }

  private static String known(@Nullable Collection<Object> properties) {
    if (properties == null || properties.isEmpty()) {
      return "none";
    }
    List<String> names = properties.stream().map(String::valueOf).sorted().toList();
    if (names.size() <= LISTED) {
      return String.join(", ", names);
    }
    int more = names.size() - LISTED;
    return String.join(", ", names.subList(0, LISTED)) + ", … and " + more + " more";
  }

  private static @Nullable String detail(MismatchedInputException mismatch) {
    String expected = expected(mismatch.getTargetType());
    String got = term(mismatch.getCurrentToken());
    if (expected != null && got != null && !expected.equals(got)) {
      return "expected " + expected + ", got " + got;
    }
    if (mismatch instanceof InvalidFormatException format
        && format.getValue() instanceof String text) {
      return "'" + EscapedText.of(text, QUOTED) + "' is not a valid value";
    }
    return null;
  }

  /** Returns the expected wire type of a Java type, or null if the mapper determines it. */
  private static @Nullable String expected(@Nullable Class<?> type) {
    if (type == null) {
      return null;
    }
    String term = TERMS.get(type);
    if (term != null) {
      return term;
    }
    if (type.isArray() || Collection.class.isAssignableFrom(type)) {
      return "array";
    }
    if (type.isRecord() || Map.class.isAssignableFrom(type)) {
      return "map";
    }
    return type.isEnum() ? "text" : null;
  }

  private static @Nullable String term(@Nullable JsonToken token) {
    if (token == null) {
      return null;
    }
    return switch (token) {
      case START_OBJECT -> "map";
      case START_ARRAY -> "array";
      case VALUE_STRING -> "text";
      case VALUE_NUMBER_INT -> "integer";
      case VALUE_NUMBER_FLOAT -> "float";
      case VALUE_TRUE, VALUE_FALSE -> "boolean";
      case VALUE_NULL -> "null";
      case VALUE_EMBEDDED_OBJECT -> "bytes";
      default -> null;
    };
  }
}
