package dev.wirecommand.processor.write;

import com.palantir.javapoet.CodeBlock;
import java.util.ArrayList;
import java.util.List;

/** String literals in generated code. */
public final class StringLiterals {
  private static final int WIDTH = 70;

  private StringLiterals() {}

  /**
   * Returns the Java string literal for a text. A long text is split after spaces into several
   * literals, which are concatenated.
   */
  public static CodeBlock wrapped(String text) {
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

  /** Returns a string literal on a single line. JavaPoet would split the literal at line ends. */
  private static CodeBlock literal(String text) {
    String escaped =
        text.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n").replace("\t", "\\t");
    return CodeBlock.of("$L", '"' + escaped + '"');
  }
}
