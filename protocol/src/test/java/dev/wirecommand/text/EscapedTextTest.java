package dev.wirecommand.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class EscapedTextTest {
  @Test
  void printsATextForMessages() {
    assertThat(EscapedText.of("plain \u00e9", 64)).isEqualTo("plain \u00e9");
    assertThat(EscapedText.of("a\n\"\u202e\ud800", 64)).isEqualTo("a\\n\\\"\\u202e\\ud800");
    assertThat(EscapedText.of("\ud83d\ude00", 64)).isEqualTo("\ud83d\ude00");
    assertThat(EscapedText.of("abcd", 4)).isEqualTo("abcd");
    assertThat(EscapedText.of("abcde", 4)).isEqualTo("abc\u2026");
  }

  @Test
  void escapesOnlyWhatDoesNotShow() {
    String plain = "a \"quoted\" \\u001b \ud83d\ude00";
    assertThat(EscapedText.shown(plain)).isSameAs(plain);
    assertThat(EscapedText.shown("")).isEmpty();
    assertThat(EscapedText.shown("\ud83d\ude00\"\\\n\u2028\u200f\ude00\u0085x"))
        .isEqualTo("\ud83d\ude00\"\\\\n\\u2028\\u200f\\ude00\\u0085x");
    String lines = "\n".repeat(1_000);
    assertThat(EscapedText.shown(lines)).isEqualTo("\\n".repeat(1_000));
  }

  @Test
  void printsUtf8ForMessages() {
    byte[] name = {'x', 'a', '\n', (byte) 0xc3, (byte) 0xa9, (byte) 0xff, 'y'};
    assertThat(EscapedText.ofUtf8(name, 1, 5)).isEqualTo("a\\n\u00e9\\xff");
    byte[] zeros = new byte[300];
    java.util.Arrays.fill(zeros, (byte) '0');
    assertThat(EscapedText.ofUtf8(zeros, 0, 255)).isEqualTo("0".repeat(255));
    assertThat(EscapedText.ofUtf8(zeros, 0, 256)).isEqualTo("0".repeat(254) + "\u2026");
  }
}
