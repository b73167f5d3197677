package dev.wirecommand.cbor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HexFormat;
import org.junit.jupiter.api.Test;

class CborReaderNamesTest {
  private static final NameTable NAMES = NameTable.of("a", "bc", "d");

  private static final long NESTED = 1;

  private final CborReader reader = new CborReader(new byte[0]);
  private final int[] places = new int[2 * NAMES.size()];

  private void check(String hex, int bytesBefore) {
    before = bytesBefore;
    byte[] document = HexFormat.of().parseHex(hex.replace(" ", ""));
    byte[] around = new byte[before + document.length + 1];
    System.arraycopy(document, 0, around, before, document.length);
    reader.reset(around, before, document.length);
    reader.checkMapOfNames(NAMES, NESTED, places);
  }

  private int before;

  /** Where a value begins in the array. */
  private int start(int ordinal) {
    int place = places[2 * ordinal];
    return place < 0 ? place : before + place;
  }

  private int end(int ordinal) {
    return before + places[2 * ordinal + 1];
  }

  private CborType type(int ordinal) {
    reader.seek(places[2 * ordinal]);
    return reader.peek();
  }

  @Test
  void tellsWhereTheValuesOfKnownKeysAre() {
    check("a3 6161 a1 00 01 4178 1903e8 426263 43 010203", 2);
    assertThat(start(0)).isEqualTo(5);
    assertThat(end(0)).isEqualTo(8);
    assertThat(type(0)).isEqualTo(CborType.MAP);
    assertThat(start(1)).isEqualTo(16);
    assertThat(end(1)).isEqualTo(20);
    assertThat(type(1)).isEqualTo(CborType.BYTES);
    assertThat(start(2)).isEqualTo(-1);
  }

  @Test
  void forgetsTheDocumentBefore() {
    check("a1 4164 00", 0);
    assertThat(start(2)).isEqualTo(3);
    check("a1 4161 00", 0);
    assertThat(start(2)).isEqualTo(-1);
    assertThat(start(0)).isEqualTo(3);
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
    CborReader limited = new CborReader(document, 0, document.length, narrow);
    for (int i = 0; i < 3; i++) {
      limited.checkMapOfNames(NAMES, NESTED, places);
    }
    assertThat(start(0)).isEqualTo(3);
  }
}
