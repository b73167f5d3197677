package dev.wirecommand.codegen;

import dev.wirecommand.cbor.CborException;
import dev.wirecommand.cbor.CborReader;
import dev.wirecommand.cbor.CborWriter;
import dev.wirecommand.command.ValueCodec;
import dev.wirecommand.text.EscapedText;
import java.time.DateTimeException;
import java.util.function.Function;

/** A codec for values that are text on the wire. */
final class TextCodec<T> implements ValueCodec<T> {
  /** The maximum number of characters that an error message quotes from an invalid text. */
  private static final int QUOTED = 64;

  private final String expected;
  private final int maxChars;
  private final Function<String, T> parser;
  private final Function<T, String> printer;

  /**
   * Creates a codec that reads values with the given parser, and writes the text of {@code
   * toString}.
   *
   * @param expected the expected value in words, for messages
   * @param maxChars the maximum length; longer texts are refused without parsing
   * @param parser throws DateTimeException, ArithmeticException or IllegalArgumentException if the
   *     text is invalid
   */
  TextCodec(String expected, int maxChars, Function<String, T> parser) {
    this(expected, maxChars, parser, Object::toString);
  }

  /**
   * Creates a codec that reads values with the given parser, and writes them with the given
   * printer.
   *
   * @param printer throws IllegalArgumentException if the value can't be sent
   */
  TextCodec(
      String expected, int maxChars, Function<String, T> parser, Function<T, String> printer) {
    this.expected = expected;
    this.maxChars = maxChars;
    this.parser = parser;
    this.printer = printer;
  }

  @Override
  public T read(CborReader in) {
    int at = in.position();
    String text = in.readText();
    if (text.length() > maxChars) {
      throw refusal(text, at);
    }
    try {
      return parser.apply(text);
    } catch (DateTimeException | ArithmeticException | IllegalArgumentException e) {
      throw refusal(text, at);
    }
  }

  private CborException refusal(String text, int at) {
    return new CborException(
        "expected " + expected + ", got '" + EscapedText.of(text, QUOTED) + "'", at);
  }

  @Override
  public void write(CborWriter out, T value) {
    out.writeText(printer.apply(value));
  }
}
