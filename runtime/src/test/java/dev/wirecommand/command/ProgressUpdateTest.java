package dev.wirecommand.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;

class ProgressUpdateTest {
  @Test
  void thePositionIsMinusOneOrMore() {
    assertThat(new ProgressUpdate("t", -1, 0, null, null)).isEqualTo(ProgressUpdate.end("t"));
    assertThat(ProgressUpdate.end("t").position()).isEqualTo(-1);
    assertThat(ProgressUpdate.end("t").isEnd()).isTrue();
    assertThat(new ProgressUpdate("t", 0, 0, null, null).isEnd()).isFalse();
    assertThat(new ProgressUpdate("t", 0, 0, null, null).position()).isZero();
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new ProgressUpdate("t", -2, 0, null, null))
        .withMessage("progress position must be -1 or more, is -2");
  }

  @Test
  void theTotalIsNotNegative() {
    assertThat(new ProgressUpdate("t", 5, 0, null, null).total()).isZero();
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new ProgressUpdate("t", 0, -1, null, null))
        .withMessage("progress total must be 0 or more, is -1");
  }

  @Test
  void isShownToPeople() {
    assertThat(new ProgressUpdate("importing", 3, 10, "books", "Dune"))
        .hasToString("importing: 3 of 10 books, Dune");
    assertThat(new ProgressUpdate("importing", 3, 0, "books", null))
        .hasToString("importing: 3 books");
    assertThat(new ProgressUpdate("importing", 0, 0, null, null)).hasToString("importing: 0");
    assertThat(ProgressUpdate.end("importing")).hasToString("importing: ended");
    assertThat(new ProgressUpdate("a\u001b[2J", 1, 2, "\n", "\u202e"))
        .hasToString("a\\u001b[2J: 1 of 2 \\n, \\u202e");
    assertThat(new ProgressUpdate("t", 1, 0, null, "x".repeat(1000)).toString())
        .hasSizeLessThan(300);
  }

  @Test
  void everyTextIsUnicode() {
    assertThat(new ProgressUpdate("😀", 0, 0, "é", "€").topic()).isEqualTo("😀");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new ProgressUpdate("\uD83D", 0, 0, null, null))
        .withMessage("progress topic '\\ud83d' has half a surrogate pair");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new ProgressUpdate("t", 0, 0, "l\uD83D", null))
        .withMessage("progress label 'l\\ud83d' has half a surrogate pair");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new ProgressUpdate("t", 0, 0, "l", "\uDE00"))
        .withMessage("progress item '\\ude00' has half a surrogate pair");
  }
}
