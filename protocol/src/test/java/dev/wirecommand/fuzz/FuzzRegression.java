package dev.wirecommand.fuzz;

import dev.wirecommand.frame.FrameEncoder;
import dev.wirecommand.frame.text.FrameText;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;

/**
 * A finding that was fixed, as a text file tells it.
 *
 * <p>Each line is one of: {@code target: NAME}; {@code frame: TEXT}, a frame in its text form; hex
 * digits, with or without spaces. A {@code #} and what follows is a comment, except after {@code
 * frame:}. The bytes of all lines, in order, are the input.
 *
 * @param name the name of the file without {@code .txt}
 * @param target the name of the target
 * @param input the input that led to the finding
 */
record FuzzRegression(String name, String target, byte[] input) {
  private static final String TARGET = "target:";
  private static final String FRAME = "frame:";

  /** Reads a file. */
  static FuzzRegression read(Path file) {
    try {
      return parse(
          file.getFileName().toString().replaceFirst("\\.txt$", ""), Files.readAllLines(file));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static FuzzRegression parse(String name, List<String> lines) {
    String target = null;
    ByteArrayOutputStream input = new ByteArrayOutputStream();
    for (String line : lines) {
      if (line.startsWith(FRAME)) {
        String text = line.substring(FRAME.length()).strip();
        input.writeBytes(FrameEncoder.encode(FrameText.parse(text)));
        continue;
      }
      String content = line.replaceFirst("#.*", "").strip();
      if (content.startsWith(TARGET)) {
        target = content.substring(TARGET.length()).strip();
      } else {
        input.writeBytes(HexFormat.of().parseHex(content.replace(" ", "")));
      }
    }
    if (target == null) {
      throw new IllegalArgumentException(name + " names no target; add a line \"target: NAME\"");
    }
    return new FuzzRegression(name, target, input.toByteArray());
  }

  @Override
  public String toString() {
    return name;
  }
}
