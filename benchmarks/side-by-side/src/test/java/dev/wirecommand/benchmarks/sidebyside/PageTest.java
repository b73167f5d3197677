package dev.wirecommand.benchmarks.sidebyside;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PageTest {
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
    assertThat(Page.splice(PAGE, "b", "new\n"))
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
    String once = Page.splice(PAGE, "a", "text");

    assertThat(Page.splice(once, "a", "text")).isEqualTo(once);
  }

  @Test
  void pageWithoutTheMarkersIsRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Page.splice(PAGE, "c", "text"))
        .withMessage("the page has no lines <!-- c: begin --> and <!-- c: end -->; add them");
  }

  @ParameterizedTest
  @ValueSource(strings = {"side-by-side", "growth", "jmh"})
  void pageOfTheProjectHasTheMarkers(String section) throws IOException {
    String page = Files.readString(Path.of("..", "..", "docs", "performance.md"));

    assertThat(Page.splice(page, section, "text"))
        .contains("<!-- " + section + ": begin -->\n\ntext\n\n<!-- " + section + ": end -->\n");
  }
}
