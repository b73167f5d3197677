package dev.wirecommand.stdio;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class Utf8TailTest {
  @Test
  void findsWhereACharacterIsCut() {
    for (String character : new String[] {"a", "é", "€", "𝄞"}) {
      byte[] bytes = ("..." + character).getBytes(StandardCharsets.UTF_8);
      for (int end = 3; end < bytes.length; end++) {
        assertThat(Utf8Tail.length(bytes, end)).as("%s to %d", character, end).isEqualTo(end - 3);
      }
      assertThat(Utf8Tail.length(bytes, bytes.length)).as(character).isZero();
    }
  }

  @Test
  void leavesWhatIsNoCharacterAlone() {
    assertThat(Utf8Tail.length(new byte[0], 0)).isZero();
    assertThat(Utf8Tail.length(new byte[] {(byte) 0x80}, 1)).isZero();
    assertThat(Utf8Tail.length(new byte[] {(byte) 0x80, (byte) 0x80, (byte) 0x80, 0x00}, 3))
        .isZero();
    assertThat(Utf8Tail.length(new byte[] {(byte) 0xFF}, 1)).isZero();
    assertThat(Utf8Tail.length(new byte[] {(byte) 0xC3, (byte) 0x80, (byte) 0x80}, 3)).isZero();
  }
}
