package dev.wirecommand.benchmarks.sidebyside;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;

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
}
