package dev.wirecommand.cbor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HexFormat;
import org.junit.jupiter.api.Test;

/** Names go as byte strings of their UTF-8. */
class CborWriterNameTest {
  private static String written(String name) {
    CborWriter out = new CborWriter(0);
    out.writeName(name);
    assertThat(new CborReader(out.toByteArray()).readName(NameTable.of("other", name)))
        .isEqualTo(1);
    return HexFormat.of().formatHex(out.toByteArray());
  }

  @Test
  void ascii() {
    assertThat(written("")).isEqualTo("40");
    assertThat(written("key")).isEqualTo("436b6579");
    assertThat(written("a".repeat(24))).isEqualTo("5818" + "61".repeat(24));
  }

  @Test
  void beyondAscii() {
    assertThat(written("gr\u00f6\u00dfe")).isEqualTo("476772c3b6c39f65");
    // 23 characters, and yet more bytes than the shortest head can say.
    assertThat(written("\u00e9".repeat(23))).isEqualTo("582e" + "c3a9".repeat(23));
    assertThat(written("\ud83d\ude00")).isEqualTo("44f09f9880");
  }

  @Test
  void unpairedSurrogates() {
    CborWriter out = new CborWriter();

    assertThatThrownBy(() -> out.writeName("\ud83d")).isInstanceOf(IllegalArgumentException.class);
    assertThat(out.size()).isZero();
  }
}
