package dev.wirecommand.codegen;

import dev.wirecommand.cbor.CborException;
import dev.wirecommand.cbor.CborReader;
import dev.wirecommand.cbor.CborWriter;
import dev.wirecommand.command.ValueCodec;
import dev.wirecommand.text.EscapedText;
import java.time.DateTimeException;
import java.util.function.Function;

/** Values that are text on the wire: what their {@code toString} writes. */
final class TextCodec<T> implements ValueCodec<T> {
  /** How much of a bad text is quoted, in characters. */
  private static final int QUOTED = 64;

  private final String expected;
  private final int maxChars;
  private final Function<String, T> parser;

  /**
   * A codec.
   *
   * @param expected what is due, in words
   * @param maxChars longer texts are refused without being parsed
   * @param parser throws DateTimeException, ArithmeticException or IllegalArgumentException
   */
  TextCodec(String expected, int maxChars, Function<String, T> parser) {
    this.expected = expected;
    this.maxChars = maxChars;
    this.parser = parser;
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
    out.writeText(value.toString());
  }
}
