package dev.wirecommand.cli;

import dev.wirecommand.frame.FrameEncoder;
import dev.wirecommand.frame.text.FrameText;
import java.util.HexFormat;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/** Parses a line of a script. */
final class ReplayParser {
  private static final String CBOR = "cbor:";
  private static final int LAST_ID = 0xFFFF;

  private final String line;
  private int index;

  private ReplayParser(String line) {
    this.line = line;
  }

  /**
   * Parses a line.
   *
   * @param line the line
   * @return the step, or null if the line is blank or a comment
   * @throws Failure if the line is not a step; the message says what was expected
   */
  static @Nullable ReplayStep parse(String line) throws Failure {
    return new ReplayParser(line).step();
  }

  private @Nullable ReplayStep step() throws Failure {
    while (index < line.length() && Character.isWhitespace(line.charAt(index))) {
      index++;
    }
    if (index == line.length() || line.charAt(index) == '#') {
      return null;
    }
    if (line.charAt(index) >= '0' && line.charAt(index) <= '9') {
      return frame();
    }
    String word = word();
    return switch (word) {
      case "frame" -> frame();
      case "hex" -> hex();
      case "respond" -> respond();
      case "fail" -> new ReplayStep.Fail(id("fail ID MESSAGE"), rest());
      case "defer" -> alone(word, new ReplayStep.Defer());
      case "eof" -> alone(word, new ReplayStep.Eof());
      default ->
          throw Failure.usage(
              "'"
                  + word
                  + "' is no step; write frame, hex, respond, fail, defer, eof, or a frame's text"
                  + " form, which begins with the request id");
    };
  }

  /** Returns the characters up to the next space, and skips the space. */
  private String word() {
    int space = line.indexOf(' ', index);
    int end = space < 0 ? line.length() : space;
    String word = line.substring(index, end);
    index = Math.min(end + 1, line.length());
    return word;
  }

  private String rest() {
    return line.substring(index);
  }

  private ReplayStep frame() throws Failure {
    byte[] bytes = located((text, from) -> FrameEncoder.encode(FrameText.parse(text, from)));
    return new ReplayStep.Bytes(bytes, true);
  }

  private ReplayStep hex() throws Failure {
    String digits = rest().replace(" ", "");
    try {
      return new ReplayStep.Bytes(HexFormat.of().parseHex(digits), false);
    } catch (IllegalArgumentException e) {
      throw Failure.usage("'" + rest() + "' is not hex: write two digits for each byte");
    }
  }

  private ReplayStep respond() throws Failure {
    int id = id("respond ID PAYLOAD");
    byte[] payload = located(FrameText::parsePayload);
    return new ReplayStep.Respond(id, payload, rest().startsWith(CBOR));
  }

  private int id(String form) throws Failure {
    String word = word();
    // Six digits exceed the range, so longer numbers need not be parsed.
    if (word.matches("[0-9]{1,6}") && Integer.parseInt(word) <= LAST_ID) {
      return Integer.parseInt(word);
    }
    throw Failure.usage(
        "write " + form + ", where ID is in 0.." + LAST_ID + "; '" + word + "' is no such id");
  }

  private ReplayStep alone(String word, ReplayStep step) throws Failure {
    if (!rest().isBlank()) {
      throw Failure.usage("'" + word + "' stands alone; leave out '" + rest().strip() + "'");
    }
    return step;
  }

  /** Parses the rest of the line; errors name the column of the whole line. */
  private byte[] located(BiFunction<String, Integer, byte[]> reader) throws Failure {
    try {
      return reader.apply(line, index);
    } catch (IllegalArgumentException e) {
      throw Failure.usage(String.valueOf(e.getMessage()));
    }
  }
}
