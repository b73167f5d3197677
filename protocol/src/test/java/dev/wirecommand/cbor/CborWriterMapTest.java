package dev.wirecommand.cbor;

import static dev.wirecommand.cbor.Documents.bytes;
import static dev.wirecommand.cbor.Documents.hex;
import static dev.wirecommand.cbor.Documents.written;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class CborWriterMapTest {
  /** Writes pairs, each given in hexadecimal, into a map behind an array's header. */
  private static String map(String... pairs) {
    return written(
        w -> {
          w.writeArrayHeader(1);
          int mark = w.beginMap(pairs.length);
          for (String pair : pairs) {
            byte[] encoded = bytes(pair);
            w.writeEncoded(encoded, 0, encoded.length);
          }
          w.endMap(mark);
        });
  }

  @Test
  void keepsMapsThatAreInOrder() {
    assertThat(map()).isEqualTo("81a0");
    assertThat(map("00 00")).isEqualTo("81a10000");
    assertThat(map("00 05", "01 04", "1818 03", "6161 02", "426162 01"))
        .isEqualTo("81a5 0005 0104 181803 616102 42616201".replace(" ", ""));
  }

  @Test
  void ordersByTheKeysLengthAndThenBytewise() {
    assertThat(map("646e616d65 00", "6461726773 01"))
        .isEqualTo("81a26461726773 01646e616d6500".replace(" ", ""));
    // The longer key comes later although its first byte is less.
    assertThat(map("1818 00", "20 01")).isEqualTo("81a22001181800");
    // Bytes are compared without sign.
    assertThat(map("4180 00", "417f 01")).isEqualTo("81a2417f01418000");
    assertThat(map("f6 00", "20 01", "05 02")).isEqualTo("81a305022001f600");
    assertThat(map("8101 00", "6161 01")).isEqualTo("81a2616101810100");
  }

  @Test
  void movesValuesWithTheirKeys() {
    assertThat(map("02 83010203", "01 a1 6161 f5", "00 44deadbeef"))
        .isEqualTo("81a3 0044deadbeef 01a16161f5 0283010203".replace(" ", ""));
  }

  @Test
  void sortsLikeANaiveSort() {
    Seeds.each(
        200,
        random -> {
          CborGenerator generator = new CborGenerator(random);
          List<String> pairs = new ArrayList<>();
          List<String> keys = new ArrayList<>();
          for (int i = random.nextInt(40); i > 0; i--) {
            String key = encoded(generator.value(1));
            if (!keys.contains(key)) {
              keys.add(key);
              pairs.add(key + " " + encoded(generator.value(2)));
            }
          }
          StringBuilder expected = new StringBuilder();
          for (String pair : sortedNaively(pairs)) {
            expected.append(pair.replace(" ", ""));
          }
          String head = written(w -> w.writeMapHeader(pairs.size()));
          assertThat(map(pairs.toArray(new String[0]))).isEqualTo("81" + head + expected);
        });
  }

  private static String encoded(CborValue value) {
    return written(w -> value.writeTo(w));
  }

  /** Takes the least pair, again and again; hexadecimal text is in the order of its bytes. */
  private static List<String> sortedNaively(List<String> pairs) {
    List<String> left = new ArrayList<>(pairs);
    List<String> sorted = new ArrayList<>();
    while (!left.isEmpty()) {
      String least = left.get(0);
      for (String pair : left) {
        String key = pair.substring(0, pair.indexOf(' '));
        String leastKey = least.substring(0, least.indexOf(' '));
        boolean shorter = key.length() < leastKey.length();
        boolean asLong = key.length() == leastKey.length();
        if (shorter || (asLong && key.compareTo(leastKey) < 0)) {
          least = pair;
        }
      }
      left.remove(least);
      sorted.add(least);
    }
    return sorted;
  }

  @Test
  void sortsMapsInMaps() {
    String document =
        written(
            w -> {
              int outer = w.beginMap(2);
              w.writeText("b");
              int inner = w.beginMap(2);
              w.writeLong(2);
              w.writeNull();
              w.writeLong(1);
              w.writeNull();
              w.endMap(inner);
              w.writeText("a");
              w.writeBoolean(true);
              w.endMap(outer);
            });
    assertThat(document).isEqualTo("a2 6161f5 6162 a2 01f6 02f6".replace(" ", ""));
  }

  @Test
  void refusesDuplicateKeys() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> map("6161 00", "6161 01"))
        .withMessage("duplicate key 'a' in the map begun at byte 1");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> map("02 00", "01 00", "02 01"))
        .withMessage("duplicate key 2 in the map begun at byte 1");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> map("8102 00", "8102 00"))
        .withMessage("duplicate key [2] in the map begun at byte 1");
    assertThat(map("6161 00", "4161 01")).isEqualTo("81a2416101616100");
  }

  @Test
  void leavesARefusedMapToBeTakenBack() {
    CborWriter writer = new CborWriter();
    writer.writeArrayHeader(1);
    int mark = writer.beginMap(2);
    for (int i = 0; i < 4; i++) {
      writer.writeLong(7);
    }
    assertThatIllegalArgumentException().isThrownBy(() -> writer.endMap(mark));
    assertThat(hex(writer.toByteArray())).isEqualTo("81a207070707");
    writer.truncate(mark);
    writer.writeNull();
    assertThat(hex(writer.toByteArray())).isEqualTo("81f6");
  }

  @Test
  void refusesTheWrongNumberOfPairs() {
    CborWriter writer = new CborWriter();
    writer.writeNull();
    int mark = writer.beginMap(2);
    for (int written = 0; written < 7; written++) {
      if (written != 4) {
        assertThatIllegalStateException()
            .isThrownBy(() -> writer.endMap(mark))
            .withMessage(
                "the map begun at byte 1 should have 4 keys and values, but has " + written);
      } else {
        writer.endMap(mark);
      }
      writer.writeLong(written);
    }
    CborWriter large = new CborWriter();
    int largeMark = large.beginMap(Integer.MAX_VALUE);
    assertThatIllegalStateException()
        .isThrownBy(() -> large.endMap(largeMark))
        .withMessage("the map begun at byte 0 should have 4294967294 keys and values, but has 0");
  }

  @Test
  void refusesPairsThatAreNotComplete() {
    CborWriter writer = new CborWriter();
    int mark = writer.beginMap(1);
    writer.writeLong(1);
    writer.writeArrayHeader(2);
    writer.writeNull();
    assertThatIllegalStateException()
        .isThrownBy(() -> writer.endMap(mark))
        .withMessage(
            "the map begun at byte 0 isn't complete: at byte 2: truncated array: length 2, bytes"
                + " left 1")
        .withCauseInstanceOf(CborException.class);
  }

  @Test
  void refusesMarksThatAreNone() {
    CborWriter writer = new CborWriter();
    writer.writeArrayHeader(0);
    assertThatIllegalStateException()
        .isThrownBy(() -> writer.endMap(0))
        .withMessage("no map was begun at byte 0");
    assertThatExceptionOfType(IndexOutOfBoundsException.class).isThrownBy(() -> writer.endMap(1));
    assertThatExceptionOfType(IndexOutOfBoundsException.class).isThrownBy(() -> writer.endMap(-1));
  }
}
