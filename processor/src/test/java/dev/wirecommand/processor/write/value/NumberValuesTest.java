package dev.wirecommand.processor.write.value;

import static dev.wirecommand.processor.harness.CompiledValues.constant;
import static dev.wirecommand.processor.harness.CompiledValues.value;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.wirecommand.command.CommandData;
import dev.wirecommand.processor.harness.CompiledValues;
import dev.wirecommand.processor.harness.DeepText;
import dev.wirecommand.processor.harness.Loopback;
import java.math.BigInteger;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Tests numbers, and optional values. */
class NumberValuesTest {
  private static final BigInteger LARGEST = BigInteger.TWO.pow(64).subtract(BigInteger.ONE);

  private final Loopback values = CompiledValues.values();

  private static Object numbers(byte b, short s, int i, long l, float f, double d, BigInteger big) {
    return value("Numbers", b, s, i, l, f, d, b, s, f, d, big);
  }

  @Test
  void theLeast() {
    Object least =
        numbers(
            Byte.MIN_VALUE,
            Short.MIN_VALUE,
            Integer.MIN_VALUE,
            Long.MIN_VALUE,
            -Float.MAX_VALUE,
            -Double.MAX_VALUE,
            LARGEST.not());

    assertThat(values.echo("numbers", least))
        .isEqualTo(
            "{\"b\": -128, \"d\": -1.7976931348623157e+308, \"f\": -3.4028234663852886e+38,"
                + " \"i\": -2147483648, \"l\": -9223372036854775808, \"s\": -32768,"
                + " \"big\": -18446744073709551616, \"boxedB\": -128,"
                + " \"boxedD\": -1.7976931348623157e+308, \"boxedF\": -3.4028234663852886e+38,"
                + " \"boxedS\": -32768}");
  }

  @Test
  void theGreatest() {
    Object greatest =
        numbers(
            Byte.MAX_VALUE,
            Short.MAX_VALUE,
            Integer.MAX_VALUE,
            Long.MAX_VALUE,
            Float.MAX_VALUE,
            Double.MAX_VALUE,
            LARGEST);

    assertThat(values.echo("numbers", greatest))
        .isEqualTo(
            "{\"b\": 127, \"d\": 1.7976931348623157e+308, \"f\": 3.4028234663852886e+38,"
                + " \"i\": 2147483647, \"l\": 9223372036854775807, \"s\": 32767,"
                + " \"big\": 18446744073709551615, \"boxedB\": 127,"
                + " \"boxedD\": 1.7976931348623157e+308, \"boxedF\": 3.4028234663852886e+38,"
                + " \"boxedS\": 32767}");
  }

