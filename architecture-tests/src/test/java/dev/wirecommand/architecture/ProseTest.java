package dev.wirecommand.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Comments use plain words, and summaries have a subject. */
class ProseTest {
  private static final List<String> MODULES =
      List.of("annotations", "protocol", "runtime", "processor", "schema", "transport-netty");

  private static final Pattern COMMENT = Pattern.compile("/\\*.*?\\*/|//[^\\n]*", Pattern.DOTALL);
  private static final Pattern RIDDLE =
      Pattern.compile(
          "\\b(nobody|whoever|stands? for|takes? back|lends?|lent|those that|those who)\\b",
          Pattern.CASE_INSENSITIVE);
  private static final Pattern FRAGMENT =
      Pattern.compile("/\\*\\*[\\s*]*(Of|By|Those|What|Whoever)\\b.*", Pattern.DOTALL);

  @Test
  void commentsHaveNoRiddles() {
    assertThat(found(RIDDLE, false)).isEmpty();
  }

  @Test
  void summariesAreNoFragments() {
    assertThat(found(FRAGMENT, true)).isEmpty();
  }

  /** Returns where a pattern occurs in comments, or is a whole comment. */
  private static List<String> found(Pattern pattern, boolean whole) {
    List<String> places = new ArrayList<>();
    for (String module : MODULES) {
      for (Path file : House.mainSources(module)) {
        String source = House.read(file);
        Matcher comments = COMMENT.matcher(source);
        while (comments.find()) {
          String comment = comments.group();
          Matcher words = pattern.matcher(comment);
          if (whole ? words.matches() : words.find()) {
            long line = source.substring(0, comments.start()).lines().count() + 1;
            places.add(House.FOLDER.relativize(file) + ":" + line + ": " + words.group(1));
          }
        }
      }
    }
    return places;
  }
}
