package dev.wirecommand.processor.write;

import com.palantir.javapoet.CodeBlock;
import java.util.ArrayList;
import java.util.List;

/**
 * String literals in generated code. They consist of printable ASCII only: JavaPoet would split a
 * literal at any character that Unicode regards as a line break.
 */
public final class StringLiterals {
  private static final int WIDTH = 70;

  /**
   * The maximum length of a constant, in bytes of modified UTF-8. A class file can hold one byte
   * more, but javac can't write it.
   */
  private static final int MOST_BYTES = 65_534;

  private StringLiterals() {}

  /**
   * Returns the Java expression for a text, which is a single literal if a class file can hold it.
   */
  public static CodeBlock of(String text) {
    return fits(text) ? literal(text) : joined(text);
  }

  /**
   * Returns the Java expression for a text. A long text is split after spaces into several
   * literals, which are concatenated.
   */
  public static CodeBlock wrapped(String text) {
    return fits(text) ? concatenated(text) : joined(text);
  }

  private static boolean fits(String text) {
    return text.length() <= MOST_BYTES / 3 || end(text, 0) == text.length();
  }

  /** Returns an expression that joins constants at run time, since the compiler can't. */
  private static CodeBlock joined(String text) {
    List<CodeBlock> parts = new ArrayList<>();
    for (int from = 0; from < text.length(); ) {
      int to = end(text, from);
      parts.add(concatenated(text.substring(from, to)));
      from = to;
    }
    return CodeBlock.of("$T.join($>$>\n\"\",\n$L)$<$<", String.class, CodeBlock.join(parts, ",\n"));
  }

  /** Returns where a constant ends that begins at an index and is as long as possible. */
  private static int end(String text, int from) {
    int bytes = 0;
    for (int i = from; i < text.length(); i++) {
      char c = text.charAt(i);
      bytes += c > 0 && c < 0x80 ? 1 : c < 0x800 ? 2 : 3;
      if (bytes > MOST_BYTES) {
        return i;
      }
    }
    return text.length();
  }

  private static CodeBlock concatenated(String text) {
    List<CodeBlock> lines = new ArrayList<>();
    int from = 0;
    while (text.length() - from > WIDTH) {
      int space = text.lastIndexOf(' ', from + WIDTH - 1);
      int to = space > from ? space + 1 : from + WIDTH;
      lines.add(literal(text.substring(from, to)));
      from = to;
    }
    lines.add(literal(text.substring(from)));
    CodeBlock first = lines.remove(0);
    return lines.isEmpty()
        ? first
        : CodeBlock.of("$L$>$>\n+ $L$<$<", first, CodeBlock.join(lines, "\n+ "));
  }

  private static CodeBlock literal(String text) {
    StringBuilder literal = new StringBuilder("\"");
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      switch (c) {
        case '"', '\\' -> literal.append('\\').append(c);
        case '\n' -> literal.append("\\n");
        case '\r' -> literal.append("\\r");
        case '\t' -> literal.append("\\t");
        default -> {
          if (c >= ' ' && c < 0x7f) {
            literal.append(c);
          } else {
            literal.append(String.format("\\u%04x", (int) c));
          }
        }
      }
    }
    return CodeBlock.of("$L", literal.append('"').toString());
  }
}
