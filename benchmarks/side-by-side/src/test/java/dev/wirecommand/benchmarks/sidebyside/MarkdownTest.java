package dev.wirecommand.benchmarks.sidebyside;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.wirecommand.benchmarks.sidebyside.Outcome.Summary;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MarkdownTest {
  private static final String PAGE =
      """
      # Title
      <!-- a: begin -->
      <!-- a: end -->
      Between.
      <!-- b: begin -->
      old
      <!-- b: end -->
      """;

  @Test
  void textComesBetweenTheMarkersOfItsSection() {
    assertThat(Markdown.splice(PAGE, "b", "new\n"))
        .isEqualTo(
            """
            # Title
            <!-- a: begin -->
            <!-- a: end -->
            Between.
            <!-- b: begin -->

            new

            <!-- b: end -->
            """);
  }

  @Test
  void sameTextChangesNothing() {
    String once = Markdown.splice(PAGE, "a", "text");

    assertThat(Markdown.splice(once, "a", "text")).isEqualTo(once);
  }

  @Test
  void pageWithoutTheMarkersIsRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Markdown.splice(PAGE, "c", "text"))
        .withMessage("the page has no lines <!-- c: begin --> and <!-- c: end -->; add them");
  }

  @ParameterizedTest
  @ValueSource(strings = {"side-by-side", "growth", "jmh"})
  void pageOfTheProjectHasTheMarkers(String section) throws IOException {
    String page = Files.readString(Path.of("..", "..", "docs", "performance.md"));

    assertThat(Markdown.splice(page, section, "text"))
        .contains("<!-- " + section + ": begin -->\n\ntext\n\n<!-- " + section + ": end -->\n");
  }

  @Test
  void threeDigitsAreEnough() {
    assertThat(Markdown.brief(1_234_567.8)).isEqualTo("1,234,568");
    assertThat(Markdown.brief(123.4)).isEqualTo("123");
    assertThat(Markdown.brief(12.34)).isEqualTo("12.3");
    assertThat(Markdown.brief(1.234)).isEqualTo("1.23");
    assertThat(Markdown.brief(0)).isEqualTo("0.00");
  }

  @Test
  void spreadIsInTheSameUnit() {
    Optional<Summary> summary = Optional.of(new Summary(2000, 1500, 12_500));

    assertThat(Markdown.spread(summary, Markdown.per(1000))).isEqualTo("2.00 (1.50–12.5)");
    assertThat(Markdown.median(summary, Markdown.per(1000))).isEqualTo("2.00");
    assertThat(Markdown.spread(Optional.empty(), Markdown::brief)).isEqualTo("–");
  }
}