  @Test
  void nothingIsWrittenOfAnIntegerThatTheWireCannotCarry() {
    for (BigInteger beyond :
        List.of(LARGEST.add(BigInteger.ONE), LARGEST.negate().subtract(BigInteger.TWO))) {
      Object numbers = numbers((byte) 0, (short) 0, 0, 0, 0, 0, beyond);
      assertThatThrownBy(() -> values.call("numbers", numbers))
          .isExactlyInstanceOf(IllegalArgumentException.class)
          .hasMessage(
              "integer of 65 bits is beyond the 64 that there are without a tag;"
                  + " send it as bytes or text");
    }
    assertThat(values.wire).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "0.0, f90000",
    "-0.0, f98000",
    "1.5, f93e00",
    "65504.0, f97bff",
    "65505.0, fa477fe100",
    "5.960464477539063e-8, f90001",
    "2.98023223876953125e-8, fa33000000",
    "0.10000000149011612, fa3dcccccd",
    "0.1, fb3fb999999999999a",
    "1.401298464324817e-45, fa00000001",
    "4.9e-324, fb0000000000000001",
    "9007199254740992.0, fa5a000000",
    "9007199254740993.0, fa5a000000",
    "16777217.0, fb4170000010000000",
    "Infinity, f97c00",
    "-Infinity, f9fc00",
    "NaN, f97e00",
  })
  void floatsTakeTheFewestBitsThatKeepThem(double radius, String encoded) {
    values.echo("circle", value("Circle", radius));

    assertThat(HexFormat.of().formatHex(values.lastAnswer)).isEqualTo("a166726164697573" + encoded);
  }

  @Test
  void anyNotANumberIsTheOne() {
    values.call("circle", value("Circle", Double.longBitsToDouble(0xfff8_0000_0000_0001L)));

    assertThat(values.wire)
        .containsExactly("circle {h'636972636c65': {\"radius\": NaN}}", "{\"radius\": NaN}");
    assertThat(values.lastAnswer).endsWith(0xf9, 0x7e, 0x00);
  }

  @ParameterizedTest
  @CsvSource({
    "00, f90000",
    "20, f9bc00",
    "1864, f95640",
    "1b0020000000000000, fa5a000000",
    "3b001fffffffffffff, fada000000",
    "1bfffffffffffff800, fb43efffffffffffff",
    "3bffffffffffffffff, fadf800000",
    "fa3fc00000, f93e00",
    "fb3ff8000000000000, f93e00",
  })
  void numbersOfAnyFormWhereAFloatIsDue(String sent, String answered) throws Exception {
    byte[] arguments = HexFormat.of().parseHex("a146636972636c65a166726164697573" + sent);

    assertThat(
            HexFormat.of().formatHex(values.run("circle", arguments, CommandData.none()).bytes()))
        .isEqualTo("a166726164697573" + answered);
  }

  @Test
  void aFloatOfSixtyFourBitsIsRoundedToThirtyTwo() throws Exception {
    // {b'f': 0.1}: the other arguments have their defaults.
    byte[] arguments = HexFormat.of().parseHex("a1 41 66 fb3fb999999999999a".replace(" ", ""));

    assertThat(DeepText.of(list(values.run("defaults", arguments, CommandData.none()).bytes())))
        .contains("String \"-1\", String \"7\", String \"0.1\", String \"1000.0\"");
  }

  @Test
  void defaultsOfEveryKind() throws Exception {
    List<String> defaults =
        List.of(
            "-1",
            "7",
            "1.5",
            "1000.0",
            "18446744073709551615",
            "GREEN",
            "2026-01-31T12:00:00Z",
            "PT30S",
            "123e4567-e89b-42d3-a456-556642440000",
            "https://example.org/");
    byte[] nulls =
        HexFormat.of()
            .parseHex(
                "aa 4162f6 4173f6 4166f6 4164f6 43626967f6 4656616c756573f6 47696e7374616e74f6"
                        .replace(" ", "")
                    + "486475726174696f6ef64475756964f643757269f6");

    assertThat(list(values.run("defaults", new byte[] {(byte) 0xa0}, CommandData.none()).bytes()))
        .isEqualTo(defaults);
    assertThat(list(values.run("defaults", nulls, CommandData.none()).bytes())).isEqualTo(defaults);
    assertThat(
            values.call(
                "defaults",
                (byte) 1,
                (short) 2,
                3f,
                4d,
                BigInteger.TEN,
                constant("Color", "RED"),
                Instant.EPOCH,
                Duration.ZERO,
                new UUID(0, 1),
                URI.create("a")))
        .isEqualTo(
            List.of(
                "1",
                "2",
                "3.0",
                "4.0",
                "10",
                "RED",
                "1970-01-01T00:00:00Z",
                "PT0S",
                "00000000-0000-0000-0000-000000000001",
                "a"));
    assertThat(values.wire.get(0))
        .isEqualTo(
            "defaults {h'62': 1, h'64': 4.0, h'66': 3.0, h'73': 2, h'626967': 10, h'757269': \"a\","
                + " h'75756964': h'00000000000000000000000000000001', h'56616c756573': \"RED\","
                + " h'696e7374616e74': \"1970-01-01T00:00:00Z\", h'6475726174696f6e': \"PT0S\"}");
  }

  @Test
  void valuesThatAreNotThere() {
    Object none =
        value(
            "Optionals",
            OptionalInt.empty(),
            OptionalLong.empty(),
            OptionalDouble.empty(),
            Optional.empty(),
            null,
            null,
            null,
            Map.of());

    assertThat(values.echo("optionals", none)).isEqualTo("{\"map\": {}}");
  }

  @Test
  void valuesThatAreThereAndNullsAmongThem() {
    Map<String, Integer> map = new LinkedHashMap<>();
    map.put("bb", null);
    map.put("a", -1);
    Object all =
        value(
            "Optionals",
            OptionalInt.of(-1),
            OptionalLong.of(1L << 40),
            OptionalDouble.of(-0.0),
            Optional.of(constant("Color", "GREEN")),
            7,
            new byte[0],
            Arrays.asList("x", null, ""),
            map);

    assertThat(values.echo("optionals", all))
        .isEqualTo(
            "{\"d\": -0.0, \"i\": -1, \"l\": 1099511627776, \"n\": 7,"
                + " \"map\": {\"a\": -1, \"bb\": null}, \"bytes\": h'', \"color\": \"dark-green\","
                + " \"texts\": [\"x\", null, \"\"]}");
  }

  @Test
  void nullableArgumentsAndResults() {
    assertThat(values.call("nullable", "x", null, null)).isEqualTo("x");
    assertThat(values.call("nullable", null, null, null)).isNull();
    assertThat(values.call("nullable", "x", new byte[] {1}, constant("Color", "BLUE"))).isNull();
    assertThat(values.wire)
        .containsExactly(
            "nullable {h'74657874': \"x\"}",
            "\"x\"",
            "nullable {}",
            "null",
            "nullable {h'74657874': \"x\", h'6279746573': h'01', h'636f6c6f72': \"BLUE\"}",
            "null");
    assertThat(values.call("optionalInt", OptionalInt.of(-7))).isEqualTo(OptionalInt.of(-7));
    assertThat(values.call("optionalInt", OptionalInt.empty())).isEqualTo(OptionalInt.empty());
    assertThat(values.wire.subList(6, 10))
        .containsExactly("optional-int {h'76616c7565': -7}", "-7", "optional-int {}", "null");
  }

  private Object list(byte[] answer) {
    values.reply = new dev.wirecommand.client.CommandReply(answer, true);
    try {
      return values.call(
          "defaults",
          (byte) 0,
          (short) 0,
          0f,
          0d,
          BigInteger.ZERO,
          constant("Color", "RED"),
          Instant.EPOCH,
          Duration.ZERO,
          new UUID(0, 0),
          URI.create(""));
    } finally {
      values.reply = null;
      values.wire.clear();
    }
  }
}
