package dev.wirecommand.schema.json;

import dev.wirecommand.text.EscapedText;
import tools.jackson.core.JacksonException;
import tools.jackson.core.exc.StreamConstraintsException;
import tools.jackson.core.exc.UnexpectedEndOfInputException;

/** Converts the exceptions of Jackson's parser to messages. */
final class SyntaxMessages {
  private static final int QUOTED = 200;

  private SyntaxMessages() {}

  static String of(JacksonException refusal) {
    if (refusal instanceof UnexpectedEndOfInputException) {
      return "the text ends within a value";
    }
    String kind = refusal instanceof StreamConstraintsException ? "over a limit: " : "not JSON: ";
    String message = String.valueOf(refusal.getOriginalMessage());
    return kind + EscapedText.of(message, QUOTED).replace("\\\"", "\"");
  }
}
