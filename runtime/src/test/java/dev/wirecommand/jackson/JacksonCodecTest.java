package dev.wirecommand.jackson;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.wirecommand.cbor.CborException;
import dev.wirecommand.cbor.CborReader;
import dev.wirecommand.cbor.CborValue;
import dev.wirecommand.cbor.CborWriter;
import dev.wirecommand.command.ValueCodec;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.DatabindException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Values that Jackson binds. */
class JacksonCodecTest {
  private static final JacksonCodec<Page> STRICT = JacksonCodec.strict(Page.class);
  private static final JacksonCodec<Page> LENIENT = JacksonCodec.lenient(Page.class);

  enum Colour {
    RED,
    GREEN
  }

  record Author(String name, int age) {
    Author {
      if (age < 0) {
        throw new IllegalArgumentException("age must not be negative: " + age);
      }
    }
  }

  record Page(
      String title,
      List<Author> authors,
      byte[] icon,
      Colour colour,
      Instant time,
      double weight,
      long size,
      boolean open,
      Map<String, Integer> counts) {

    @Override
    public boolean equals(Object other) {
      return other instanceof Page page && toString().equals(page.toString());
    }

    @Override
    public int hashCode() {
      return Objects.hash(title);
    }

    @Override
    public String toString() {
      return title
          + authors
          + List.of(icon[0], icon.length)
          + colour
          + time
          + weight
          + size
          + open
          + counts;
    }
  }

  private static final Page PAGE =
      new Page(
          "t",
          List.of(new Author("a", 1)),
          new byte[] {7, 8},
          Colour.GREEN,
          Instant.EPOCH,
          0.5,
          1L << 40,
          true,
          Map.of("x", 1));

  private static final String TEXT =
      "{\"icon\": h'0708', \"open\": true, \"size\": 1099511627776,"
          + " \"time\": \"1970-01-01T00:00:00Z\", \"title\": \"t\", \"colour\": \"GREEN\","
          + " \"counts\": {\"x\": 1}, \"weight\": 0.5, \"authors\": [{\"age\": 1, \"name\": \"a\"}]}";

  private static <T> byte[] written(ValueCodec<T> codec, T value) {
    CborWriter out = new CborWriter();
    codec.write(out, value);
    return out.toByteArray();
  }

  private static byte[] page(String json) {
    ObjectNode tree = (ObjectNode) JacksonCodec.TREE.read(new CborReader(written(STRICT, PAGE)));
    JsonMapper.shared()
        .readTree(json)
        .properties()
        .forEach(change -> tree.set(change.getKey(), change.getValue()));
    return written(JacksonCodec.TREE, tree);
  }

  @Test
  void writesCanonicalCbor() {
    assertThat(CborValue.decode(written(STRICT, PAGE)).toString()).isEqualTo(TEXT);
    assertThat(written(LENIENT, PAGE)).isEqualTo(written(STRICT, PAGE));
  }

  @Test
  void readsWhatItWrote() {
    CborReader in = new CborReader(written(STRICT, PAGE));
    assertThat(STRICT.read(in)).isEqualTo(PAGE);
    in.expectEnd();
  }

  @Test
  void takesTypesWithArguments() {
    JacksonCodec<Map<String, List<Author>>> codec = JacksonCodec.strict(new TypeReference<>() {});
    Map<String, List<Author>> value = Map.of("k", List.of(new Author("a", 1)));
    byte[] document = written(codec, value);
    assertThat(CborValue.decode(document).toString())
        .isEqualTo("{\"k\": [{\"age\": 1, \"name\": \"a\"}]}");
    assertThat(codec.read(new CborReader(document))).isEqualTo(value);
    JacksonCodec<Map<String, List<Author>>> lenient =
        JacksonCodec.lenient(new TypeReference<>() {});
    assertThat(lenient.read(new CborReader(document))).isEqualTo(value);
  }

  @Test
  void takesAMapperOfOnesOwn() {
    JsonMapper mapper =
        JsonMapper.builder()
            .propertyNamingStrategy(PropertyNamingStrategies.UPPER_SNAKE_CASE)
            .build();
    JacksonCodec<Author> codec = new JacksonCodec<>(mapper, Author.class);
    byte[] document = written(codec, new Author("a", 1));
    assertThat(CborValue.decode(document).toString()).isEqualTo("{\"AGE\": 1, \"NAME\": \"a\"}");
    assertThat(codec.read(new CborReader(document))).isEqualTo(new Author("a", 1));
    JacksonCodec<List<Author>> list = new JacksonCodec<>(mapper, new TypeReference<>() {});
    assertThat(CborValue.decode(written(list, List.of(new Author("a", 1)))).toString())
        .isEqualTo("[{\"AGE\": 1, \"NAME\": \"a\"}]");
  }

