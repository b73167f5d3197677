package dev.wirecommand.processor.write;

import com.palantir.javapoet.CodeBlock;
import java.util.ArrayList;
import java.util.List;

/** String literals in generated code. */
final class Literals {
  private static final int WIDTH = 70;

  private Literals() {}

  /** A literal; a long one as a sum of lines, broken after commas or spaces. */
  static CodeBlock wrapped(String text) {
    List<CodeBlock> lines = new ArrayList<>();
    int from = 0;
    while (text.length() - from > WIDTH) {
      int comma = text.lastIndexOf(", ", from + WIDTH - 2);
      int space = text.lastIndexOf(' ', from + WIDTH - 1);
      int to = comma > from ? comma + 2 : space > from ? space + 1 : from + WIDTH;
      lines.add(CodeBlock.of("$S", text.substring(from, to)));
      from = to;
    }
    lines.add(CodeBlock.of("$S", text.substring(from)));
    CodeBlock first = lines.remove(0);
    return lines.isEmpty()
        ? first
        : CodeBlock.of("$L$>$>\n+ $L$<$<", first, CodeBlock.join(lines, "\n+ "));
  }
}
