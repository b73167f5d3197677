package dev.wirecommand.processor.write;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;

/**
 * Javadoc in generated code from plain text. It consists of printable ASCII only, and nothing in it
 * is a tag, a comment's end or a Unicode escape.
 */
public final class JavadocText {
  private static final int WIDTH = 80;

  private static final int REPLACEMENT = 0xfffd;

  private JavadocText() {}

  /** Returns a text as the main part of a comment. Empty lines separate its paragraphs. */
  public static CodeBlock paragraphs(String text) {
    StringBuilder javadoc = new StringBuilder();
    for (String paragraph : text.split("\n\n", -1)) {
      javadoc.append(javadoc.isEmpty() ? "" : "\n\n<p>");
      javadoc.append(wrapped(paragraph, 0, ""));
    }
    return CodeBlock.of("$L", javadoc.toString());
  }

  /** Returns the lines of a {@code @param} tag. */
  public static CodeBlock parameter(String name, String text) {
    return tag(CodeBlock.of("@param $L", name), text);
  }

  /** Returns the lines of a {@code @throws} tag. */
  public static CodeBlock exception(ClassName type, String text) {
    return tag(CodeBlock.of("@throws $T", type), text);
  }

  /** Returns the lines of a tag that has nothing but a text. */
  public static CodeBlock tag(String name, String text) {
    return tag(CodeBlock.of("@$L", name), text);
  }

  private static CodeBlock tag(CodeBlock start, String text) {
    String joined = text.replace("\n\n", " ");
    return CodeBlock.of("$L $L\n", start, wrapped(joined, start.toString().length() + 1, "    "));
  }

  private static String wrapped(String text, int column, String indent) {
    StringBuilder lines = new StringBuilder();
    int width = column;
    for (String word : text.strip().split("\\s+", -1)) {
      String escaped = escaped(word);
      if (lines.length() > 0) {
        boolean breaks = width + escaped.length() > WIDTH;
        lines.append(breaks ? "\n" + indent : " ");
        width = breaks ? indent.length() : width + 1;
      }
      lines.append(escaped);
      width += escaped.length();
    }
    return lines.toString();
  }

  private static String escaped(String text) {
    StringBuilder escaped = new StringBuilder();
    text.codePoints()
        .forEach(
            c -> {
              boolean isPlain = c > ' ' && c < 0x7f && "&<>@*\\{}".indexOf(c) < 0;
              if (isPlain) {
                escaped.append((char) c);
              } else {
                boolean isCharacter = !Character.isISOControl(c) && Character.isDefined(c);
                boolean isHalf = Character.getType(c) == Character.SURROGATE;
                escaped.append("&#").append(isCharacter && !isHalf ? c : REPLACEMENT).append(';');
              }
            });
    return escaped.toString();
  }
}
