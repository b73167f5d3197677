package dev.wirecommand.reactor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;

class ProgressTest {
  @Test
  void thePositionIsMinusOneOrMore() {
    assertThat(new Progress("t", -1, 0, null, null).position()).isEqualTo(Progress.END);
    assertThat(new Progress("t", 0, 0, null, null).position()).isZero();
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Progress("t", -2, 0, null, null))
        .withMessage("progress position must be -1 or more, is -2");
  }

  @Test
  void theTotalIsNotNegative() {
    assertThat(new Progress("t", 5, 0, null, null).total()).isZero();
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Progress("t", 0, -1, null, null))
        .withMessage("progress total must be 0 or more, is -1");
  }

  @Test
  void everyTextIsUnicode() {
    assertThat(new Progress("😀", 0, 0, "é", "€").topic()).isEqualTo("😀");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Progress("\uD83D", 0, 0, null, null))
        .withMessage("progress topic '\\ud83d' has half a surrogate pair");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Progress("t", 0, 0, "l\uD83D", null))
        .withMessage("progress label 'l\\ud83d' has half a surrogate pair");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Progress("t", 0, 0, "l", "\uDE00"))
        .withMessage("progress item '\\ude00' has half a surrogate pair");
  }
}
