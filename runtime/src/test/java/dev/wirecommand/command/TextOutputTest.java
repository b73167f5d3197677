package dev.wirecommand.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TextOutputTest {
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
        .isThrownBy(() -> TextOutput.of(format, "a"))
        .withMessage(message);
  }

  @Test
  void labelsAreAscii() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new TextOutput("f", List.of(), List.of("good", "bad\u0080")))
        .withMessage("text label 'bad\\u0080' is not ASCII at index 3");
    assertThat(new TextOutput("\u007f", List.of(), List.of("\u007f", "\n")).labels())
        .containsExactly("\u007f", "\n");
  }

  @Test
  void argumentsAreUnicodeText() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> TextOutput.of("%s%s", "good 😀", "bad \uDE00"))
        .withMessage("text argument 'bad \\ude00' has half a surrogate pair");
  }

  @Test
  void listsAreCopied() {
    List<String> args = new ArrayList<>(List.of("a"));
    List<String> labels = new ArrayList<>(List.of("l"));
    TextOutput atom = new TextOutput("%s", args, labels);
    args.add("b");
    labels.clear();
    assertThat(atom).isEqualTo(new TextOutput("%s", List.of("a"), List.of("l")));
    assertThatExceptionOfType(UnsupportedOperationException.class)
        .isThrownBy(() -> atom.args().add("b"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "%s; 1",
        "<%s>; <1>",
        "%s%s; 12",
        "%% %s; % 1",
        "%%s; %s",
        "%%%s; %1",
        "%s%%; 1%",
        "no arguments; no arguments",
        "''; ''"
      })
  void argumentsTakeTheirPlaces(String format, String text) {
    int args = format.replace("%%", "").split("%s", -1).length - 1;
    assertThat(
            TextOutput.of(format, List.of("1", "2").subList(0, args).toArray(String[]::new))
                .render(100))
        .isEqualTo(text);
  }

  @Test
  void whatIsPutInIsNoFormat() {
    assertThat(TextOutput.of("%s|%s", "%s", "%%").render(100)).isEqualTo("%s|%%");
  }

  @Test
  void theTextIsCut() {
    TextOutput atom = TextOutput.of("ab%scd%%e", "123");
    String whole = "ab123cd%e";
    for (int length = 0; length <= whole.length() + 2; length++) {
      assertThat(atom.render(length))
          .isEqualTo(whole.substring(0, Math.min(length, whole.length())));
    }
  }

  @Test
  void theCutHoldsWhateverTheFormatAsksFor() {
    TextOutput atom =
        new TextOutput(
            "%s".repeat(10_000), Collections.nCopies(10_000, "x".repeat(100)), List.of());
    assertThat(atom.render(65_536)).isEqualTo("x".repeat(65_536));
    assertThat(atom.render(1_000_000)).hasSize(1_000_000);
    assertThat(atom.render(Integer.MAX_VALUE)).hasSize(1_000_000);
  }

  @Test
  void whatIsBeyondTheCutIsNotPutIn() {
    TextOutput atom = TextOutput.of("%s", "x".repeat(1 << 20));
    assertThat(atom.render(65_536)).isEqualTo("x".repeat(65_536));
    assertThat(atom.render((1 << 20) - 1)).hasSize((1 << 20) - 1);
  }
}
