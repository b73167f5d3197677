package dev.wirecommand.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JsonReaderTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "null|null",
        "true|true",
        "false|false",
        "0|0",
        "-0|0",
        "1|1",
        "-1|-1",
        "9223372036854775808|9223372036854775808",
        "18446744073709551615|18446744073709551615",
        "-18446744073709551616|-18446744073709551616",
        "1.0|1.0",
        "-0.0|-0.0",
        "1e3|1000.0",
        "1E-3|0.001",
        "0e5|0.0",
        "0.1|0.1",
        "1.7976931348623157e308|1.7976931348623157e+308",
        "4.9e-324|5.0e-324",
        "\"\"|\"\"",
        "\"a\\u00fc\\ud83d\\ude00\"|\"a\u00fc\ud83d\ude00\"",
        "[]|[]",
        "{}|{}",
        "[1, [2.5, null], \"x\"]|[1, [2.5, null], \"x\"]",
        "{\"b\": 1, \"a\": {\"\": []}}|{\"b\": 1, \"a\": {\"\": []}}",
        "' \t\r\n1\t'|1"
      })
  void readsEachValue(String json, String diagnostic) throws JsonReader.JsonException {
    assertThat(JsonReader.read(json)).hasToString(diagnostic);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "''|there is no JSON value",
        "' '|there is no JSON value",
        "1 2|there is more than one JSON value",
        "{} []|there is more than one JSON value",
        "[1,]|not JSON, see column 4",
        "[1|not JSON, see column 3",
        "{\"a\"}|not JSON, see column 5",
        "{a: 1}|not JSON, see column 2",
        "'''x'''|not JSON, see column 1",
        "01|not JSON, see column 2",
        "+1|not JSON, see column 2",
        ".5|not JSON, see column 1",
        "NaN|not JSON, see column 4",
        "Infinity|not JSON, see column 9",
        "1 // one|not JSON, see column 3",
        "{\"a\": 1, \"a\": 1}|the key \"a\" is there twice",
        "[{\"\\u0000\": 1, \"\\u0000\": 2}]|the key \"\\u0000\" is there twice",
        "\"\\ud800\"|the string \"\\ud800\" has an unpaired surrogate",
        "{\"x\\udc00\": 1}|the string \"x\\udc00\" has an unpaired surrogate",
        "18446744073709551616|the integer 18446744073709551616 is not in"
            + " -18446744073709551616..18446744073709551615",
        "-18446744073709551617|the integer -18446744073709551617 is not in"
            + " -18446744073709551616..18446744073709551615",
        "[1e309]|the number 1e309 is too large for a float of 64 bits",
        "-1e309|the number -1e309 is too large for a float of 64 bits",
        "1e-400|the number 1e-400 is too small for a float of 64 bits"
      })
  void refusesAllElse(String json, String message) {
    assertThatThrownBy(() -> JsonReader.read(json))
        .isInstanceOf(JsonReader.JsonException.class)
        .hasMessage(message);
  }

  @Test
  void nestsOnlySoDeep() throws JsonReader.JsonException {
    assertThat(JsonReader.read("[".repeat(254) + "]".repeat(254)))
        .hasToString("[".repeat(254) + "]".repeat(254));
    assertThatThrownBy(() -> JsonReader.read("[".repeat(255) + "]".repeat(255)))
        .isInstanceOf(JsonReader.JsonException.class)
        .hasMessage("JSON nested deeper than 254");
  }

  @Test
  void longNumbersAreCutInMessages() {
    assertThatThrownBy(() -> JsonReader.read("7".repeat(5000)))
        .isInstanceOf(JsonReader.JsonException.class)
        .hasMessage(
            "the integer "
                + "7".repeat(40)
                + "... is not in -18446744073709551616..18446744073709551615");
  }
}
