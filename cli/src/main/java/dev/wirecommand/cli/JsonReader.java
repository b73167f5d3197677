package dev.wirecommand.cli;

import dev.wirecommand.cbor.CborLimits;
import dev.wirecommand.cbor.CborValue;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.exc.StreamConstraintsException;
import tools.jackson.core.json.JsonFactory;

/**
 * Converts JSON to the equivalent CBOR value (section 10 of the protocol). Numbers keep their kind:
 * {@code 1} is an integer, {@code 1.0} a float.
 */
final class JsonReader {
  /** A value is nested in two maps of its request. */
  private static final int DEEPEST = CborLimits.DEEPEST - 2;

  private static final int SHOWN_DIGITS = 40;

  /** The system limits the length of arguments, so the length of numbers needs no other limit. */
  private static final JsonFactory FACTORY =
      JsonFactory.builder()
          .streamReadConstraints(
              StreamReadConstraints.builder()
                  .maxNestingDepth(DEEPEST)
                  .maxNumberLength(Integer.MAX_VALUE)
                  .build())
          .build();

  private static final BigInteger MOST = BigInteger.ONE.shiftLeft(64).subtract(BigInteger.ONE);
  private static final BigInteger LEAST = BigInteger.ONE.shiftLeft(64).negate();

  private final JsonParser in;

  private JsonReader(JsonParser in) {
    this.in = in;
  }

  /** An error in the JSON text; the message says what is wrong. */
  static final class JsonException extends Exception {
    private static final long serialVersionUID = 1L;

    JsonException(String message) {
      super(message, null, false, false);
    }

    @Override
    public String getMessage() {
      String message = super.getMessage();
      return message == null ? "" : message;
    }
  }

  /**
   * Converts a JSON text.
   *
   * @param json one JSON value
   * @return the value
   * @throws JsonException if the text is not exactly one JSON value, an object has a key twice, or
   *     a number exceeds the range of CBOR
   */
  static CborValue read(String json) throws JsonException {
    try (JsonParser in = FACTORY.createParser(ObjectReadContext.empty(), json)) {
      JsonToken first = in.nextToken();
      if (first == null) {
        throw new JsonException("there is no JSON value");
      }
      CborValue value = new JsonReader(in).value(first);
      if (in.nextToken() != null) {
        throw new JsonException("there is more than one JSON value");
      }
      return value;
    } catch (StreamConstraintsException e) {
      throw new JsonException("JSON nested deeper than " + DEEPEST);
    } catch (JacksonException e) {
      throw new JsonException("not JSON, see column " + e.getLocation().getColumnNr());
    }
  }

  private CborValue value(JsonToken token) throws JsonException {
    return switch (token) {
      case START_OBJECT -> object();
      case START_ARRAY -> array();
      case VALUE_STRING -> new CborValue.Text(text(in.getString()));
      case VALUE_NUMBER_INT -> integer(in.getBigIntegerValue());
      case VALUE_NUMBER_FLOAT -> real(in.getString());
      case VALUE_TRUE -> new CborValue.Bool(true);
      case VALUE_FALSE -> new CborValue.Bool(false);
      case VALUE_NULL -> new CborValue.Null();
      default -> throw new AssertionError("JSON has no " + token + " here");
    };
  }

  private CborValue array() throws JsonException {
    List<CborValue> elements = new ArrayList<>();
    for (JsonToken token = in.nextToken(); token != JsonToken.END_ARRAY; token = in.nextToken()) {
      elements.add(value(token));
    }
    return new CborValue.Array(elements);
  }

  private CborValue object() throws JsonException {
    List<CborValue.Entry> entries = new ArrayList<>();
    Set<String> keys = new HashSet<>();
    while (in.nextToken() != JsonToken.END_OBJECT) {
      String key = text(in.currentName());
      if (!keys.add(key)) {
        throw new JsonException("the key " + JsonText.quote(key) + " is there twice");
      }
      entries.add(new CborValue.Entry(new CborValue.Text(key), value(in.nextToken())));
    }
    return new CborValue.Map(entries);
  }

  /** Refuses unpaired surrogates, which UTF-8, and so CBOR text, cannot express. */
  private static String text(String text) throws JsonException {
    if (text.codePoints().anyMatch(point -> Character.getType(point) == Character.SURROGATE)) {
      throw new JsonException("the string " + JsonText.quote(text) + " has an unpaired surrogate");
    }
    return text;
  }

  private static CborValue integer(BigInteger value) throws JsonException {
    if (value.compareTo(LEAST) < 0 || value.compareTo(MOST) > 0) {
      throw new JsonException(
          "the integer " + shown(value.toString()) + " is not in " + LEAST + ".." + MOST);
    }
    return new CborValue.Int(value);
  }

  private static CborValue real(String digits) throws JsonException {
    double value = Double.parseDouble(digits);
    if (Double.isInfinite(value)) {
      throw new JsonException(
          "the number " + shown(digits) + " is too large for a float of 64 bits");
    }
    if (value == 0 && isNotZero(digits)) {
      throw new JsonException(
          "the number " + shown(digits) + " is too small for a float of 64 bits");
    }
    return new CborValue.Float(value);
  }

  private static String shown(String digits) {
    return digits.length() <= SHOWN_DIGITS ? digits : digits.substring(0, SHOWN_DIGITS) + "...";
  }

  private static boolean isNotZero(String digits) {
    return digits.chars().takeWhile(c -> c != 'e' && c != 'E').anyMatch(c -> c >= '1' && c <= '9');
  }
}
