package dev.wirecommand.schema.cddl;

import dev.wirecommand.cbor.CborValue;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HexFormat;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Parses one number or string at a place in a text. */
final class Literals {
  private static final Pattern NUMBER =
      Pattern.compile("-?(0x[0-9a-fA-F]+|0b[01]+|[0-9]+(\\.[0-9]+)?([eE][+-]?[0-9]+)?)");

  private static final int LONGEST_NUMBER = 1000;

  private final String text;
  private final Position position;
  private int at;

  Literals(String text, int at, Position position) {
    this.text = text;
    this.at = at;
    this.position = position;
  }

  /** Returns the index after the literal that was parsed. */
  int end() {
    return at;
  }

  boolean hasBytesPrefix() {
    return text.startsWith("h'", at) || text.startsWith("b64'", at);
  }

  CborValue number() {
    Matcher matcher = NUMBER.matcher(text).region(at, text.length());
    if (!matcher.lookingAt()) {
      throw new CddlException(position, "expected a number");
    }
    String number = matcher.group();
    at = matcher.end();
    if (number.length() > LONGEST_NUMBER) {
      throw new CddlException(position, "a number of more than " + LONGEST_NUMBER + " characters");
    }
    if (matcher.group(2) != null || matcher.group(3) != null) {
      return new CborValue.Float(Double.parseDouble(number));
    }
    BigInteger magnitude = magnitude(matcher.group(1));
    BigInteger value = number.startsWith("-") ? magnitude.negate() : magnitude;
    if (magnitude.bitLength() > Long.SIZE && !value.equals(BigInteger.ONE.shiftLeft(64).negate())) {
      throw new CddlException(position, "an integer beyond the 64 bits of CBOR: " + number);
    }
    return new CborValue.Int(value);
  }

  private static BigInteger magnitude(String digits) {
    if (digits.startsWith("0x")) {
      return new BigInteger(digits.substring(2), 16);
    }
    return digits.startsWith("0b")
        ? new BigInteger(digits.substring(2), 2)
        : new BigInteger(digits);
  }

  CborValue string() {
    if (text.charAt(at) == '"') {
      return new CborValue.Text(quoted('"'));
    }
    boolean hex = text.charAt(at) == 'h';
    boolean base64 = text.charAt(at) == 'b';
    at = text.indexOf('\'', at);
    String content = quoted('\'');
    if (!hex && !base64) {
      return new CborValue.Bytes(content.getBytes(StandardCharsets.UTF_8));
    }
    String digits = content.replaceAll("[ \t\r\n]", "");
    try {
      return new CborValue.Bytes(
          hex
              ? HexFormat.of().parseHex(digits)
              : Base64.getDecoder().decode(digits.replace('-', '+').replace('_', '/')));
    } catch (IllegalArgumentException e) {
      throw new CddlException(position, hex ? "not pairs of hex digits" : "not base64");
    }
  }

  private String quoted(char quote) {
    StringBuilder content = new StringBuilder();
    at++;
    while (at < text.length()) {
      char c = text.charAt(at);
      at++;
      if (c == quote) {
        return content.toString();
      }
      content.append(c == '\\' ? escape() : c);
    }
    throw new CddlException(position, "a string without an end");
  }

  private char escape() {
    char c = at < text.length() ? text.charAt(at) : ' ';
    at++;
    return switch (c) {
      case '"', '\'', '\\', '/' -> c;
      case 'b' -> '\b';
      case 'f' -> '\f';
      case 'n' -> '\n';
      case 'r' -> '\r';
      case 't' -> '\t';
      case 'u' -> unicode();
      default -> throw new CddlException(position, "a string with a wrong escape");
    };
  }

  private char unicode() {
    int end = at + 4;
    if (end > text.length() || !text.substring(at, end).matches("[0-9a-fA-F]{4}")) {
      throw new CddlException(position, "a string with a wrong escape");
    }
    char c = (char) Integer.parseInt(text.substring(at, end), 16);
    at = end;
    return c;
  }
}
