package dev.wirecommand.reactor;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class WordingTest {
  @Test
  void textIsQuotedWithAllButPrintableAsciiEscaped() {
    assertThat(Wording.quote("")).isEqualTo("''");
    assertThat(Wording.quote(" a~")).isEqualTo("' a~'");
    assertThat(Wording.quote("\u001f\u007f\n")).isEqualTo("'\\u001f\\u007f\\u000a'");
    assertThat(Wording.quote("it's \\ é")).isEqualTo("'it\\u0027s \\u005c \\u00e9'");
    assertThat(Wording.quote("😀")).isEqualTo("'\\ud83d\\ude00'");
  }

  @Test
  void longTextIsCut() {
    assertThat(Wording.quote("x".repeat(80))).isEqualTo("'" + "x".repeat(80) + "'");
    assertThat(Wording.quote("x".repeat(81))).isEqualTo("'" + "x".repeat(80) + "'…");
    // The cut is of the text, not of what it is escaped to.
    assertThat(Wording.quote("\n".repeat(81))).isEqualTo("'" + "\\u000a".repeat(80) + "'…");
  }

  @Test
  void printableTextIsNeitherQuotedNorCut() {
    assertThat(Wording.printable("it's \u001b[31m\\" + "x".repeat(100)))
        .isEqualTo("it's \\u001b[31m\\u005c" + "x".repeat(100));
    assertThat(Wording.printable(" ~\u007f\u001f")).isEqualTo(" ~\\u007f\\u001f");
  }

  @Test
  void typesHaveNamesOrNumbers() {
    assertThat(Wording.typeName(1)).isEqualTo("command-request");
    assertThat(Wording.typeName(8)).isEqualTo("stream-settings");
    assertThat(Wording.typeName(0)).isEqualTo("frame type 0");
    assertThat(Wording.typeName(9)).isEqualTo("frame type 9");
  }
}
