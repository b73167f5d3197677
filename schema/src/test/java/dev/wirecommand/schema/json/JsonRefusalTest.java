package dev.wirecommand.schema.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.wirecommand.cbor.CborLimits;
import dev.wirecommand.cbor.CborWriter;
import dev.wirecommand.schema.SchemaType;
import dev.wirecommand.schema.ValueException;
import dev.wirecommand.schema.cddl.CddlParser;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JsonRefusalTest {
  private static final JsonDecoder DECODER = new JsonDecoder(JsonConversionTest.SCHEMA);

  private static SchemaType type(String cddl) {
    return CddlParser.strict().parseType(cddl, JsonConversionTest.SCHEMA);
  }

  @Test
  void theMessageTellsPathLineAndColumn() {
    String json = "{\"order\": {\n  \"lines\": [{\"price\": 1}, {},\n    {\"price\": \"x\"}]}}";
    assertThatThrownBy(
            () -> DECODER.decode(type("{ order: { lines: [* { ? price: int }] } }"), json))
        .isInstanceOfSatisfying(
            JsonException.class,
            e -> {
              assertThat(e)
                  .hasMessage(
                      "$.order.lines[2].price: expected integer, got string (line 3, column 15)");
              assertThat(e.path()).isEqualTo("$.order.lines[2].price");
              assertThat(e.detail()).isEqualTo("expected integer, got string");
              assertThat(e.line()).isEqualTo(3);
              assertThat(e.column()).isEqualTo(15);
            });
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "null|1|$: expected null, got number (line 1, column 1)",
        "bool|\"true\"|$: expected boolean, got string (line 1, column 1)",
        "int|1.5|$: expected integer, got 1.5 (line 1, column 1)",
        "int|1e-99999999999|$: expected integer, got 1e-99999999999 (line 1, column 1)",
        "int|\"01\"|$: expected integer, got string (line 1, column 1)",
        "int|true|$: expected integer, got boolean (line 1, column 1)",
        "-128..127|300|$: integer 300 out of range -128 to 127 (line 1, column 1)",
        "0..9|1e999999999|$: integer 1e999999999 out of range 0 to 9 (line 1, column 1)",
        "0..9|-1e99999999999|$: integer -1e99999999999 out of range 0 to 9 (line 1, column 1)",
        "float|\"1.5\"|$: expected number, got string (line 1, column 1)",
        "float|\"+Infinity\"|$: expected number, got string (line 1, column 1)",
        "float|9007199254740993|$: number 9007199254740993 does not fit a float of 64 bits (line 1, column 1)",
        "float|1e400|$: number 1e400 does not fit a float of 64 bits (line 1, column 1)",
        "float16-32|1e39|$: number 1e39 does not fit a float of 32 bits (line 1, column 1)",
        "float16-32|16777217|$: number 16777217 does not fit a float of 32 bits (line 1, column 1)",
        "float16|0.1|$: number 0.1 does not fit a float of 16 bits (line 1, column 1)",
        "tstr|5|$: expected string, got number (line 1, column 1)",
        "tstr .size 2|\"abc\"|$: text of 3 bytes in UTF-8, where 2 are due (line 1, column 1)",
        "instant|\"now\"|$: expected a time such as 2026-01-31T12:00:00Z, got 'now' (line 1, column 1)",
        "decimal|1e99999|$: expected a decimal number such as 0.10, got '1e99999' (line 1, column 1)",
        "bstr|5|$: expected bytes in base64, got number (line 1, column 1)",
        "bstr|\"AQI\"|$: 'AQI' is not base64 (line 1, column 1)",
        "bstr|\"AQJ=\"|$: 'AQJ=' is not base64 (line 1, column 1)",
        "bytes .size 3|\"AQI=\"|$: 2 bytes, where 3 are due (line 1, column 1)",
        "uuid|\"123e4567\"|$: '123e4567' is not a UUID (line 1, column 1)",
        "uuid|5|$: expected UUID, got number (line 1, column 1)",
        "5|6|$: expected 5, got number (line 1, column 1)",
        "\"a\"|\"b\"|$: expected \"a\", got 'b' (line 1, column 1)",
        "[* int]|{}|$: expected array, got object (line 1, column 1)",
        "[+ int]|[]|$: array of 0 elements, where 1 or more are due (line 1, column 1)",
        "[int, int]|[1]|$: array of 1 elements, where 2 are due (line 1, column 1)",
        "[* int]|[1, [2]]|$[1]: expected integer, got array (line 1, column 5)",
        "{* tstr => int}|[]|$: expected object, got array (line 1, column 1)",
        "{+ tstr => int}|{}|$: map of 0 keys, where 1 or more are due (line 1, column 1)",
        "{* tstr => int}|{\"a b\": null}|$['a b']: expected integer, got null (line 1, column 9)",
        "{* tstr => int}|{\"it's\": null}|$['it\\'s']: expected integer, got null (line 1, column 10)",
        "{* int => int}|{\"x\": 1}|$: key 'x': expected integer, got string (line 1, column 2)",
        "{* Color => int}|{\"BLUE\": 1}|$: key 'BLUE': unknown constant 'BLUE'; it is one of RED, dark-green (line 1, column 2)",
        "{* uuid => int}|{\"123e4567-e89b-42d3-a456-556642440000\": 1, \"123E4567-e89b-42d3-a456-556642440000\": 2}|$: the key '123E4567-e89b-42d3-a456-556642440000' is equal to another (line 1, column 45)",
        "Person|[]|$: expected object, got array (line 1, column 1)",
        "Person|{\"nam\": 1}|$: unknown field 'nam'; it has name, mail, note (line 1, column 2)",
        "Person|{}|$: missing field 'name' (line 1, column 1)",
        "[* Person]|[{\"name\": null}]|$[0].name: expected string, got null (line 1, column 11)",
        "Color|\"BLUE\"|$: unknown constant 'BLUE'; it is one of RED, dark-green (line 1, column 1)",
        "Color|5|$: expected string, got number (line 1, column 1)",
        "Color / null|[]|$: expected string or null, got array (line 1, column 1)",
        "int / null|\"x\"|$: expected integer, got string (line 1, column 1)",
        "1..3 / 5..7|4|$: the value is of none of the 2 types that are allowed (line 1, column 1)",
        "Shape|5|$: expected object, got number (line 1, column 1)",
        "Shape|{\"radius\": 1}|$: missing field 'type' (line 1, column 1)",
        "Shape|{\"type\": 1}|$.type: expected string, got number (line 1, column 10)",
        "Shape|{\"type\": \"oval\"}|$.type: unknown type 'oval'; it is one of Circle, square (line 1, column 10)",
        "Shape|{\"type\": \"square\", \"side\": 1, \"inside\": {\"type\": \"square\", \"side\": 10}}|$.inside.side: integer 10 out of range 0 to 9 (line 1, column 68)",
        "tstr / bstr|5|$: the value is of none of the 2 types that are allowed (line 1, column 1)",
        "any|18446744073709551616|$: integer 18446744073709551616 out of range -18446744073709551616 to 18446744073709551615 (line 1, column 1)",
        "any|{\"a\": {\"$bytes\": \"*\"}}|$.a['$bytes']: '*' is not base64 (line 1, column 18)",
        "any|{\"$bytes\": 1}|$['$bytes']: expected string, got number (line 1, column 12)",
        "any|{\"$bytes\": \"\", \"b\": 1}|$: '$bytes' must be alone in its object; as a key, write it '$$bytes' (line 1, column 1)",
        "any|{\"$float\": \"1\"}|$['$float']: expected NaN, Infinity or -Infinity, got '1' (line 1, column 12)",
        "any|{\"$simple\": 20}|$['$simple']: no simple value of CBOR has the number 20 here (line 1, column 13)",
        "any|{\"$map\": {}}|$['$map']: expected array, got object (line 1, column 10)",
        "any|{\"$map\": [[1]]}|$['$map'][0]: expected an array of a key and its value (line 1, column 11)",
        "any|{\"$map\": [[1, 2], [1, 3]]}|$['$map']: two keys of the map are equal (line 1, column 10)"
      })
  void values(String type, String json, String message) {
    assertThatThrownBy(() -> DECODER.decode(type(type), json))
        .isInstanceOf(JsonException.class)
        .hasMessage(message);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "``|$: the text has no value (line 1, column 1)",
        "1 2|$: there is more after the value (line 1, column 3)",
        "{\"a\": 1, \"a\": 2}|$: duplicate key 'a' (line 1, column 10)",
        "{\"b\": {\"a\": 1, \"\\u0061\": 2}}|$.b: duplicate key 'a' (line 1, column 16)",
        "\"\\ud800\"|$: text with an unpaired surrogate (line 1, column 1)",
        "[1|$: the text ends within a value (line 1, column 3)"
      })
  void texts(String json, String message) {
    assertThatThrownBy(() -> DECODER.decode(new SchemaType.Any(), json))
        .isInstanceOf(JsonException.class)
        .hasMessage(message);
  }

  /** The words behind the kind of fault are Jackson's. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{\"a\": [1, }|$.a: not JSON: Unexpected character",
        "NaN|$: not JSON: ",
        "01|$: not JSON: ",
        "/* c */ 1|$: not JSON: ",
        "'a'|$: not JSON: "
      })
  void syntax(String json, String begin) {
    assertThatThrownBy(() -> DECODER.decode(new SchemaType.Any(), json))
        .isInstanceOf(JsonException.class)
        .hasMessageStartingWith(begin);
  }

  @Test
  void notUtf8() {
    assertThatThrownBy(() -> DECODER.decode(new SchemaType.Any(), new byte[] {'"', -1, '"'}))
        .isInstanceOf(JsonException.class)
        .hasMessage("$: the text is not UTF-8 (line 1, column 1)");
  }

  @Test
  void limits() {
    JsonDecoder small = DECODER.withLimits(new JsonLimits(40, new CborLimits(2, 5, 2)));
    assertLimited(small, " ".repeat(41), "$: a text of 41 bytes: more than 40 (line 1, column 1)");
    assertLimited(small, "[[[]]]", "$[0][0]: nesting deeper than 2 (line 1, column 3)");
    assertLimited(small, "[1,2,3,4,5]", "$[4]: more than 5 items (line 1, column 10)");
    assertLimited(
        small, "{\"a\":1,\"b\":2,\"c\":3}", "$: object of more than 2 members (line 1, column 14)");
    assertLimited(
        small,
        "{\"$map\":[[1,2],[3,[4]]]}",
        "$['$map'][1][1][0]: more than 5 items (line 1, column 20)");
    assertLimited(
        small, "[[{\"$map\":[]}]]", "$[0][0]['$map']: nesting deeper than 2 (line 1, column 11)");
    assertLimited(
        small,
        "{\"$map\":[[1,2],[3,4],[5,6]]}",
        "$['$map'][2]: map of more than 2 keys (line 1, column 22)");
    assertThatThrownBy(
            () ->
                small.decode(new SchemaType.Any(), " ".repeat(41).getBytes(StandardCharsets.UTF_8)))
        .hasMessage("$: a text of 41 bytes: more than 40 (line 1, column 1)");
    assertThatThrownBy(() -> DECODER.decode(new SchemaType.Any(), "1".repeat(1101)))
        .isInstanceOf(JsonException.class)
        .hasMessageStartingWith("$: over a limit: ");
  }

  /** An object such as {@code $bytes} counts as the CBOR value that is made of it. */
  @Test
  void limitsAreThoseOfTheValues() {
    JsonDecoder exact = DECODER.withLimits(new JsonLimits(100, new CborLimits(2, 5, 2)));
    assertThat(exact.decode(new SchemaType.Any(), "[[{\"$bytes\":\"\"},{\"$float\":\"NaN\"}]]"))
        .isEqualTo(HexFormat.of().parseHex("818240f97e00"));
    assertThat(exact.decode(new SchemaType.Any(), "{\"$map\":[[1,2],[{\"$map\":[]},3]]}"))
        .isEqualTo(HexFormat.of().parseHex("a20102a003"));
  }

  @Test
  void whatIsWrittenCanBeRead() {
    CborWriter deepest = new CborWriter();
    for (int n = 0; n < CborLimits.DEFAULT.maxDepth(); n++) {
      deepest.writeMapHeader(1);
      deepest.writeLong(n);
    }
    deepest.writeBytes(new byte[1]);
    String json =
        new JsonEncoder(JsonConversionTest.SCHEMA)
            .encode(new SchemaType.Any(), deepest.toByteArray());
    assertThat(DECODER.decode(new SchemaType.Any(), json)).isEqualTo(deepest.toByteArray());
  }

  private static void assertLimited(JsonDecoder decoder, String json, String message) {
    assertThatThrownBy(() -> decoder.decode(new SchemaType.Any(), json))
        .isInstanceOf(JsonException.class)
        .hasMessage(message);
  }

  @Test
  void cborThatIsNotOfItsType() {
    byte[] cbor = {(byte) 0x81, 0x61, 'x'};
    assertThatThrownBy(
            () -> new JsonEncoder(JsonConversionTest.SCHEMA).encode(type("[* int]"), cbor))
        .isInstanceOf(ValueException.class)
        .hasMessage("[0]: expected integer, got text");
  }
}
