package dev.wirecommand.text;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.wirecommand.cbor.CborGenerator;
import dev.wirecommand.cbor.Seeds;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.util.Arrays;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;

class Utf8Test {
  /** Bytes on both sides of each border that the definition of UTF-8 has. */
  private static final int[] EDGES = {0x00, 0x7f, 0x80, 0x8f, 0x90, 0x9f, 0xa0, 0xbf, 0xc0, 0xff};

  private final CharsetDecoder jdk = UTF_8.newDecoder();

  /** Where the JDK's strict decoder finds the first bad sequence, or -1. */
  private int firstInvalidByJdk(byte[] bytes) {
    ByteBuffer in = ByteBuffer.wrap(bytes);
    jdk.reset();
    CoderResult result = jdk.decode(in, CharBuffer.allocate(bytes.length + 1), true);
    return result.isError() ? in.position() : -1;
  }

  private void agree(byte... bytes) {
    int expected = firstInvalidByJdk(bytes);
    if (Utf8.firstInvalid(bytes, 0, bytes.length) != expected) {
      assertThat(Utf8.firstInvalid(bytes, 0, bytes.length))
          .as("%s", HexFormat.of().formatHex(bytes))
          .isEqualTo(expected);
    }
  }

  @Test
  void agreesWithTheJdkOnSequencesOfUpToThreeBytes() {
    for (int a = 0; a < 256; a++) {
      agree((byte) a);
      for (int b = 0; b < 256; b++) {
        agree((byte) a, (byte) b);
        for (int c : EDGES) {
          agree((byte) a, (byte) b, (byte) c);
        }
      }
    }
  }

  @Test
  void agreesWithTheJdkOnSequencesOfFourBytes() {
    for (int a = 0xe0; a < 256; a++) {
      for (int b = 0; b < 256; b++) {
        for (int c : EDGES) {
          for (int d : EDGES) {
            agree((byte) a, (byte) b, (byte) c, (byte) d);
          }
        }
      }
    }
  }

  @Test
  void agreesWithTheJdkOnBadBytesAnywhereInLongerText() {
    Seeds.each(
        200,
        random -> {
          byte[] text = new CborGenerator(random).text().getBytes(UTF_8);
          agree(text);
          for (int i = 0; i < text.length; i++) {
            byte good = text[i];
            text[i] = (byte) random.nextInt(256);
            agree(text);
            text[i] = good;
          }
        });
  }

  @Test
  void looksOnlyAtTheGivenRange() {
    byte[] bytes = HexFormat.of().parseHex("ff61c3bc62ff");
    assertThat(Utf8.firstInvalid(bytes, 1, 5)).isEqualTo(-1);
    assertThat(Utf8.firstInvalid(bytes, 1, 6)).isEqualTo(5);
    assertThat(Utf8.firstInvalid(bytes, 1, 3)).isEqualTo(2);
    assertThat(Utf8.firstInvalid(bytes, 3, 3)).isEqualTo(-1);
  }

  @Test
  void findsTheEndOfAsciiAtEachPlace() {
    for (int length = 0; length < 40; length++) {
      byte[] bytes = new byte[length + 2];
      Arrays.fill(bytes, (byte) 0x7f);
      assertThat(Utf8.asciiEnd(bytes, 1, length + 1)).isEqualTo(length + 1);
      for (int i = 1; i <= length; i++) {
        bytes[i] = (byte) 0x80;
        assertThat(Utf8.asciiEnd(bytes, 1, length + 1)).isEqualTo(i);
        bytes[i] = 0;
      }
    }
  }

  @Test
  void tellsTheLengthAndTheCharacterOfEachSequence() {
    for (int point = 0; point <= Character.MAX_CODE_POINT; point++) {
      if (point >= Character.MIN_SURROGATE && point <= Character.MAX_SURROGATE) {
        continue;
      }
      byte[] bytes = Character.toString(point).getBytes(UTF_8);
      int length = Utf8.sequenceLength(bytes, 0, bytes.length);
      if (length != bytes.length || Utf8.codePoint(bytes, 0, length) != point) {
        assertThat(length).as("length for U+%04X", point).isEqualTo(bytes.length);
        assertThat(Utf8.codePoint(bytes, 0, length)).isEqualTo(point);
      }
    }
  }

  @Test
  void encodesAllCharactersAsTheJdkDoes() {
    for (int point = 0; point <= Character.MAX_CODE_POINT; point++) {
      if (point >= Character.MIN_SURROGATE && point <= Character.MAX_SURROGATE) {
        continue;
      }
      String text = Character.toString(point);
      if (!Arrays.equals(Utf8.bytes(text), text.getBytes(UTF_8))) {
        assertThat(Utf8.bytes(text)).as("U+%04X", point).isEqualTo(text.getBytes(UTF_8));
      }
    }
  }

  @Test
  void encodesFromAnIndexOn() {
    String text = "aé水\ud83d\ude00";
    assertThat(Utf8.length(text, 0)).isEqualTo(10);
    assertThat(Utf8.length(text, 2)).isEqualTo(7);
    byte[] out = new byte[8];
    Utf8.encode(text, 2, out, 1);
    assertThat(HexFormat.of().formatHex(out)).isEqualTo("00e6b0b4f09f9880");
  }

  @Test
  void refusesUnpairedSurrogates() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Utf8.length("ab\ud800", 0))
        .withMessage("unpaired surrogate U+D800 at index 2 of the text");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Utf8.length("\udbffx", 0))
        .withMessage("unpaired surrogate U+DBFF at index 0 of the text");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Utf8.length("a\udc00", 0))
        .withMessage("unpaired surrogate U+DC00 at index 1 of the text");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Utf8.bytes("\ud83d\ude00\udfff"))
        .withMessage("unpaired surrogate U+DFFF at index 2 of the text");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Utf8.bytes("\ud83d\ud83d\ude00"))
        .withMessage("unpaired surrogate U+D83D at index 0 of the text");
  }
}
