package dev.wirecommand.schema.cddl;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.wirecommand.cbor.CborValue;
import dev.wirecommand.schema.Schema;
import dev.wirecommand.schema.SchemaType;
import dev.wirecommand.schema.SchemaType.Field;
import dev.wirecommand.schema.Size;
import dev.wirecommand.schema.TextFormat;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CddlParserTest {
  private static final Schema PERSON = CddlParser.strict().parse("Person = { name: tstr }");

  private static SchemaType type(String text) {
    return CddlParser.strict().parseType(text, PERSON);
  }

  private static SchemaType ints(long min, long max) {
    return new SchemaType.Int(BigInteger.valueOf(min), BigInteger.valueOf(max));
  }

  private static SchemaType text(String value) {
    return new SchemaType.Literal(new CborValue.Text(value));
  }

  @Test
  void formsThatTheProcessorWrites() {
    assertThat(type("bool")).isEqualTo(new SchemaType.Bool());
    assertThat(type("-128..127")).isEqualTo(ints(-128, 127));
    assertThat(type("-9223372036854775808..9223372036854775807"))
        .isEqualTo(ints(Long.MIN_VALUE, Long.MAX_VALUE));
    assertThat(type("int"))
        .isEqualTo(new SchemaType.Int(SchemaType.Int.SMALLEST, SchemaType.Int.LARGEST));
    assertThat(type("float16-32")).isEqualTo(new SchemaType.Float(32));
    assertThat(type("float")).isEqualTo(new SchemaType.Float(64));
    assertThat(type("tstr")).isEqualTo(SchemaType.Text.ANY);
    assertThat(type("bstr")).isEqualTo(SchemaType.Bytes.ANY);
    assertThat(type("bytes")).isEqualTo(SchemaType.Bytes.ANY);
    assertThat(type("bstr .size 16")).isEqualTo(new SchemaType.Uuid());
    assertThat(type("any")).isEqualTo(new SchemaType.Any());
    assertThat(type("null")).isEqualTo(new SchemaType.Null());
    assertThat(type("[* Person]"))
        .isEqualTo(new SchemaType.Array(new SchemaType.Reference("Person"), Size.ANY));
    assertThat(type("[* tstr / null]"))
        .isEqualTo(
            new SchemaType.Array(
                new SchemaType.Choice(List.of(SchemaType.Text.ANY, new SchemaType.Null())),
                Size.ANY));
    assertThat(type("{* (\"A\" / \"B\") => bool}"))
        .isEqualTo(
            new SchemaType.Map(
                new SchemaType.Choice(List.of(text("A"), text("B"))),
                new SchemaType.Bool(),
                Size.ANY));
    assertThat(type("{* -128..127 => tstr}"))
        .isEqualTo(new SchemaType.Map(ints(-128, 127), SchemaType.Text.ANY, Size.ANY));
    assertThat(type("{}")).isEqualTo(SchemaType.Record.of(List.of()));
    assertThat(type("{ \"größe\": tstr, ? mail: bool, type: \"Circle\" }"))
        .isEqualTo(
            SchemaType.Record.of(
                List.of(
                    new Field("größe", SchemaType.Text.ANY, true),
                    new Field("mail", new SchemaType.Bool(), false),
                    new Field("type", text("Circle"), true))));
    assertThat(type("{ 'left' => tstr, ? 'right' => bool, }"))
        .isEqualTo(
            SchemaType.Record.ofArguments(
                List.of(
                    new Field("left", SchemaType.Text.ANY, true),
                    new Field("right", new SchemaType.Bool(), false))));
    assertThat(type("\"RED\" / \"a\\\"\\\\\\u000a\""))
        .isEqualTo(new SchemaType.Choice(List.of(text("RED"), text("a\"\\\n"))));
  }

  @Test
  void formsOfCodecs() {
    assertThat(type("tstr .size 4 ; four"))
        .isEqualTo(new SchemaType.Text(Size.exactly(4), Optional.empty(), TextFormat.NONE));
    assertThat(type("bytes .size (1..20)")).isEqualTo(new SchemaType.Bytes(new Size(1, 20)));
    assertThat(type("uint .size 2")).isEqualTo(ints(0, 65535));
    assertThat(type("tstr .regexp \"[a-z]+\""))
        .isEqualTo(new SchemaType.Text(Size.ANY, Optional.of("[a-z]+"), TextFormat.NONE));
    assertThat(type("int .ge 1 .lt 10")).isEqualTo(ints(1, 9));
    assertThat(type("0...10")).isEqualTo(ints(0, 9));
    assertThat(type("0x10..0b10001")).isEqualTo(ints(16, 17));
    assertThat(type("bstr .cbor any")).isEqualTo(SchemaType.Bytes.ANY);
    assertThat(type("h'0aff'"))
        .isEqualTo(new SchemaType.Literal(new CborValue.Bytes(new byte[] {10, -1})));
    assertThat(type("b64'Cv8='"))
        .isEqualTo(new SchemaType.Literal(new CborValue.Bytes(new byte[] {10, -1})));
    assertThat(type("-1.5e1")).isEqualTo(new SchemaType.Literal(new CborValue.Float(-15)));
    assertThat(type("[lat: float, lon: float]"))
        .isEqualTo(
            new SchemaType.Tuple(List.of(new SchemaType.Float(64), new SchemaType.Float(64))));
    assertThat(type("[2*3 bool]"))
        .isEqualTo(new SchemaType.Array(new SchemaType.Bool(), new Size(2, 3)));
    assertThat(type("[* 5]"))
        .isEqualTo(new SchemaType.Array(new SchemaType.Literal(new CborValue.Int(5)), Size.ANY));
    assertThat(type("[*5 bool]"))
        .isEqualTo(new SchemaType.Array(new SchemaType.Bool(), new Size(0, 5)));
    assertThat(type("{+ tstr => any}"))
        .isEqualTo(
            new SchemaType.Map(
                SchemaType.Text.ANY, new SchemaType.Any(), new Size(1, Integer.MAX_VALUE)));
    assertThat(type("true / 1 / undefined"))
        .isEqualTo(
            new SchemaType.Choice(
                List.of(
                    new SchemaType.Literal(new CborValue.Bool(true)),
                    new SchemaType.Literal(new CborValue.Int(1)),
                    new SchemaType.Literal(new CborValue.Undefined()))));
  }

  @Test
  void rulesWithTheNameOfAFormat() {
    Map<String, String> rules = new LinkedHashMap<>();
    rules.put("local-date", "tstr");
    rules.put("uuid", "bstr .size 16");
    rules.put("instant", "int");
    assertThat(CddlParser.strict().parse(rules).types())
        .containsExactly(
            Map.entry(
                "local-date",
                new SchemaType.Text(Size.ANY, Optional.empty(), TextFormat.LOCAL_DATE)),
            Map.entry("uuid", new SchemaType.Uuid()),
            Map.entry(
                "instant", new SchemaType.Int(SchemaType.Int.SMALLEST, SchemaType.Int.LARGEST)));
  }

  @Test
  void rulesMayReferToAny() {
    Schema schema =
        CddlParser.strict()
            .parse(
                "; a tree\nTree = {\n  children: [* Tree], ? of: Leaf\n}\n\nLeaf = \"x\" / Tree");
    assertThat(schema.types().keySet()).containsExactly("Tree", "Leaf");
    assertThat(schema.resolve(new SchemaType.Reference("Leaf")))
        .isEqualTo(new SchemaType.Choice(List.of(text("x"), new SchemaType.Reference("Tree"))));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "``|line 1, column 1: expected a type, got the end",
        "[* tstr|line 1, column 8: expected ',' or ']', got the end",
        "tstr /|line 1, column 7: expected a type, got the end",
        "tstr tstr|line 1, column 6: expected the end, got 'tstr'",
        "Porson|line 1, column 1: no type is named 'Porson'",
        "{ a: tstr, int }|line 1, column 12: an entry of a map needs a key before its type",
        "{ a: tstr, a: bool }|line 1, column 12: the second field named 'a'",
        "{ a: tstr, 'b' => bool }|line 1, column 12: a map has keys that are text, or bytes, not both",
        "{ a: tstr, * tstr => any }|line 1, column 1: a map has either fields, whose keys are text or bytes, or one kind of pair",
        "[* tstr, bool]|line 1, column 1: an array with a type that repeats can have no other type",
        "5..1|line 1, column 2: no integer is from 5 to 1",
        "1.5..2.5|line 1, column 4: the bounds of a range must be integers",
        "[3*2 bool]|line 1, column 2: no number is from 3 to 2",
        "#6.0(tstr)|line 1, column 1: '#' is not supported here",
        "tdate|line 1, column 1: 'tdate' is a tagged type, and the wire has no tags",
        "bool .size 2|line 1, column 6: '.size' must stand after bytes, text, or uint with at most 8",
        "tstr .abnf \"x\"|line 1, column 6: the operator '.abnf' is not supported",
        "tstr .regexp \"[\"|line 1, column 6: not a pattern: Unclosed character class",
        "tstr .regexp 5|line 1, column 6: '.regexp' must stand between text and a pattern",
        "tstr .lt 5|line 1, column 6: '.lt' must stand after a type of integers",
        "18446744073709551616|line 1, column 1: an integer beyond the 64 bits of CBOR: 18446744073709551616",
        "\"a|line 1, column 1: a string without an end",
        "\"\\x\"|line 1, column 1: a string with a wrong escape",
        "h'abc'|line 1, column 1: not pairs of hex digits",
        "b64'*'|line 1, column 1: not base64",
        "tstr !|line 1, column 6: a character that CDDL does not have: '!'"
      })
  void refusals(String text, String message) {
    assertThatThrownBy(() -> type(text)).isInstanceOf(CddlException.class).hasMessage(message);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "a = tstr\\n b = |line 2, column 5: expected a type, got the end",
        "a = tstr\\n= b|line 1, column 5: 'tstr' is a name that CDDL defines",
        "a tstr|line 1, column 3: expected '=', got 'tstr'",
        "a = b|line 1, column 5: no type is named 'b'",
        "a = 1\\na = 2|line 2, column 1: the second rule named 'a'",
        "int = 1|line 1, column 1: 'int' is a name that CDDL defines",
        "a = b / null b = a|line 1, column 1: the type 'a' is defined by itself alone"
      })
  void refusedRules(String text, String message) {
    assertThatThrownBy(() -> CddlParser.strict().parse(text.replace("\\n", "\n")))
        .isInstanceOf(CddlException.class)
        .hasMessage(message);
  }

  @Test
  void aRefusalNamesTheRule() {
    assertThatThrownBy(() -> CddlParser.strict().parse(Map.of("Page", "{ a: [* }")))
        .isInstanceOf(CddlException.class)
        .hasMessage("rule 'Page': line 1, column 9: expected a type, got '}'");
  }

  @Test
  void nestingAndLengthAreBounded() {
    String deep = "[* ".repeat(64) + "int" + "]".repeat(64);
    assertThat(type(deep)).isInstanceOf(SchemaType.Array.class);
    assertThatThrownBy(() -> type("[* " + deep + "]"))
        .hasMessage("line 1, column 193: nesting deeper than 64");
    assertThatThrownBy(() -> type(" ".repeat(5_000_000)))
        .hasMessage("line 1, column 1: a text of 5000000 characters: more than 4194304");
    StringBuilder chain = new StringBuilder();
    for (int i = 0; i < 66; i++) {
      chain.append("a" + i + " = a" + (i + 1) + "\n");
    }
    assertThatThrownBy(() -> CddlParser.strict().parse(chain + "a66 = int"))
        .hasMessage("line 1, column 1: the type 'a65' leads through more than 64 names");
  }

  @Test
  void theLenientParserReportsAndGoesOn() {
    List<CddlProblem> problems = new ArrayList<>();
    CddlParser parser = CddlParser.lenient(problems::add);
    Map<String, String> rules = new LinkedHashMap<>();
    rules.put("Good", "[* Missing]");
    rules.put("Bad", "#6.1(int)");
    rules.put("Worse", "\"");
    Schema schema = parser.parse(rules);
    SchemaType type = parser.parseType("[* Values.Shape]", schema);
    SchemaType any = new SchemaType.Any();
    assertThat(schema.types())
        .isEqualTo(Map.of("Good", new SchemaType.Array(any, Size.ANY), "Bad", any, "Worse", any));
    assertThat(type).isEqualTo(new SchemaType.Array(any, Size.ANY));
    assertThat(problems)
        .containsExactly(
            new CddlProblem("Worse", "line 1, column 1: a string without an end"),
            new CddlProblem("Good", "line 1, column 4: no type is named 'Missing'"),
            new CddlProblem("Bad", "line 1, column 1: '#' is not supported here"),
            new CddlProblem("", "line 1, column 4: no type is named 'Values.Shape'"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"git.GitCommands", "shapes.Shapes", "streams.Streams", "values.Values"})
  void theSchemasThatTheProcessorWrites(String name) throws IOException {
    Path file = Path.of("../processor/src/test/resources/golden/schema", name + ".cddl");
    String text = Files.readString(file);
    Schema schema = CddlParser.strict().parse(text);
    List<String> rules;
    try (Stream<String> lines = text.lines()) {
      rules =
          lines
              .filter(line -> line.matches("[A-Za-z_@$][^ ]* =.*"))
              .map(line -> line.substring(0, line.indexOf(' ')))
              .toList();
    }
    assertThat(schema.types().keySet()).containsExactlyElementsOf(rules);
  }
}
