package dev.wirecommand.schema.json;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wirecommand.cbor.CborValue;
import dev.wirecommand.schema.Schema;
import dev.wirecommand.schema.SchemaType;
import dev.wirecommand.schema.cddl.CddlParser;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** JSON and the CBOR that it is converted to, in CBOR's diagnostic notation. */
class JsonConversionTest {
  static final Schema SCHEMA =
      CddlParser.strict()
          .parse(
              """
              Person = { name: tstr, ? mail: tstr, ? note: any }
              Shape = Circle / Square
              Circle = { type: "Circle", radius: float }
              Square = { type: "square", side: 0..9, ? inside: Shape }
              Color = "RED" / "dark-green"
              instant = tstr
              decimal = tstr
              uuid = bstr .size 16
              """);

  private static SchemaType type(String cddl) {
    return CddlParser.strict().parseType(cddl, SCHEMA);
  }

  private static String decoded(String cddl, BytesFormat format, String json) {
    byte[] cbor = new JsonDecoder(SCHEMA).withBytes(format).decode(type(cddl), json);
    return CborValue.decode(cbor).toString();
  }

  private static String encoded(String cddl, BytesFormat format, byte[] cbor) {
    return new JsonEncoder(SCHEMA).withBytes(format).encode(type(cddl), cbor);
  }

  /** Both ways. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "null|null|null",
        "bool|true|true",
        "int|18446744073709551615|18446744073709551615",
        "int|-18446744073709551616|-18446744073709551616",
        "float|1.5|1.5",
        "float|1.0E300|1.0e+300",
        "float|-0.0|-0.0",
        "float16-32|0.1|0.10000000149011612",
        "float|\"NaN\"|NaN",
        "float16-32|\"Infinity\"|Infinity",
        "float|\"-Infinity\"|-Infinity",
        "tstr|\"naïve \\\"x\\\"\\n\"|\"naïve \\\"x\\\"\\n\"",
        "instant|\"2026-01-31T13:00:00+01:00\"|\"2026-01-31T13:00:00+01:00\"",
        "decimal|\"0.10\"|\"0.10\"",
        "bstr|\"AQL/\"|h'0102ff'",
        "uuid|\"123e4567-e89b-42d3-a456-556642440000\"|h'123e4567e89b42d3a456556642440000'",
        "[* int]|[1,2]|[1, 2]",
        "[int, tstr]|[1,\"a\"]|[1, \"a\"]",
        "{* tstr => int}|{\"a\":1,\"long\":2}|{\"a\": 1, \"long\": 2}",
        "{* bstr => int}|{\"AQL/\":1}|{h'0102ff': 1}",
        "{* -9..9 => tstr}|{\"3\":\"x\",\"-1\":\"y\"}|{3: \"x\", -1: \"y\"}",
        "{* Color => int}|{\"RED\":1}|{\"RED\": 1}",
        "{* uuid => int}|{\"123e4567-e89b-42d3-a456-556642440000\":1}|{h'123e4567e89b42d3a456556642440000': 1}",
        "Person|{\"mail\":\"m\",\"name\":\"n\"}|{\"mail\": \"m\", \"name\": \"n\"}",
        "Person|{\"name\":\"n\",\"note\":null}|{\"name\": \"n\", \"note\": null}",
        "{ 'a' => int }|{\"a\":1}|{h'61': 1}",
        "Shape|{\"type\":\"Circle\",\"radius\":1.0}|{\"type\": \"Circle\", \"radius\": 1.0}",
        "Color / null|null|null",
        "Color / null|\"RED\"|\"RED\"",
        "int / tstr|\"5\"|\"5\"",
        "int / float|1|1",
        "int / float|1.0|1.0",
        "tstr / bstr|{\"$bytes\":\"AQI=\"}|h'0102'",
        "tstr / bstr|\"AQI=\"|\"AQI=\"",
        "any|{\"a\":[1,1.0,\"x\",null,false]}|{\"a\": [1, 1.0, \"x\", null, false]}",
        "any|{\"$bytes\":\"AQI=\"}|h'0102'",
        "any|{\"$$bytes\":\"AQI=\"}|{\"$bytes\": \"AQI=\"}",
        "any|{\"$$$bytes\":\"AQI=\"}|{\"$$bytes\": \"AQI=\"}",
        "any|{\"$ref\":1,\"$$\":2}|{\"$$\": 2, \"$ref\": 1}",
        "any|{\"$float\":\"NaN\"}|NaN",
        "any|{\"$simple\":23}|undefined",
        "any|{\"$simple\":99}|simple(99)",
        "any|{\"$map\":[[1,\"one\"],[{\"$bytes\":\"\"},2]]}|{1: \"one\", h'': 2}"
      })
  void thereAndBack(String type, String json, String cbor) {
    for (BytesFormat format : BytesFormat.values()) {
      if (format == BytesFormat.HEX && json.contains("AQL/")) {
        continue;
      }
      assertThat(decoded(type, format, json)).isEqualTo(cbor);
    }
    byte[] bytes = new JsonDecoder(SCHEMA).decode(type(type), json);
    String canonical = encoded(type, BytesFormat.BASE64, bytes);
    assertThat(new JsonDecoder(SCHEMA).decode(type(type), canonical)).isEqualTo(bytes);
    assertThat(sorted(canonical)).isEqualTo(sorted(json));
  }

  /** The members of an object may stand in another order. */
  private static String sorted(String json) {
    return json.chars().sorted().mapToObj(Character::toString).reduce("", String::concat);
  }

