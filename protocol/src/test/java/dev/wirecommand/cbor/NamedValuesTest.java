package dev.wirecommand.cbor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HexFormat;
import org.junit.jupiter.api.Test;

class NamedValuesTest {
  private static final NameTable NAMES = NameTable.of("a", "bc", "d");

  private final NamedValues values = new NamedValues(NAMES, NameTable.of("a"));
  private final CborValidator validator = new CborValidator();

  private void check(String hex, int before) {
    byte[] document = HexFormat.of().parseHex(hex.replace(" ", ""));
    byte[] around = new byte[before + document.length + 1];
    System.arraycopy(document, 0, around, before, document.length);
    validator.checkNamedValues(around, before, document.length, CborLimits.DEFAULT, values);
  }

  @Test
  void tellsWhereTheValuesOfKnownKeysAre() {
    check("a3 6161 a1 00 01 4178 1903e8 426263 43 010203", 2);
    assertThat(values.start(0)).isEqualTo(5);
    assertThat(values.end(0)).isEqualTo(8);
    assertThat(values.type(0)).isEqualTo(CborType.MAP);
    assertThat(values.start(1)).isEqualTo(16);
    assertThat(values.end(1)).isEqualTo(20);
    assertThat(values.type(1)).isEqualTo(CborType.BYTES);
    assertThat(values.start(2)).isEqualTo(-1);
  }

  @Test
  void forgetsTheDocumentBefore() {
    check("a1 4164 00", 0);
    assertThat(values.start(2)).isEqualTo(3);
    check("a1 4161 00", 0);
    assertThat(values.start(2)).isEqualTo(-1);
    assertThat(values.start(0)).isEqualTo(3);
  }

  @Test
  void checksAsStrictlyAfterARefusal() {
    assertThatThrownBy(() -> check("a3 8100 00 8101 00 8100 00", 0))
        .isInstanceOf(CborException.class)
        .hasMessage("at byte 7: duplicate key [0]");
    check("a3 8100 00 8101 00 8102 00", 0);
    assertThatThrownBy(() -> check("a1 4161 a2 4178 00 6178 00", 0))
        .isInstanceOf(CborException.class)
        .hasMessage("at byte 7: duplicate key 'x'");
  }

  @Test
  void holdsTheLimitsOfEachDocumentByItself() {
    byte[] document = HexFormat.of().parseHex("a1416100");
    CborLimits narrow = new CborLimits(1, 3, 1);
    for (int i = 0; i < 3; i++) {
      validator.checkNamedValues(document, 0, document.length, narrow, values);
    }
    assertThat(values.start(0)).isEqualTo(3);
  }
}
