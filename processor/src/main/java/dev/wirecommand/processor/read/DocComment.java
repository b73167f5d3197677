package dev.wirecommand.processor.read;

import dev.wirecommand.processor.model.Documentation;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The Javadoc of a method as plain text, for tools that show it.
 *
 * @param documentation all but the parameters; an empty line separates the paragraphs of a text
 * @param parameters the description of each parameter, by name
 */
record DocComment(Documentation documentation, Map<String, String> parameters) {
  /**
   * The maximum length of a description in generated code, in characters. A constant in a class
   * file has at most 65,535 bytes.
   */
  private static final int LONGEST = 2_000;

  private static final DocComment NONE = new DocComment(Documentation.NONE, Map.of());

  private static final Pattern BLOCK_TAG = Pattern.compile("(?m)^\\s*@");
  private static final Pattern TAG = Pattern.compile("(\\w+)\\s+(.*)", Pattern.DOTALL);
  private static final Pattern NAMED = Pattern.compile("(\\S+)\\s+(.*)", Pattern.DOTALL);
  private static final Pattern FAILURE =
      Pattern.compile("(dev\\.wirecommand\\.command\\.)?CommandException");
  private static final Pattern INLINE_RETURN = Pattern.compile("\\{@return\\s+([^{}]*)}");
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
    String main = withoutLinks(blocks[0]);
    Matcher inline = INLINE_RETURN.matcher(main);
    String result = inline.find() ? plain(inline.group(1)) : "";
    String description = plain(inline.replaceFirst("Returns $1."));
    Map<String, String> parameters = new HashMap<>();
    List<String> failures = new ArrayList<>();
    String deprecation = "";
    for (int i = 1; i < blocks.length; i++) {
      Matcher tag = TAG.matcher(blocks[i]);
      if (!tag.matches()) {
        continue;
      }
      String text = withoutLinks(tag.group(2));
      Matcher named = NAMED.matcher(text);
      switch (tag.group(1)) {
        case "param" -> {
          if (named.matches()) {
            parameters.put(named.group(1), plain(named.group(2)));
          }
        }
        case "return" -> result = plain(text);
        case "throws", "exception" -> {
          if (named.matches() && FAILURE.matcher(named.group(1)).matches()) {
            failures.add(plain(named.group(2)));
          }
        }
        case "deprecated" -> deprecation = plain(text);
        default -> {}
      }
    }
    failures.removeIf(String::isEmpty);
    return new DocComment(
        new Documentation(description, result, failures, deprecation), parameters);
  }

  /** Returns the description of a parameter. It is empty if the comment has none. */
  String parameter(String name) {
    return parameters.getOrDefault(name, "");
  }

  /** Replaces code and links by their text, which other inline tags may contain. */
  private static String withoutLinks(String javadoc) {
    String text =
        CODE.matcher(javadoc).replaceAll(code -> Matcher.quoteReplacement(escaped(code.group(1))));
    return LINK.matcher(text).replaceAll(DocComment::linkText);
  }

  /** Returns a text that has no code and no links as plain text. */
  private static String plain(String javadoc) {
    String text = OTHER_INLINE.matcher(javadoc).replaceAll("$1");
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

  private static String escaped(String code) {
    return code.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
  }

  private static String unescaped(String text) {
    return text.replace("&lt;", "<")
        .replace("&gt;", ">")
        .replace("&quot;", "\"")
        .replace("&amp;", "&");
  }
}
