package dev.wirecommand.jackson;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.wirecommand.cbor.CborException;
import dev.wirecommand.cbor.CborReader;
import dev.wirecommand.cbor.CborValue;
import dev.wirecommand.cbor.CborWriter;
import dev.wirecommand.stream.Seeds;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.HexFormat;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Trees of Jackson's nodes on the wire. */
class JacksonTreeTest {
  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
  private static final JsonMapper MAPPER = JsonMapper.shared();

  private static JsonNode read(String hex) {
    CborReader in = new CborReader(HexFormat.of().parseHex(hex.replace(" ", "")));
    JsonNode tree = JacksonCodec.TREE.read(in);
    in.expectEnd();
    return tree;
  }

  private static String written(JsonNode tree) {
    CborWriter out = new CborWriter();
    JacksonCodec.TREE.write(out, tree);
    return HexFormat.of().formatHex(out.toByteArray());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "null | f6",
        "true | f5",
        "false | f4",
        "0 | 00",
        "-1 | 20",
        "2147483647 | 1a7fffffff",
        "2147483648 | 1a80000000",
        "-2147483648 | 3a7fffffff",
        "-2147483649 | 3a80000000",
        "9223372036854775807 | 1b7fffffffffffffff",
        "-9223372036854775808 | 3b7fffffffffffffff",
        "18446744073709551615 | 1bffffffffffffffff",
        "-18446744073709551616 | 3bffffffffffffffff",
        "1.0 | f93c00",
        "1.1 | fb3ff199999999999a",
        "\"\\u00e9\" | 62c3a9",
        "[] | 80",
        "[1, [2.5], \"a\"] | 830181f941006161",
        "{} | a0",
        "{\"bb\": 1, \"a\": {\"d\": 2, \"c\": 3}} | a26161a261630361640262626201",
      })
  void nodesAreCanonicalCbor(String json, String hex) {
    JsonNode tree = MAPPER.readTree(json);
    assertThat(written(tree)).isEqualTo(hex);
    assertThat(read(hex)).isEqualTo(tree);
  }

  @Test
  void binaryNodesAreByteStrings() {
    assertThat(written(NODES.binaryNode(new byte[] {1, 2}))).isEqualTo("420102");
    assertThat(read("420102")).isEqualTo(NODES.binaryNode(new byte[] {1, 2}));
  }

  @Test
  void floatsOf32BitsAreWrittenAsTheyAre() {
    assertThat(written(NODES.numberNode(0.1f))).isEqualTo("fa3dcccccd");
    assertThat(read("fa3dcccccd")).isEqualTo(NODES.numberNode((double) 0.1f));
  }

  @Test
  void smallIntegersOfAnyNodeAreIntegers() {
    assertThat(written(NODES.numberNode((short) 7))).isEqualTo("07");
    assertThat(written(NODES.numberNode(BigInteger.valueOf(7)))).isEqualTo("07");
  }

  @Test
  void keysMayBeBytes() {
    assertThat(read("a1 42c3a9 01")).isEqualTo(MAPPER.readTree("{\"\\u00e9\": 1}"));
  }

  @Test
  void exactDecimalsAreFloats() {
    assertThat(written(NODES.numberNode(new BigDecimal("0.50")))).isEqualTo("f93800");
    assertThat(written(NODES.numberNode(new BigDecimal("1E+2")))).isEqualTo("f95640");
  }

  @Test
  void refusesDecimalsThatAreNot() {
    assertNotWritten(
        NODES.numberNode(new BigDecimal("0.1")),
        "decimal 0.1 can't be a float of 64 bits without loss; send it as text");
    assertNotWritten(
        NODES.numberNode(new BigDecimal("1E+400")),
        "decimal 1E+400 can't be a float of 64 bits without loss; send it as text");
    assertNotWritten(
        NODES.numberNode(new BigDecimal("1E-400")),
        "decimal 1E-400 can't be a float of 64 bits without loss; send it as text");
    assertNotWritten(
        NODES.numberNode(new BigDecimal("0." + "3".repeat(1000))),
        "decimal 0."
            + "3".repeat(61)
            + "… can't be a float of 64 bits without loss; send it as text");
  }

  @Test
  void refusesIntegersBeyondTheWire() {
    String message =
        "integer of 65 bits is beyond the 64 that there are without a tag; send it as bytes or"
            + " text";
    assertNotWritten(NODES.numberNode(BigInteger.ONE.shiftLeft(64)), message);
    assertNotWritten(
        NODES.numberNode(BigInteger.ONE.shiftLeft(64).negate().subtract(BigInteger.ONE)), message);
  }

  @Test
  void refusesNodesThatAreNoValues() {
    assertNotWritten(NODES.missingNode(), "a missing node has no form on the wire");
    assertNotWritten(
        NODES.pojoNode(new Object()), "a node that holds a Java object has no form on the wire");
  }

  @Test
  void refusesTextThatIsNoUnicode() {
    assertNotWritten(
        NODES.stringNode("\ud800"), "unpaired surrogate U+D800 at index 0 of the text");
  }

  /** Tests that a value that is refused halfway leaves nothing in the output. */
  private static void assertNotWritten(JsonNode node, String message) {
    ObjectNode tree = NODES.objectNode();
    tree.put("a", 1);
    tree.putArray("b").add(node);
    CborWriter out = new CborWriter();
    out.writeText("before");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> JacksonCodec.TREE.write(out, tree))
        .withMessage(message);
    assertThat(CborValue.decode(out.toByteArray()).toString()).isEqualTo("\"before\"");
  }

  @Test
  void refusesWhatJsonHasNoWordFor() {
    assertRefused("f7", "", "undefined has no form in JSON: send null");
    assertRefused("e5", "", "simple value 5 has no form in JSON");
    assertRefused("82 01 a1 6161 f7", "[1].a", "undefined has no form in JSON: send null");
  }

  @Test
  void refusesKeysThatAreNoText() {
    assertRefused("a1 01 02", "", "expected text as the key, got integer");
    assertRefused("a1 80 02", "", "expected text as the key, got array");
    assertRefused("a1 41ff 02", "", "invalid UTF-8 in bytes");
    assertRefused("a1 6161 a1 f6 02", "a", "expected text as the key, got null");
  }

  @Test
  void refusesKeysThatBecomeEqual() {
    assertRefused("a2 4161 01 6161 02", "", "two keys of the map are equal");
  }

  @Test
  void refusesTags() {
    assertRefused("81 c2 41 01", "[0]", "tag 2: tags are not allowed, send the value without");
  }

  @Test
  void goesNoDeeperThanDocumentsMay() {
    JsonNode deepest = read("81".repeat(256) + "01");
    assertThat(written(deepest)).isEqualTo("81".repeat(256) + "01");
    assertRefusedWithoutPath("81".repeat(257) + "01", "nesting deeper than 256");
    assertRefusedWithoutPath("a16161".repeat(100_000) + "01", "nesting deeper than 256");

    ArrayNode tooDeep = NODES.arrayNode().add(deepest);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> written(tooDeep))
        .withMessage("nesting deeper than 256");
    ObjectNode tooDeepToo = NODES.objectNode().set("a", deepest);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> written(tooDeepToo))
        .withMessage("nesting deeper than 256");
  }

  private static void assertRefused(String hex, String path, String detail) {
    assertThat(assertRefusedWithoutPath(hex, detail).path()).isEqualTo(path);
  }

  private static CborException assertRefusedWithoutPath(String hex, String detail) {
    CborException refusal = catchThrowableOfType(CborException.class, () -> read(hex));
    assertThat(refusal).isNotNull();
    assertThat(refusal.detail()).isEqualTo(detail);
    return refusal;
  }

  @Test
  void whatIsWrittenIsReadAgain() {
    Seeds.each(
        500,
        random -> {
          JsonNode tree = tree(random, 4);
          CborWriter out = new CborWriter();
          JacksonCodec.TREE.write(out, tree);
          CborReader in = new CborReader(out.toByteArray());
          in.checkWellFormed();
          assertThat(JacksonCodec.TREE.read(in)).isEqualTo(tree);
          in.expectEnd();
          // The output is canonical, so the free-form values write the same bytes.
          CborWriter again = new CborWriter();
          CborValue.read(new CborReader(out.toByteArray())).writeTo(again);
          assertThat(again.toByteArray()).isEqualTo(out.toByteArray());
        });
  }

  private static JsonNode tree(Random random, int depth) {
    switch (random.nextInt(depth > 0 ? 9 : 7)) {
      case 0:
        return NODES.nullNode();
      case 1:
        return NODES.booleanNode(random.nextBoolean());
      case 2:
        return NODES.numberNode(random.nextInt());
      case 3:
        // 33 to 63 bits, so that no smaller node holds the value.
        long magnitude = (random.nextLong() >>> 1 | 1L << 62) >>> random.nextInt(30);
        return NODES.numberNode(random.nextBoolean() ? magnitude : -magnitude);
      case 4:
        return NODES.numberNode(Double.longBitsToDouble(random.nextLong()));
      case 5:
        return NODES.stringNode(text(random));
      case 6:
        byte[] bytes = new byte[random.nextInt(30)];
        random.nextBytes(bytes);
        return NODES.binaryNode(bytes);
      case 7:
        ArrayNode array = NODES.arrayNode();
        for (int i = random.nextInt(6); i > 0; i--) {
          array.add(tree(random, depth - 1));
        }
        return array;
      default:
        ObjectNode object = NODES.objectNode();
        for (int i = random.nextInt(6); i > 0; i--) {
          object.set(text(random), tree(random, depth - 1));
        }
        return object;
    }
  }

  private static String text(Random random) {
    return random
        .ints(random.nextInt(30), 1, 0x2000)
        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
        .toString();
  }
}
