package dev.wirecommand.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SafeTextTest {
  @ParameterizedTest
  @CsvSource({
    "0000, \\u0000",
    "0007, \\u0007",
    "0009, \\t",
    "000a, \\n",
    "000d, \\r",
    "001b, \\u001b",
    "007f, \\u007f",
    "0085, \\u0085",
    "009b, \\u009b",
    "00ad, \\u00ad",
    "200e, \\u200e",
    "2028, \\u2028",
    "2029, \\u2029",
    "202e, \\u202e",
    "2066, \\u2066",
    "feff, \\ufeff",
    "d800, \\ud800",
    "dfff, \\udfff",
    "e0001, \\udb40\\udc01"
  })
  void escapesWhatDoesNotShow(String point, String escaped) {
    String text = "a" + Character.toString(Integer.parseInt(point, 16)) + "b";
    assertThat(SafeText.of(text)).isEqualTo("a" + escaped + "b");
    assertThat(SafeText.isPrintable(text)).isFalse();
  }

  @Test
  void leavesAllElse() {
    String text = " !\"'\\~\u00a0\u00fc\u4e2d\ud83d\ude00\ufffd";
    assertThat(SafeText.of(text)).isEqualTo(text);
    assertThat(SafeText.isPrintable(text)).isTrue();
    assertThat(SafeText.of("")).isEmpty();
  }
}
