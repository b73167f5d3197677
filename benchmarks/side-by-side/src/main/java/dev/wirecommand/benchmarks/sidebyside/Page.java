package dev.wirecommand.benchmarks.sidebyside;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A page that people write, but for what stands between markers. */
final class Page {
  private Page() {}

  /** Puts text between the markers of a section, instead of what is there. */
  static void update(Path page, String section, String text) throws IOException {
    Files.writeString(page, splice(Files.readString(page), section, text));
  }

  static String splice(String page, String section, String text) {
    String begin = "<!-- " + section + ": begin -->\n";
    String end = "<!-- " + section + ": end -->";
    int from = page.indexOf(begin) + begin.length();
    int to = page.indexOf(end, from);
    if (from < begin.length() || to < 0) {
      throw new IllegalArgumentException(
          "the page has no lines " + begin.strip() + " and " + end + "; add them");
    }
    return page.substring(0, from) + '\n' + text.strip() + "\n\n" + page.substring(to);
  }
}