  @Test
  void takesAnyTree() {
    JacksonCodec<JsonNode> codec = JacksonCodec.strict(JsonNode.class);
    JsonNode tree = JsonMapper.shared().readTree("{\"a\": [1, null, 2.5]}");
    assertThat(codec.read(new CborReader(written(codec, tree)))).isEqualTo(tree);
  }

  @Test
  void theStrictRefusesUnknownPropertiesAndTheLenientSkipsThem() {
    byte[] document = page("{\"extra\\n\": 1}");
    assertRefused(
        STRICT,
        document,
        "",
        "unknown field 'extra\\n'; it has authors, colour, counts, icon, open, size, time, title,"
            + " weight");
    assertThat(LENIENT.read(new CborReader(document))).isEqualTo(PAGE);
  }

  @Test
  void namesThePlaceOfAnUnknownProperty() {
    assertRefused(
        STRICT,
        page("{\"authors\": [{\"name\": \"a\", \"age\": 1}, {\"nom\": \"b\"}]}"),
        "authors[1]",
        "unknown field 'nom'; it has age, name");
  }

  @Test
  void refusesValuesOfAnotherType() {
    for (JacksonCodec<Page> codec : List.of(STRICT, LENIENT)) {
      assertRefused(codec, page("{\"size\": \"5\"}"), "size", "expected integer, got text");
      assertRefused(codec, page("{\"size\": 5.5}"), "size", "expected integer, got float");
      assertRefused(codec, page("{\"size\": 5.0}"), "size", "expected integer, got float");
      assertRefused(codec, page("{\"size\": null}"), "size", "expected integer, got null");
      assertRefused(codec, page("{\"weight\": \"5\"}"), "weight", "expected float, got text");
      assertRefused(codec, page("{\"open\": 1}"), "open", "expected boolean, got integer");
      assertRefused(codec, page("{\"open\": \"true\"}"), "open", "expected boolean, got text");
      assertRefused(codec, page("{\"title\": []}"), "title", "expected text, got array");
      assertRefused(codec, page("{\"title\": 5}"), "title", "expected text, got integer");
      assertRefused(codec, page("{\"authors\": {}}"), "authors", "expected array, got map");
      assertRefused(codec, page("{\"authors\": [5]}"), "authors[0]", "expected map, got integer");
      assertRefused(codec, page("{\"counts\": []}"), "counts", "expected map, got array");
      assertRefused(
          codec, page("{\"counts\": {\"k\": true}}"), "counts.k", "expected integer, got boolean");
      assertRefused(codec, page("{\"icon\": 5}"), "icon", "expected bytes, got integer");
      assertRefused(codec, page("{\"colour\": 1}"), "colour", "expected text, got integer");
    }
  }

  @Test
  void refusesValuesThatAreNoneOfTheirType() {
    assertRefused(
        STRICT, page("{\"colour\": \"PURPLE\"}"), "colour", "'PURPLE' is not a valid value");
    assertRefused(
        STRICT,
        page("{\"time\": \"" + "soon ".repeat(100) + "\"}"),
        "time",
        "'" + "soon ".repeat(12) + "soo…' is not a valid value");
    assertRefused(
        STRICT,
        page("{\"authors\": [{\"name\": \"a\", \"age\": 3000000000}]}"),
        "authors[0].age",
        "not a valid value");
  }

  @Test
  void tellsWhyAConstructorRefused() {
    assertRefused(
        STRICT,
        page("{\"authors\": [{\"name\": \"a\", \"age\": -1}]}"),
        "authors[0]",
        "age must not be negative: -1");
  }

  @Test
  void takesAnIntegerWhereAFloatIsDue() {
    assertThat(STRICT.read(new CborReader(page("{\"weight\": 5}"))).weight()).isEqualTo(5.0);
  }

  @Test
  void holdsTheDocumentToTheRulesOfTheWire() {
    assertRefused(STRICT, new byte[] {(byte) 0xf7}, "", "undefined has no form in JSON: send null");
    assertRefused(STRICT, new byte[] {(byte) 0xf6}, "", "null is no value here");
    assertRefused(STRICT, new byte[] {0x05}, "", "expected map, got integer");
  }

