package dev.wirecommand.sample;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/** Formats the content of a file for people. */
final class Preview {
  private static final int SHOWN_BYTES = 16;

  private Preview() {}

  /**
   * Formats the content: its lines if it is UTF-8 text, else its first bytes.
   *
   * @param content any bytes
   * @return the size, followed by at least one line unless the content is empty; no line has
   *     control characters
   */
  static List<String> rows(byte[] content) {
    List<String> rows = new ArrayList<>();
    rows.add(content.length + (content.length == 1 ? " byte" : " bytes"));
    try {
      String text = UTF_8.newDecoder().decode(ByteBuffer.wrap(content)).toString();
      List<String> lines = text.lines().map(line -> line.replace('\t', ' ')).toList();
      if (lines.stream().flatMapToInt(String::chars).noneMatch(Character::isISOControl)) {
        lines.forEach(line -> rows.add(("| " + line).stripTrailing()));
        return rows;
      }
    } catch (CharacterCodingException e) {
      // The content is not text, so its bytes are shown.
    }
    int shown = Math.min(content.length, SHOWN_BYTES);
    rows.add(
        HexFormat.ofDelimiter(" ").formatHex(content, 0, shown)
            + (shown < content.length ? " ..." : ""));
    return rows;
  }
}
