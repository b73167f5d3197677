package dev.wirecommand.text;

import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SideOutputRulesTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "%; text format '%' has a % at index 0 that is neither %s nor %%",
        "ab%; text format 'ab%' has a % at index 2 that is neither %s nor %%",
        "%d; text format '%d' has a % at index 0 that is neither %s nor %%",
        "%%%; text format '%%%' has a % at index 2 that is neither %s nor %%",
        "%s %S; text format '%s %S' has a % at index 3 that is neither %s nor %%",
        "%%s; text format '%%s' takes 0 arguments, is given 1",
        "none; text format 'none' takes 0 arguments, is given 1",
        "%s%s; text format '%s%s' takes 2 arguments, is given 1",
        "é; text format '\\u00e9' is not ASCII at index 0",
        "%sä; text format '%s\\u00e4' is not ASCII at index 2",
      })
  void theFormatIsChecked(String format, String message) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> SideOutputRules.checkText(format, List.of("a"), List.of()))
        .withMessage(message);
  }

  @Test
  void labelsAreAscii() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> SideOutputRules.checkText("f", List.of(), List.of("good", "bad\u0080")))
        .withMessage("text label 'bad\\u0080' is not ASCII at index 3");
    SideOutputRules.checkText("\u007f", List.of(), List.of("\u007f", "\n"));
  }

  @Test
  void argumentsAreUnicodeText() {
    assertThatIllegalArgumentException()
        .isThrownBy(
            () -> SideOutputRules.checkText("%s%s", List.of("good 😀", "bad \uDE00"), List.of()))
        .withMessage("text argument 'bad \\ude00' has half a surrogate pair");
  }

  @Test
  void percentSignsAndArgumentsMayBeMixed() {
    SideOutputRules.checkText("%s%% %%%s", List.of("a", "b"), List.of());
    SideOutputRules.checkText("", List.of(), List.of());
  }

  @Test
  void thePositionIsMinusOneOrMore() {
    SideOutputRules.checkProgress("t", -1, 0, null, null);
    SideOutputRules.checkProgress("t", 0, 0, null, null);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> SideOutputRules.checkProgress("t", -2, 0, null, null))
        .withMessage("progress position must be -1 or more, is -2");
  }

  @Test
  void theTotalIsNotNegative() {
    SideOutputRules.checkProgress("t", 5, 0, null, null);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> SideOutputRules.checkProgress("t", 0, -1, null, null))
        .withMessage("progress total must be 0 or more, is -1");
  }

  @Test
  void everyTextIsUnicode() {
    SideOutputRules.checkProgress("😀", 0, 0, "é", "€");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> SideOutputRules.checkProgress("\uD83D", 0, 0, null, null))
        .withMessage("progress topic '\\ud83d' has half a surrogate pair");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> SideOutputRules.checkProgress("t", 0, 0, "l\uD83D", null))
        .withMessage("progress label 'l\\ud83d' has half a surrogate pair");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> SideOutputRules.checkProgress("t", 0, 0, "l", "\uDE00"))
        .withMessage("progress item '\\ude00' has half a surrogate pair");
  }
}
