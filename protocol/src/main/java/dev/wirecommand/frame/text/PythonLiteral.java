package dev.wirecommand.frame.text;

import dev.wirecommand.cbor.CborWriter;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads a value in Python's notation and encodes it as canonical CBOR (section 7 of the protocol).
 * It reads {@code None}, {@code True}, {@code False}, integers and floats. It encodes {@code b'..'}
 * as a byte string, {@code '..'} and {@code u'..'} as text strings, lists and tuples as arrays, and
 * dicts as maps.
 *
 * <p>It is a recursive descent, one method for each kind of value, each with {@code index} at the
 * value's first character and leaving it after the last. Each method returns an object that writes
 * the value later: the head of an array needs the number of items, which is known only after the
 * last of them.
 */
final class PythonLiteral {
  /** The maximum nesting depth of brackets. The limit keeps the stack from overflowing. */
  static final int MAX_DEPTH = 128;

  private static final String EXPECTED =
      "a value is None, True, False, a number, b'..', '..', u'..', [..], (..) or {..}";

  /** A value that has been read and can be written as CBOR. */
  private interface Value {
    void write(CborWriter out);
  }

  private final String line;
  private int index;
  private int depth;

  private PythonLiteral(String line, int index) {
    this.line = line;
    this.index = index;
  }

  /**
   * Reads the literal from an index to the line's end, and encodes it as canonical CBOR.
   *
   * @param line the line
   * @param from the index at which the literal begins
   * @return its canonical CBOR
   * @throws IllegalArgumentException if the rest is not one literal, or has no CBOR form
   */
  static byte[] encode(String line, int from) {
    PythonLiteral literal = new PythonLiteral(line, from);
    Value value = literal.value();
    literal.skipSpace();
    if (literal.index < line.length()) {
      throw literal.error("'" + literal.peek() + "' after the end of the value");
    }
    CborWriter out = new CborWriter();
    value.write(out);
    return out.toByteArray();
  }

  private Value value() {
    skipSpace();
    if (index == line.length()) {
      throw error("the text ends where a value is due; " + EXPECTED);
    }
    char c = peek();
    return switch (c) {
      case '[' -> list();
      case '(' -> parenthesized();
      case '{' -> dict();
      case '\'', '"' -> string();
      case '+', '-', '.' -> number();
      default -> {
        if (PythonSyntax.isDigit(c)) {
          yield number();
        }
        yield PythonSyntax.isNamePart(c) ? nameOrString() : unexpected(c);
      }
    };
  }

  private Value unexpected(char c) {
    throw error("'" + c + "' begins no value; " + EXPECTED);
  }

  private Value list() {
    int start = open();
    List<Value> items = new ArrayList<>();
    while (!closes(']', start)) {
      items.add(value());
      separator(']', start);
    }
    return array(items);
  }

  /** Reads a tuple, or one value in parentheses. One value with a comma after it is a tuple. */
  private Value parenthesized() {
    int start = open();
    List<Value> items = new ArrayList<>();
    boolean comma = false;
    while (!closes(')', start)) {
      items.add(value());
      comma = separator(')', start);
    }
    return items.size() == 1 && !comma ? items.get(0) : array(items);
  }

  private static Value array(List<Value> items) {
    return out -> {
      out.writeArrayHeader(items.size());
      items.forEach(item -> item.write(out));
    };
  }

  private Value dict() {
    int start = open();
    List<Value> keysAndValues = new ArrayList<>();
    while (!closes('}', start)) {
      keysAndValues.add(value());
      skipSpace();
      if (index == line.length() || peek() != ':') {
        throw error("':' is due after the key of a dict");
      }
      index++;
      keysAndValues.add(value());
      separator('}', start);
    }
    return out -> {
      int mark = out.beginMap(keysAndValues.size() / 2);
      keysAndValues.forEach(each -> each.write(out));
      try {
        out.endMap(mark);
      } catch (IllegalArgumentException e) {
        throw ColumnError.at(start, "two keys of the dict that begins here are equal");
      }
    };
  }

  /** Moves past an opening bracket and returns its index. */
  private int open() {
    if (depth >= MAX_DEPTH) {
      throw error("brackets nest deeper than " + MAX_DEPTH);
    }
    depth++;
    return index++;
  }

  /** Tells whether the closing bracket comes next. If it does, this moves past it. */
  private boolean closes(char bracket, int start) {
    skipSpace();
    if (index == line.length()) {
      throw ColumnError.at(start, "'" + line.charAt(start) + "' is never closed");
    }
    if (peek() != bracket) {
      return false;
    }
    index++;
    depth--;
    return true;
  }

  /**
   * Moves past the comma after an item, if there is one, and returns whether there was one. The
   * last item needs no comma.
   */
  private boolean separator(char bracket, int start) {
    skipSpace();
    if (index < line.length() && peek() == ',') {
      index++;
      return true;
    }
    if (index < line.length() && peek() != bracket) {
      throw error(
          "',' or '"
              + bracket
              + "' is due, to go on with or to close the '"
              + line.charAt(start)
              + "' of column "
              + (start + 1));
    }
    return false;
  }

  private Value number() {
    PythonNumber number = PythonNumber.read(line, index);
    index = number.end();
    return number::write;
  }

  private Value nameOrString() {
    int end = index;
    while (end < line.length() && PythonSyntax.isNamePart(line.charAt(end))) {
      end++;
    }
    if (end < line.length() && PythonSyntax.isQuote(line.charAt(end))) {
      return string();
    }
    String name = line.substring(index, end);
    Value value =
        switch (name) {
          case "None" -> CborWriter::writeNull;
          case "True" -> out -> out.writeBoolean(true);
          case "False" -> out -> out.writeBoolean(false);
          default -> throw error("'" + name + "' is no value; " + EXPECTED);
        };
    index = end;
    return value;
  }

  /** Reads a string. Several adjacent strings are joined to one. */
  private Value string() {
    PythonString string = PythonString.read(line, index);
    index = string.end();
    if (string.content().isText()) {
      String text = string.content().text();
      return out -> out.writeText(text);
    }
    byte[] bytes = string.content().bytes();
    return out -> out.writeBytes(bytes);
  }

  private void skipSpace() {
    index = PythonSyntax.skipSpace(line, index);
  }

  private char peek() {
    return line.charAt(index);
  }

  private IllegalArgumentException error(String fact) {
    return ColumnError.at(index, fact);
  }
}
