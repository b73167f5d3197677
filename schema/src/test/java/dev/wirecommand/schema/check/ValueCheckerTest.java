package dev.wirecommand.schema.check;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.wirecommand.cbor.CborException;
import dev.wirecommand.cbor.CborValue;
import dev.wirecommand.cbor.CborWriter;
import dev.wirecommand.schema.Schema;
import dev.wirecommand.schema.SchemaType;
import dev.wirecommand.schema.ValueException;
import dev.wirecommand.schema.cddl.CddlParser;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ValueCheckerTest {
  private static final Schema SCHEMA =
      CddlParser.strict()
          .parse(
              """
              Order = { order: Lines }
              Lines = { lines: [* Line], ? note: tstr }
              Line = { price: int, ? tags: {* bstr => bool} }
              Shape = Circle / Square
              Circle = { type: "Circle", radius: float }
              Square = { type: "square", side: 0..9 }
              Color = "RED" / "dark-green"
              instant = tstr
              """);

  private static void check(String type, CborValue value) {
    CborWriter out = new CborWriter();
    value.writeTo(out);
    ValueChecker.strict(SCHEMA)
        .check(CddlParser.strict().parseType(type, SCHEMA), out.toByteArray());
  }

  private static void assertRefused(String type, CborValue value, String message) {
    assertThatThrownBy(() -> check(type, value))
        .as("%s of %s", value, type)
        .isInstanceOf(ValueException.class)
        .hasMessage(message);
  }

  private static CborValue text(String text) {
    return new CborValue.Text(text);
  }

  private static CborValue bytes(int... bytes) {
    byte[] array = new byte[bytes.length];
    for (int i = 0; i < bytes.length; i++) {
      array[i] = (byte) bytes[i];
    }
    return new CborValue.Bytes(array);
  }

  private static CborValue number(long value) {
    return new CborValue.Int(value);
  }

  private static CborValue array(CborValue... elements) {
    return new CborValue.Array(List.of(elements));
  }

  private static CborValue map(Object... pairs) {
    List<CborValue.Entry> entries = new ArrayList<>();
    for (int i = 0; i < pairs.length; i += 2) {
      CborValue key = pairs[i] instanceof String name ? text(name) : (CborValue) pairs[i];
      entries.add(new CborValue.Entry(key, (CborValue) pairs[i + 1]));
    }
    return new CborValue.Map(entries);
  }

  @Test
  void theMessageTellsThePath() {
    CborValue line = map("price", number(1));
    CborValue bad = map("price", text("1"));
    assertRefused(
        "Order",
        map("order", map("lines", array(line, line, bad))),
        "order.lines[2].price: expected integer, got text");
    assertRefused(
        "Order",
        map(
            "order",
            map("lines", array(map("price", number(1), "tags", map(bytes(9), number(1)))))),
        "order.lines[0].tags.h'09': expected boolean, got integer");
    assertRefused("int", text("x"), "expected integer, got text");
  }

  @Test
  void whatReceiversTakeIsTaken() {
    assertThatCode(
            () -> {
              check("tstr", bytes('a'));
              check("Color", bytes('R', 'E', 'D'));
              check("float", number(1L << 53));
              check("float16-32", new CborValue.Float(0.1));
              check("Lines", map("lines", array(), "note", new CborValue.Null()));
              check("Lines", map(bytes('l', 'i', 'n', 'e', 's'), array()));
              check("{ 'a' => int }", map("a", number(1)));
              check("{ ? a: any }", map("a", new CborValue.Null()));
              check("Shape", map("side", number(1), "type", text("square")));
              check("tstr / bstr", bytes(255));
              check("{* any => int}", map(number(1), number(2), "a", number(3)));
              check("instant", text("2026-01-31T12:00:00+01:00"));
            })
        .doesNotThrowAnyException();
  }

  @Test
  void scalars() {
    assertRefused("null", number(1), "expected null, got integer");
    assertRefused("bool", number(1), "expected boolean, got integer");
    assertRefused("-128..127", number(300), "integer 300 out of range -128 to 127");
    assertRefused("float", text("x"), "expected float, got text");
    assertRefused(
        "float",
        new CborValue.Int((1L << 53) + 1),
        "integer 9007199254740993 can't be a float without loss: it takes more than 53 bits");
    assertRefused("float16", new CborValue.Float(0.1), "float 0.1 does not fit 16 bits");
    assertRefused("tstr", bytes(255), "invalid UTF-8 in bytes");
    assertRefused("tstr .size 4", text("größe"), "text of 7 bytes in UTF-8, where 4 are due");
    assertRefused(
        "tstr .regexp \"[0-9]+\"", text("x\n"), "'x\\n' does not match the pattern '[0-9]+'");
    assertRefused(
        "instant",
        text("yesterday"),
        "expected a time such as 2026-01-31T12:00:00Z, got 'yesterday'");
    assertRefused("bstr", text("x"), "expected bytes, got text");
    assertRefused("bytes .size (1..4)", bytes(), "0 bytes, where 1 to 4 are due");
    assertRefused("bstr .size 16", bytes(1), "expected the 16 bytes of a UUID, got 1");
    assertRefused("5", number(6), "expected 5, got 6");
    assertRefused("\"x\"", array(), "expected \"x\", got array");
  }

  @Test
  void containers() {
    assertRefused("[* int]", map(), "expected array, got map");
    assertRefused("[2*3 int]", array(), "array of 0 elements, where 2 to 3 are due");
    assertRefused("[int, bool]", array(number(1)), "array of 1 elements, where 2 are due");
    assertRefused("[int, bool]", array(number(1), number(2)), "[1]: expected boolean, got integer");
    assertRefused("{+ tstr => int}", map(), "map of 0 keys, where 1 or more are due");
    assertRefused("{* int => int}", map("a", number(1)), "expected integer, got text");
    assertRefused(
        "{* tstr => int}",
        map("a", number(1), bytes('a'), number(2)),
        "two keys of the map are equal");
    assertRefused("{* any => int}", map(number(5), text("a")), "5: expected integer, got text");
    assertRefused("Line", array(), "expected map, got array");
    assertRefused("Line", map("cost", number(1)), "unknown field 'cost'; it has price, tags");
    assertRefused("Line", map(), "missing field 'price'");
    assertRefused("Line", map("price", new CborValue.Null()), "price: expected integer, got null");
    assertRefused("Line", map(number(1), number(1)), "expected text, got integer");
    assertRefused(
        "Line",
        map("price", number(1), bytes('p', 'r', 'i', 'c', 'e'), number(1)),
        "duplicate key 'price'");
  }

  @Test
  void choices() {
    assertRefused("Color", text("blue"), "unknown constant 'blue'; it is one of RED, dark-green");
    assertRefused("Color / null", number(1), "expected text or null, got integer");
    assertRefused("int / tstr / null", array(), "expected integer, text or null, got array");
    assertRefused("Shape", map("radius", number(1)), "missing field 'type'");
    assertRefused(
        "Shape",
        map("type", text("oval")),
        "type: unknown type 'oval'; it is one of Circle, square");
    assertRefused("Shape", map("type", number(1)), "type: expected text, got integer");
    assertRefused(
        "[* Shape / null]",
        array(map("type", text("square"), "side", number(10))),
        "[0].side: integer 10 out of range 0 to 9");
    assertRefused("tstr / bstr", number(1), "the value is of none of the 2 types that are allowed");
    assertRefused("1..3 / 5..7", number(4), "the value is of none of the 2 types that are allowed");
  }

  @Test
  void clientsSkipUnknownFields() {
    CborWriter out = new CborWriter();
    map("price", number(1), "cost", array(number(2))).writeTo(out);
    SchemaType line = new SchemaType.Reference("Line");
    assertThatCode(() -> ValueChecker.lenient(SCHEMA).check(line, out.toByteArray()))
        .doesNotThrowAnyException();
  }

  @Test
  void theWorkIsBounded() {
    assertRefused(
        "tstr .regexp \"(a*)*\\\\1b\"",
        text("a".repeat(40)),
        "the pattern '(a*)*\\\\1b' takes too long on this text");
    Schema schema =
        CddlParser.strict()
            .parse("T = { ? l: T, ? r: int } / { ? l: T, ? r: int, ? s: int } / { ? l: T }");
    CborValue deep = map("q", number(1));
    for (int i = 0; i < 40; i++) {
      deep = map("l", deep);
    }
    CborWriter out = new CborWriter();
    deep.writeTo(out);
    assertThatThrownBy(
            () ->
                ValueChecker.strict(schema).check(new SchemaType.Reference("T"), out.toByteArray()))
        .isInstanceOf(ValueException.class)
        .satisfies(
            e ->
                assertThat(((ValueException) e).detail())
                    .isEqualTo("the value fits its type in too many ways to try them all"));
  }

  @Test
  void manySimpleChoicesAreNoTrouble() {
    CborValue value = new CborValue.Array(java.util.Collections.nCopies(100_000, bytes(255)));
    assertThatCode(() -> check("[* (tstr / bstr)] / [* int]", value)).doesNotThrowAnyException();
  }

  @ParameterizedTest
  @CsvSource({
    "01 02, at byte 1: trailing bytes after the value: 1",
    "18, 'at byte 0: truncated head: length 2, bytes left 1'"
  })
  void malformedDocumentsAreRefused(String hex, String message) {
    byte[] document = java.util.HexFormat.ofDelimiter(" ").parseHex(hex);
    assertThatThrownBy(() -> ValueChecker.strict(SCHEMA).check(new SchemaType.Any(), document))
        .isInstanceOf(CborException.class)
        .hasMessage(message);
  }
}
