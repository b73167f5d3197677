package dev.wirecommand.sample;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.HexFormat;
import org.junit.jupiter.api.Test;

class PreviewTest {
  @Test
  void textIsShownByLines() {
    assertThat(Preview.rows("one\n\n\ttwo \u6728\r\n".getBytes(UTF_8)))
        .containsExactly("15 bytes", "| one", "|", "|  two \u6728");
  }

  @Test
  void nothingIsJustItsSize() {
    assertThat(Preview.rows(new byte[0])).containsExactly("0 bytes");
  }

  @Test
  void otherContentIsShownAsBytes() {
    assertThat(Preview.rows(bytes("ff"))).containsExactly("1 byte", "ff");
    assertThat(Preview.rows(bytes("1b5b316d"))).containsExactly("4 bytes", "1b 5b 31 6d");
    assertThat(Preview.rows(bytes("00112233445566778899aabbccddeeff")))
        .containsExactly("16 bytes", "00 11 22 33 44 55 66 77 88 99 aa bb cc dd ee ff");
    assertThat(Preview.rows(bytes("00112233445566778899aabbccddeeff00")))
        .containsExactly("17 bytes", "00 11 22 33 44 55 66 77 88 99 aa bb cc dd ee ff ...");
  }

  private static byte[] bytes(String hex) {
    return HexFormat.of().parseHex(hex);
  }
}
