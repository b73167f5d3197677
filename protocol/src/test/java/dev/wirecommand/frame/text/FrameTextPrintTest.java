package dev.wirecommand.frame.text;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wirecommand.cbor.CborWriter;
import dev.wirecommand.frame.Frame;
import dev.wirecommand.frame.RandomFrames;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FrameTextPrintTest {
  private static final HexFormat HEX = HexFormat.of();

  private static String print(int streamFlags, int type, int flags, String payloadHex) {
    byte[] payload = HEX.parseHex(payloadHex);
    return FrameText.print(new Frame(1, 2, streamFlags, type, flags, payload, 0, payload.length));
  }

  @ParameterizedTest
  @CsvSource(
      ignoreLeadingAndTrailingWhitespace = false,
      value = {
        "0,1,0,1 2 0 command-request 0 ",
        "1,1,15,1 2 stream-begin command-request new|continuation|more|have-data ",
        "7,3,3,1 2 stream-begin|stream-end|encoded command-data continuation|eos ",
        "2,4,7,1 2 stream-end bytes-response continuation|eos|cbor ",
        "4,5,3,1 2 encoded error-response protocol|application ",
        "0,6,0,1 2 0 text-output 0 ",
        "0,7,1,1 2 0 progress 1 ",
        "0,8,15,1 2 0 stream-settings 15 ",
        "0,9,0,1 2 0 window 0 ",
        "255,4,15,1 2 stream-begin|stream-end|encoded|248 bytes-response continuation|eos|cbor|8 ",
        "8,3,12,1 2 8 command-data 12 ",
        "128,0,0,1 2 128 0 0 ",
        "0,15,15,1 2 0 15 15 ",
      })
  void typesAndFlagsArePrintedByNameWhereTheyHaveOne(
      int streamFlags, int type, int flags, String line) {
    assertThat(print(streamFlags, type, flags, "")).isEqualTo(line);
  }

  @Test
  void idsAreDecimal() {
    assertThat(FrameText.print(new Frame(65535, 255, 0, 3, 2, new byte[0], 0, 0)))
        .isEqualTo("65535 255 0 command-data eos ");
  }

  @Test
  void aPayloadIsPrintedAsEscapedBytes() {
    assertThat(print(0, 3, 2, "00091f0a0d5c27226120417e7f80c3a9ff"))
        .isEqualTo(
            "1 2 0 command-data eos \\x00\\t\\x1f\\n\\r\\\\'\"a A~\\x7f\\x80\\xc3\\xa9\\xff");
  }

  @Test
  void bytesThatLookLikeALiteralAreEscaped() {
    assertThat(print(0, 3, 2, "63626f723a31")).isEqualTo("1 2 0 command-data eos \\x63bor:1");
    assertThat(print(0, 3, 2, "63626f723a")).isEqualTo("1 2 0 command-data eos \\x63bor:");
    assertThat(print(0, 3, 2, "63626f72")).isEqualTo("1 2 0 command-data eos cbor");
    assertThat(print(0, 3, 2, "6163626f723a")).isEqualTo("1 2 0 command-data eos acbor:");
  }

  /** Which frames carry one whole CBOR value, and so are printed as a literal. */
  @ParameterizedTest
  @CsvSource({
    "1,0,false",
    "1,1,true", // new
    "1,2,false", // continuation
    "1,3,true", // new and continuation, which no peer may send
    "1,4,false", // more
    "1,5,false", // new and more
    "1,8,false", // have-data
    "1,9,true", // new and have-data
    "1,13,false", // new, more and have-data
    "3,2,false",
    "4,0,false",
    "4,2,false", // eos
    "4,4,false", // cbor
    "4,5,false", // continuation and cbor
    "4,6,true", // eos and cbor
    "4,7,false", // continuation, eos and cbor
    "4,14,true", // eos and cbor and an unknown one
    "5,1,false",
    "5,2,false",
    "6,0,true",
    "6,15,true",
    "7,0,true",
    "7,15,true",
    "8,0,false",
    "0,1,false",
    "2,1,false",
    "9,0,true",
    "9,6,true",
    "10,6,false",
    "15,1,false",
  })
  void aFrameThatCarriesCborIsPrintedAsALiteral(int type, int flags, boolean literal) {
    assertThat(print(0, type, flags, "81182a")).endsWith(literal ? " cbor:[42]" : " \\x81\\x18*");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '^',
      quoteCharacter = '~',
      value = {
        "f6^None",
        "f5^True",
        "f4^False",
        "00^0",
        "1bffffffffffffffff^18446744073709551615",
        "3bffffffffffffffff^-18446744073709551616",
        "f93e00^1.5",
        "f98000^-0.0",
        "f97c00^1e999",
        "f9fc00^-1e999",
        "40^b''",
        "4600275c0a22ff^b'\\x00\\'\\\\\\n\"\\xff'",
        "60^''",
        "6a27225c0a0d0941c3a97f^'\\'\"\\\\\\n\\r\\tA\\xe9\\x7f'",
        "67e282acf09f9880^'\\u20ac\\U0001f600'",
        "67c3bfc480efbfbf^'\\xff\\u0100\\uffff'",
        "64f0908080^'\\U00010000'",
        "80^[]",
        "82f601^[None, 1]",
        "8301820203f6^[1, [2, 3], None]",
        "a0^{}",
        "a24161f54162a10102^{b'a': True, b'b': {1: 2}}",
        "a18001^{(): 1}",
        "a1810102^{(1,): 2}",
        "a1828101028103^{((1,), 2): [3]}",
      })
  void aLiteralIsInPythonsNotation(String hex, String literal) {
    assertThat(print(0, 6, 0, hex)).isEqualTo("1 2 0 text-output 0 cbor:" + literal);
  }

  @ParameterizedTest
  @CsvSource({
    "'',", // nothing
    "0101,\\x01\\x01", // two values
    "1801,\\x18\\x01", // not the shortest head
    "fb3ff8000000000000,\\xfb?\\xf8\\x00\\x00\\x00\\x00\\x00\\x00", // nor the shortest float
    "f97e00,\\xf9~\\x00", // NaN has no literal
    "f7,\\xf7", // nor has undefined
    "e0,\\xe0", // nor has a simple value
    "81f7,\\x81\\xf7",
    "a1f701,\\xa1\\xf7\\x01",
    "a101f7,\\xa1\\x01\\xf7",
    "a1a001,\\xa1\\xa0\\x01", // a dict is no key
    "a181a001,\\xa1\\x81\\xa0\\x01",
    "a202010101,\\xa2\\x02\\x01\\x01\\x01", // not in order
    "a201010101,\\xa2\\x01\\x01\\x01\\x01", // one key twice
    "61ff,a\\xff", // not UTF-8
    "9f01ff,\\x9f\\x01\\xff", // indefinite
    "c001,\\xc0\\x01", // a tag
    "82,\\x82", // the items are missing
    "ff,\\xff",
  })
  void whatHasNoLiteralThatGivesItsBytesBackIsPrintedAsBytes(String hex, String text) {
    assertThat(print(0, 6, 0, hex)).isEqualTo("1 2 0 text-output 0 " + (text == null ? "" : text));
  }

  @Test
  void aLiteralIsAsDeepAsCanBeReadAgain() {
    String deepest = "81".repeat(127) + "80";
    assertThat(print(0, 6, 0, deepest)).endsWith(" cbor:" + "[".repeat(128) + "]".repeat(128));
    assertThat(print(0, 6, 0, "81" + deepest)).endsWith(" " + "\\x81".repeat(128) + "\\x80");
    String deepestMap = "a101".repeat(127) + "a0";
    assertThat(print(0, 6, 0, deepestMap))
        .endsWith(" cbor:" + "{1: ".repeat(127) + "{}" + "}".repeat(127));
    assertThat(print(0, 6, 0, "a101" + deepestMap))
        .endsWith(" " + "\\xa1\\x01".repeat(128) + "\\xa0");
    assertThat(print(0, 6, 0, "81".repeat(1_000_000))).endsWith("\\x81\\x81");
  }

  /** Print and parse lose nothing, whatever the frame holds. */
  @Test
  void printAndParseGiveEveryFrameBack() {
    long seed = 20_180_416;
    Random random = new Random(seed);
    int literals = 0;
    for (int i = 0; i < 10_000; i++) {
      Frame frame = RandomFrames.withHeader(random, payload(random));
      String line = FrameText.print(frame);
      String what = "seed " + seed + ", frame " + i + ": " + line;
      assertThat(line.chars()).as(what).allMatch(c -> c >= ' ' && c <= '~');
      Frame parsed = FrameText.parse(line);
      assertThat(parsed).as(what).isEqualTo(frame);
      assertThat(HEX.formatHex(parsed.payload()))
          .as(what)
          .isEqualTo(HEX.formatHex(frame.payload()));
      if (line.contains(" cbor:")) {
        literals++;
      }
    }
    assertThat(literals).as("frames with a literal, seed %d", seed).isGreaterThan(500);
  }

  private static byte[] payload(Random random) {
    switch (random.nextInt(6)) {
      case 0:
        return new byte[0];
      case 1:
        byte[] bytes = new byte[random.nextInt(40)];
        random.nextBytes(bytes);
        return bytes;
      case 2:
        return ("cbor:" + text(random)).getBytes(StandardCharsets.UTF_8);
      case 3:
        return text(random).getBytes(StandardCharsets.UTF_8);
      default:
        CborWriter out = new CborWriter();
        cbor(random, out, 3);
        return out.toByteArray();
    }
  }

  private static String text(Random random) {
    String[] parts = {
      "'", "\"", "\\", "\n", "\r", "\t", " ", "\0", "a", "é", "€", "😀", "{", "]", "1", "\\x", "u'",
      ":"
    };
    StringBuilder out = new StringBuilder();
    for (int i = random.nextInt(12); i > 0; i--) {
      out.append(parts[random.nextInt(parts.length)]);
    }
    return out.toString();
  }

  private static void cbor(Random random, CborWriter out, int depth) {
    switch (random.nextInt(depth > 0 ? 10 : 7)) {
      case 0 -> out.writeNull();
      case 1 -> out.writeBoolean(random.nextBoolean());
      case 2 -> out.writeLong(random.nextLong() >> random.nextInt(64));
      case 3 -> out.writeDouble(Double.longBitsToDouble(random.nextLong()));
      case 4 -> out.writeDouble(random.nextInt(2000) / 8.0);
      case 5 -> out.writeBytes(text(random).getBytes(StandardCharsets.UTF_8));
      case 6 -> out.writeText(text(random));
      case 7, 8 -> {
        int length = random.nextInt(5);
        out.writeArrayHeader(length);
        for (int i = 0; i < length; i++) {
          cbor(random, out, depth - 1);
        }
      }
      default -> {
        int length = random.nextInt(5);
        int mark = out.beginMap(length);
        for (int i = 0; i < length; i++) {
          out.writeText(i + text(random));
          cbor(random, out, depth - 1);
        }
        out.endMap(mark);
      }
    }
  }
}