  @Test
  void tellsThePlaceWhereTheValueBegins() {
    CborReader in = new CborReader(new byte[] {(byte) 0x82, 0x01, 0x05});
    in.readArrayHeader();
    in.readInt();
    assertThatThrownBy(() -> STRICT.read(in))
        .isInstanceOf(CborException.class)
        .hasMessage("at byte 2: expected map, got integer");
  }

  @Test
  void refusesToWriteWhatTheWireCannotCarry() {
    JacksonCodec<BigDecimal> codec = JacksonCodec.strict(BigDecimal.class);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> written(codec, new BigDecimal("0.1")))
        .withMessage("decimal 0.1 can't be a float of 64 bits without loss; send it as text");
  }

  @Test
  void saysWhatJacksonCannotWrite() {
    JacksonCodec<Broken> codec = JacksonCodec.strict(Broken.class);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> written(codec, new Broken(1)))
        .withMessage("Jackson can't write the value: a broken accessor")
        .withCauseInstanceOf(tools.jackson.core.JacksonException.class);
  }

  record Broken(int size) {
    @Override
    public int size() {
      throw new IllegalStateException("a broken accessor");
    }
  }

  @Test
  void textMayBeBytesAndBytesMayNotBeText() {
    JacksonCodec<String> text = JacksonCodec.strict(String.class);
    assertThat(text.read(new CborReader(new byte[] {0x42, (byte) 0xc3, (byte) 0xa9})))
        .isEqualTo("\u00e9");
    assertRefused(text, new byte[] {0x41, (byte) 0xff}, "", "expected text, got bytes");
    assertRefused(text, new byte[] {0x01}, "", "expected text, got integer");
    JacksonCodec<byte[]> bytes = JacksonCodec.strict(byte[].class);
    assertThat(bytes.read(new CborReader(new byte[] {0x41, 7}))).containsExactly(7);
    assertRefused(bytes, new byte[] {0x61, 'A'}, "", "expected bytes, got text");
    assertRefused(STRICT, page("{\"icon\": \"AAAA\"}"), "icon", "expected bytes, got text");
  }

  @Test
  void listsNoMoreThanAFewOfManyProperties() {
    Map<String, Object> known = new LinkedHashMap<>();
    CborException refusal =
        catchThrowableOfType(
            CborException.class,
            () ->
                JacksonCodec.strict(Wide.class)
                    .read(new CborReader(written(JacksonCodec.TREE, wide(known)))));
    assertThat(refusal.detail())
        .isEqualTo(
            "unknown field 'z'; it has a01, a02, a03, a04, a05, a06, a07, a08, a09, a10, a11, a12,"
                + " a13, a14, a15, a16, a17, a18, a19, a20, a21, a22, a23, a24, a25, a26, a27, a28,"
                + " a29, a30, a31, a32, … and 1 more");
  }

  private static JsonNode wide(Map<String, Object> known) {
    known.put("z", 1);
    return JsonMapper.shared().valueToTree(known);
  }

  record Wide(
      int a01,
      int a02,
      int a03,
      int a04,
      int a05,
      int a06,
      int a07,
      int a08,
      int a09,
      int a10,
      int a11,
      int a12,
      int a13,
      int a14,
      int a15,
      int a16,
      int a17,
      int a18,
      int a19,
      int a20,
      int a21,
      int a22,
      int a23,
      int a24,
      int a25,
      int a26,
      int a27,
      int a28,
      int a29,
      int a30,
      int a31,
      int a32,
      int a33) {}

  private static void assertRefused(
      ValueCodec<?> codec, byte[] document, String path, String detail) {
    CborException refusal =
        catchThrowableOfType(CborException.class, () -> codec.read(new CborReader(document)));
    assertThat(refusal).as(detail).isNotNull();
    assertThat(refusal.detail()).isEqualTo(detail);
    assertThat(refusal.path()).isEqualTo(path);
    assertThat(refusal.offset()).isZero();
  }

  record Silent(int number) {
    @Override
    public int number() {
      throw DatabindException.from((JsonGenerator) null, null);
    }
  }

  @Test
  void anErrorWithoutAMessageIsNamedByItsClass() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> JacksonCodec.strict(Silent.class).write(new CborWriter(), new Silent(1)))
        .withMessage("Jackson can't write the value: tools.jackson.databind.DatabindException");
  }
}
