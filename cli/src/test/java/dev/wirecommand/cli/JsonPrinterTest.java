package dev.wirecommand.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wirecommand.cbor.CborReader;
import dev.wirecommand.cbor.CborValue;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class JsonPrinterTest {
  private static final JsonMapper JACKSON = JsonMapper.builder().build();

  private static String print(String hex) {
    return JsonPrinter.print(CborValue.read(new CborReader(HexFormat.of().parseHex(hex))));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "00|0",
        "1bffffffffffffffff|18446744073709551615",
        "3bffffffffffffffff|-18446744073709551616",
        "f90000|0.0",
        "f98000|-0.0",
        "f93c00|1.0",
        "fb3fb999999999999a|0.1",
        "fb7e37e43c8800759c|1.0e+300",
        "f90001|5.960464477539063e-8",
        "f97e00|\"NaN\"",
        "f97c00|\"Infinity\"",
        "f9fc00|\"-Infinity\"",
        "f4|false",
        "f5|true",
        "f6|null",
        "f7|null",
        "f0|\"simple(16)\"",
        "40|\"\"",
        "43c0ffee|\"c0ffee\"",
        "4161|\"61\"",
        "60|\"\"",
        "6161|\"a\"",
        "65225c0a0d09|\"\\\"\\\\\\n\\r\\t\"",
        "63080c00|\"\\b\\f\\u0000\"",
        "641b5b324a|\"\\u001b[2J\"",
        "617f|\"\\u007f\"",
        "62c29b|\"\\u009b\"",
        "63e280ae|\"\\u202e\"",
        "63e280a8|\"\\u2028\"",
        "64f3a08081|\"\\udb40\\udc01\"",
        "66c3bcf09f9880|\"\u00fc\ud83d\ude00\"",
        "80|[]",
        "a0|{}"
      })
  void printsEachValue(String hex, String json) {
    assertThat(print(hex)).isEqualTo(json);
  }

  @Test
  void indentsWhatIsNested() {
    // {h'6964': h'0a', "list": [1, [], {"x": [null]}]}
    assertThat(print("a2426964410a646c6973748301 80 a1617881f6".replace(" ", "")))
        .isEqualTo(
            """
            {
              "id": "0a",
              "list": [
                1,
                [],
                {
                  "x": [
                    null
                  ]
                }
              ]
            }""");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        // Bytes: text where they show, else hex.
        "4161|a",
        "42c3bc|\u00fc",
        "40|''",
        "41ff|ff",
        "411b|1b",
        "43e280ae|e280ae",
        "43eda080|eda080",
        // Text: as it is.
        "6161|a",
        "611b|\\u001b",
        // All else: in diagnostic notation.
        "01|1",
        "20|-1",
        "f93c00|1.0",
        "f5|true",
        "f6|null",
        "8101|[1]",
        "a0|{}"
      })
  void printsEachKey(String hex, String key) {
    String expected = key.equals("''") ? "" : key;
    assertThat(print("a1" + hex + "00")).isEqualTo("{\n  \"" + expected + "\": 0\n}");
  }

  @Test
  void keysThatWouldLookTheSameAreToldApart() {
    // {h'61': 1, "a": 2, "b": {h'62': 3}}
    assertThat(print("a3 416101 616102 6162a1416203".replace(" ", "")))
        .isEqualTo(
            """
            {
              "h'61'": 1,
              "\\"a\\"": 2,
              "\\"b\\"": {
                "b": 3
              }
            }""");
    // {1: 0, "1": 0}
    assertThat(print("a20100613100")).isEqualTo("{\n  \"1\": 0,\n  \"\\\"1\\\"\": 0\n}");
    // {h'ff': 0, "ff": 0}
    assertThat(print("a241ff0062666600")).isEqualTo("{\n  \"h'ff'\": 0,\n  \"\\\"ff\\\"\": 0\n}");
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5})
  void anotherReaderReadsTheSame(long seed) {
    Random random = new Random(seed);
    for (int i = 0; i < 200; i++) {
      CborValue value = value(random, 3);
      String json = JsonPrinter.print(value);
      assertThat(JACKSON.readTree(json)).as("seed %d: %s", seed, json).isEqualTo(node(value));
      assertThat(json.chars()).as("seed %d: %s", seed, json).allMatch(c -> c == '\n' || c >= ' ');
    }
  }

  private static CborValue value(Random random, int depth) {
    return switch (random.nextInt(depth > 0 ? 6 : 4)) {
      case 0 -> new CborValue.Int(random.nextInt() >> random.nextInt(32));
      case 1 -> new CborValue.Float(Double.longBitsToDouble(random.nextLong() >>> 2));
      case 2 -> new CborValue.Text(text(random));
      case 3 -> new CborValue.Bool(random.nextBoolean());
      case 4 -> {
        List<CborValue> elements = new ArrayList<>();
        for (int i = random.nextInt(4); i > 0; i--) {
          elements.add(value(random, depth - 1));
        }
        yield new CborValue.Array(elements);
      }
      default -> {
        List<CborValue.Entry> entries = new ArrayList<>();
        for (int i = random.nextInt(4); i > 0; i--) {
          CborValue key = new CborValue.Text(i + text(random));
          entries.add(new CborValue.Entry(key, value(random, depth - 1)));
        }
        yield new CborValue.Map(entries);
      }
    };
  }

  private static String text(Random random) {
    return random
        .ints(random.nextInt(8), 0, 0x11000)
        .filter(point -> Character.getType(point) != Character.SURROGATE)
        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
        .toString();
  }

  private static JsonNode node(CborValue value) {
    return JACKSON.valueToTree(plain(value));
  }

  /** The value as the objects that Jackson makes of JSON. */
  private static Object plain(CborValue value) {
    if (value instanceof CborValue.Int number) {
      return number.value().intValueExact();
    } else if (value instanceof CborValue.Float number) {
      return number.value();
    } else if (value instanceof CborValue.Text text) {
      return text.value();
    } else if (value instanceof CborValue.Bool bool) {
      return bool.value();
    } else if (value instanceof CborValue.Array array) {
      return array.elements().stream().map(JsonPrinterTest::plain).toList();
    }
    java.util.Map<String, Object> map = new java.util.LinkedHashMap<>();
    for (CborValue.Entry entry : ((CborValue.Map) value).entries()) {
      map.put(((CborValue.Text) entry.key()).value(), plain(entry.value()));
    }
    return map;
  }
}
