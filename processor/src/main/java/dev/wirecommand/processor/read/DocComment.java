package dev.wirecommand.processor.read;

import java.util.HashMap;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The Javadoc of a method as plain text, for tools that show it.
 *
 * @param description the main description, with an empty line between paragraphs
 * @param parameters the description of each parameter, by name
 */
record DocComment(String description, Map<String, String> parameters) {
  /**
   * The maximum length of a description in generated code, in characters. A constant in a class
   * file has at most 65,535 bytes.
   */
  private static final int LONGEST = 2_000;

  private static final DocComment NONE = new DocComment("", Map.of());

  private static final Pattern BLOCK_TAG = Pattern.compile("(?m)^\\s*@");
  private static final Pattern PARAMETER =
      Pattern.compile("param\\s+(\\w+)\\s+(.*)", Pattern.DOTALL);
  private static final Pattern CODE = Pattern.compile("\\{@(?:code|literal)\\s+([^{}]*)}");
  private static final Pattern LINK =
      Pattern.compile("\\{@link(?:plain)?\\s+([^\\s{}]+)(?:\\s+([^{}]*))?}");
  private static final Pattern OTHER_INLINE = Pattern.compile("\\{@\\w+\\s*([^{}]*)}");
  private static final Pattern PARAGRAPH =
      Pattern.compile("(?i)\\s*<(?:p|/p|ul|li|pre|br)\\s*/?>\\s*");
  private static final Pattern HTML = Pattern.compile("</?[a-zA-Z][^<>]*>");

  /**
   * Parses a Javadoc comment from the compiler. The compiler returns the comment without asterisks.
   */
  static DocComment of(@Nullable String comment) {
    if (comment == null) {
      return NONE;
    }
    String[] blocks = BLOCK_TAG.split(comment, -1);
    Map<String, String> parameters = new HashMap<>();
    for (int i = 1; i < blocks.length; i++) {
      Matcher parameter = PARAMETER.matcher(blocks[i]);
      if (parameter.matches()) {
        parameters.put(parameter.group(1), plain(parameter.group(2)));
      }
    }
    return new DocComment(plain(blocks[0]), parameters);
  }

  /** Returns the description of a parameter. It is empty if the comment has none. */
  String parameter(String name) {
    return parameters.getOrDefault(name, "");
  }

  private static String plain(String javadoc) {
    String text = CODE.matcher(javadoc).replaceAll("$1");
    text = LINK.matcher(text).replaceAll(DocComment::linkText);
    text = OTHER_INLINE.matcher(text).replaceAll("$1");
    StringBuilder plain = new StringBuilder();
    for (String paragraph : PARAGRAPH.split(text, -1)) {
      String joined = HTML.matcher(paragraph).replaceAll("").strip().replaceAll("\\s+", " ");
      if (!joined.isEmpty()) {
        plain.append(plain.isEmpty() ? "" : "\n\n").append(unescaped(joined));
      }
    }
    return plain.length() <= LONGEST ? plain.toString() : cut(plain);
  }

  private static String cut(StringBuilder text) {
    int end = Character.isHighSurrogate(text.charAt(LONGEST - 1)) ? LONGEST - 1 : LONGEST;
    return text.substring(0, end) + "\u2026";
  }

  private static String linkText(MatchResult link) {
    String label = link.group(2);
    String text = label != null && !label.isBlank() ? label : link.group(1).replace('#', '.');
    return Matcher.quoteReplacement(text.startsWith(".") ? text.substring(1) : text);
  }

  private static String unescaped(String text) {
    return text.replace("&lt;", "<")
        .replace("&gt;", ">")
        .replace("&quot;", "\"")
        .replace("&amp;", "&");
  }
}
