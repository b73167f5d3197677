package dev.wirecommand.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class AsciiTextTest {
  @Test
  void textIsQuotedWithAllButPrintableAsciiEscaped() {
    assertThat(AsciiText.quote("")).isEqualTo("''");
    assertThat(AsciiText.quote(" a~")).isEqualTo("' a~'");
    assertThat(AsciiText.quote("\u001f\u007f\n")).isEqualTo("'\\u001f\\u007f\\u000a'");
    assertThat(AsciiText.quote("it's \\ é")).isEqualTo("'it\\u0027s \\u005c \\u00e9'");
    assertThat(AsciiText.quote("😀")).isEqualTo("'\\ud83d\\ude00'");
  }

  @Test
  void longTextIsCut() {
    assertThat(AsciiText.quote("x".repeat(80))).isEqualTo("'" + "x".repeat(80) + "'");
    assertThat(AsciiText.quote("x".repeat(81))).isEqualTo("'" + "x".repeat(80) + "'…");
    // The cut is of the text, not of what it is escaped to.
    assertThat(AsciiText.quote("\n".repeat(81))).isEqualTo("'" + "\\u000a".repeat(80) + "'…");
  }

  @Test
  void printableTextIsNeitherQuotedNorCut() {
    assertThat(AsciiText.printable("it's \u001b[31m\\" + "x".repeat(100)))
        .isEqualTo("it's \\u001b[31m\\u005c" + "x".repeat(100));
    assertThat(AsciiText.printable(" ~\u007f\u001f")).isEqualTo(" ~\\u007f\\u001f");
  }
}