  /** What is taken, but not written. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "int|\"-5\"|-5",
        "int|5.0|5",
        "int|1e3|1000",
        "float|5|5.0",
        "decimal|0.10|\"0.10\"",
        "uuid|\"123E4567-E89B-42D3-A456-556642440000\"|h'123e4567e89b42d3a456556642440000'",
        "uuid|\"Ej5FZ+ibQtOkVlVmQkQAAA==\"|h'123e4567e89b42d3a456556642440000'",
        "Person|{\"name\":\"n\",\"mail\":null}|{\"name\": \"n\"}",
        "5|\"5\"|5",
        "any|-0|0"
      })
  void leniently(String type, String json, String cbor) {
    assertThat(decoded(type, BytesFormat.BASE64, json)).isEqualTo(cbor);
  }

  @Test
  void bytesInHex() {
    assertThat(decoded("bstr", BytesFormat.HEX, "\"0102Ff\"")).isEqualTo("h'0102ff'");
    assertThat(encoded("bstr", BytesFormat.HEX, new byte[] {0x42, 1, -1})).isEqualTo("\"01ff\"");
    assertThat(
            encoded("{* bstr => any}", BytesFormat.HEX, new byte[] {(byte) 0xa1, 0x41, 9, 0x41, 1}))
        .isEqualTo("{\"09\":{\"$bytes\":\"AQ==\"}}");
  }

  @Test
  void textsInUtf8() {
    byte[] json = "\"naïve\"".getBytes(java.nio.charset.StandardCharsets.UTF_8);
    assertThat(CborValue.decode(new JsonDecoder(SCHEMA).decode(type("tstr"), json)))
        .isEqualTo(new CborValue.Text("naïve"));
  }

  @Test
  void aFieldThatIsNullIsLeftOut() {
    byte[] cbor = {
      (byte) 0xa2, 0x64, 'm', 'a', 'i', 'l', (byte) 0xf6, 0x64, 'n', 'a', 'm', 'e', 0x61, 'n'
    };
    assertThat(encoded("Person", BytesFormat.BASE64, cbor)).isEqualTo("{\"name\":\"n\"}");
  }

  @Test
  void unknownFieldsOfResultsCanBeSkipped() {
    byte[] cbor = {(byte) 0xa2, 0x61, 'x', 1, 0x64, 'n', 'a', 'm', 'e', 0x61, 'n'};
    assertThat(new JsonEncoder(SCHEMA).skippingUnknownFields().encode(type("Person"), cbor))
        .isEqualTo("{\"name\":\"n\"}");
  }

  @Test
  void indented() {
    byte[] cbor = new JsonDecoder(SCHEMA).decode(type("any"), "{\"a\":[1,{}],\"b\":2}");
    assertThat(new JsonEncoder(SCHEMA).indented().encode(type("any"), cbor))
        .isEqualTo(
            """
            {
              "a" : [
                1,
                { }
              ],
              "b" : 2
            }""");
  }
}
