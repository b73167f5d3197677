package dev.wirecommand.schema.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.wirecommand.cbor.CborValue;
import dev.wirecommand.schema.Argument;
import dev.wirecommand.schema.Schema;
import dev.wirecommand.schema.SchemaType;
import dev.wirecommand.schema.ValueException;
import dev.wirecommand.schema.cddl.CddlParser;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JsonSchemaPrinterTest {
  private static final Schema SCHEMA =
      CddlParser.strict()
          .parse(
              """
              Tree = { name: tstr, ? children: [* Tree], ? color: Color }
              Color = "RED" / "dark-green"
              Shape = Circle / Square
              Circle = { type: "Circle", radius: float }
              Square = { type: "square", side: 0..9 }
              local-date = tstr
              char = tstr
              uuid = bstr .size 16
              """);

  private static SchemaType type(String cddl) {
    return CddlParser.strict().parseType(cddl, SCHEMA);
  }

  private static String members(String cddl, BytesFormat format) {
    JsonSchemaPrinter printer =
        new JsonSchemaPrinter(SCHEMA).withBytes(format).withReferences("#/types/");
    return JsonText.print(false, out -> printer.write(type(cddl), out));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "any|{}",
        "null|{\"type\":\"null\"}",
        "bool|{\"type\":\"boolean\"}",
        "-128..127|{\"type\":\"integer\",\"minimum\":-128,\"maximum\":127}",
        "float|{\"anyOf\":[{\"type\":\"number\"},{\"enum\":[\"NaN\",\"Infinity\",\"-Infinity\"]}]}",
        "tstr|{\"type\":\"string\"}",
        "tstr .size (5..9)|{\"type\":\"string\",\"minLength\":2,\"maxLength\":9}",
        "tstr .regexp \"a.b\"|{\"type\":\"string\",\"pattern\":\"^(?:a.b)$\"}",
        "bstr|{\"type\":\"string\",\"contentEncoding\":\"base64\"}",
        "bytes .size 4|{\"type\":\"string\",\"contentEncoding\":\"base64\",\"minLength\":8,\"maxLength\":8}",
        "bstr .size 16|{\"type\":\"string\",\"format\":\"uuid\"}",
        "5|{\"const\":5}",
        "\"x\"|{\"const\":\"x\"}",
        "h'01'|{\"const\":\"AQ==\"}",
        "1.5|{\"const\":1.5}",
        "undefined|{}",
        "[* int]|{\"type\":\"array\",\"items\":{\"type\":\"integer\",\"minimum\":-18446744073709551616,\"maximum\":18446744073709551615}}",
        "[1*3 bool]|{\"type\":\"array\",\"items\":{\"type\":\"boolean\"},\"minItems\":1,\"maxItems\":3}",
        "[bool, tstr]|{\"type\":\"array\",\"prefixItems\":[{\"type\":\"boolean\"},{\"type\":\"string\"}],\"items\":false,\"minItems\":2}",
        "[]|{\"type\":\"array\",\"items\":false,\"minItems\":0}",
        "{* tstr => bool}|{\"type\":\"object\",\"additionalProperties\":{\"type\":\"boolean\"}}",
        "{+ Color => bool}|{\"type\":\"object\",\"propertyNames\":{\"$ref\":\"#/types/Color\"},\"additionalProperties\":{\"type\":\"boolean\"},\"minProperties\":1}",
        "{* any => bool}|{}",
        "{ a: bool, ? b: tstr }|{\"type\":\"object\",\"properties\":{\"a\":{\"type\":\"boolean\"},\"b\":{\"type\":\"string\"}},\"required\":[\"a\"],\"additionalProperties\":false}",
        "{}|{\"type\":\"object\",\"properties\":{},\"additionalProperties\":false}",
        "Shape|{\"$ref\":\"#/types/Shape\"}",
        "Circle / Square|{\"oneOf\":[{\"$ref\":\"#/types/Circle\"},{\"$ref\":\"#/types/Square\"}]}",
        "Color / null|{\"anyOf\":[{\"$ref\":\"#/types/Color\"},{\"type\":\"null\"}]}",
        "\"A\" / \"B\" / null|{\"enum\":[\"A\",\"B\",null]}",
        "tstr / bstr|{}"
      })
  void types(String cddl, String jsonSchema) {
    assertThat(members(cddl, BytesFormat.BASE64)).isEqualTo(jsonSchema);
  }

  @Test
  void keysThatAreIntegers() {
    assertThat(members("{* int => bool}", BytesFormat.BASE64))
        .isEqualTo(
            "{\"type\":\"object\",\"propertyNames\":{\"pattern\":\"^(0|-?[1-9][0-9]*)$\"},"
                + "\"additionalProperties\":{\"type\":\"boolean\"}}");
  }

  @Test
  void bytesInHex() {
    assertThat(members("bytes .size 4", BytesFormat.HEX))
        .isEqualTo(
            "{\"type\":\"string\",\"contentEncoding\":\"base16\","
                + "\"pattern\":\"^([0-9a-fA-F]{2})*$\",\"minLength\":8,\"maxLength\":8}");
  }

  @Test
  void aDocumentHasTheTypesThatItUses() {
    assertThat(new JsonSchemaPrinter(SCHEMA).print(type("[* Tree]")))
        .isEqualTo(
            "{\"$schema\":\"https://json-schema.org/draft/2020-12/schema\","
                + "\"type\":\"array\",\"items\":{\"$ref\":\"#/$defs/Tree\"},"
                + "\"$defs\":{\"Tree\":{\"type\":\"object\",\"properties\":{"
                + "\"name\":{\"type\":\"string\"},"
                + "\"children\":{\"type\":\"array\",\"items\":{\"$ref\":\"#/$defs/Tree\"}},"
                + "\"color\":{\"$ref\":\"#/$defs/Color\"}},"
                + "\"required\":[\"name\"],\"additionalProperties\":false},"
                + "\"Color\":{\"enum\":[\"RED\",\"dark-green\"]}}}");
  }

  @Test
  void definitionsOfAllTypes() {
    String definitions =
        JsonText.print(
            false,
            out ->
                new JsonSchemaPrinter(CddlParser.strict().parse("a = b b = bool local-date = tstr"))
                    .withReferences("#/components/schemas/")
                    .writeDefinitions(out));
    assertThat(definitions)
        .isEqualTo(
            "{\"a\":{\"$ref\":\"#/components/schemas/b\"},\"b\":{\"type\":\"boolean\"},"
                + "\"local-date\":{\"type\":\"string\",\"format\":\"date\"}}");
  }

  @Test
  void argumentsOfACommand() {
    List<Argument> arguments =
        List.of(
            new Argument("revision", type("tstr"), true, Optional.empty(), "where to begin"),
            new Argument("limit", type("0..100"), false, Optional.of(new CborValue.Int(20)), ""),
            new Argument(
                "color", type("Color"), false, Optional.of(new CborValue.Text("RED")), ""));
    assertThat(new JsonSchemaPrinter(SCHEMA).indented().printArguments(arguments))
        .isEqualTo(
            """
            {
              "$schema" : "https://json-schema.org/draft/2020-12/schema",
              "type" : "object",
              "properties" : {
                "revision" : {
                  "type" : "string",
                  "description" : "where to begin"
                },
                "limit" : {
                  "type" : "integer",
                  "minimum" : 0,
                  "maximum" : 100,
                  "default" : 20
                },
                "color" : {
                  "$ref" : "#/$defs/Color",
                  "default" : "RED"
                }
              },
              "required" : [
                "revision"
              ],
              "additionalProperties" : false,
              "$defs" : {
                "Color" : {
                  "enum" : [
                    "RED",
                    "dark-green"
                  ]
                }
              }
            }""");
    assertThat(
            JsonText.print(
                false,
                out -> new JsonSchemaPrinter(SCHEMA).writeArguments(arguments.subList(0, 1), out)))
        .isEqualTo(
            "{\"type\":\"object\",\"properties\":{\"revision\":{\"type\":\"string\","
                + "\"description\":\"where to begin\"}},\"required\":[\"revision\"],"
                + "\"additionalProperties\":false}");
  }

  @Test
  void aDefaultThatIsNotOfItsType() {
    Argument wrong =
        new Argument("n", type("int"), false, Optional.of(new CborValue.Text("x")), "");
    assertThatThrownBy(() -> new JsonSchemaPrinter(SCHEMA).printArguments(List.of(wrong)))
        .isInstanceOf(ValueException.class)
        .hasMessage("expected integer, got text");
  }

  @Test
  void theOracleRefusesWhatIsWrong() {
    JsonSchemaOracle oracle = new JsonSchemaOracle();
    assertThat(oracle.faultsOfSchema("{\"type\":\"integr\"}")).isNotEmpty();
    String schema = new JsonSchemaPrinter(SCHEMA).print(type("[* Shape / null]"));
    assertThat(oracle.faultsOfSchema(schema)).isEmpty();
    assertThat(oracle.faults(schema, "[null,{\"type\":\"square\",\"side\":9}]")).isEmpty();
    assertThat(oracle.faults(schema, "[{\"type\":\"square\",\"side\":10}]")).isNotEmpty();
    assertThat(oracle.faults(schema, "[{\"type\":\"oval\"}]")).isNotEmpty();
    String date = new JsonSchemaPrinter(SCHEMA).print(type("local-date"));
    assertThat(oracle.faults(date, "\"2026-02-30\"")).hasSize(1);
  }
}
