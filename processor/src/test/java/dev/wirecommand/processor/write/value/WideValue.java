package dev.wirecommand.processor.write.value;

import static dev.wirecommand.processor.harness.CompiledValues.constant;
import static dev.wirecommand.processor.harness.CompiledValues.value;

import dev.wirecommand.cbor.CborValue;
import dev.wirecommand.processor.harness.CompiledValues;
import dev.wirecommand.processor.harness.Loopback;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.net.URI;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import java.util.UUID;
import tools.jackson.databind.json.JsonMapper;

/**
 * A call with a wide value of one type; together, these calls reach every decoder.
 *
 * @param loopback receives the call
 * @param command the command
 * @param arguments its arguments, one of which is also its result
 */
record WideValue(Loopback loopback, String command, Object... arguments) {
  static List<WideValue> all() {
    Loopback values = CompiledValues.values();
    Loopback bound = CompiledValues.bound();
    Loopback days = CompiledValues.days();
    Object shape =
        value(
            "Group",
            List.of(value("Circle", 1.5), value("Square", 1, "x"), value("Square", -1, null)),
            constant("Color", "GREEN"));
    return List.of(
        new WideValue(CompiledValues.shapes(), "wide", shapes()),
        new WideValue(values, "numbers", numbers()),
        new WideValue(values, "optionals", optionals()),
        new WideValue(values, "sequences", sequences()),
        new WideValue(values, "maps", maps(shape)),
        new WideValue(values, "others", others()),
        new WideValue(values, "coded", value("Coded", hex(1), 1, List.of(hex(2), hex(0xbeef)))),
        new WideValue(values, "shape", shape),
        new WideValue(values, "outcome", value("Done", 1)),
        new WideValue(values, "outcome", value("Failed", "why")),
        new WideValue(values, "free", free()),
        new WideValue(days, "all", days()),
        new WideValue(bound, "beans", beans()),
        new WideValue(bound, "free", trees()));
  }

  /** Makes the call through the typed client. */
  void send() {
    loopback.wire.clear();
    loopback.call(command, arguments);
  }

  @Override
  public String toString() {
    return loopback.client.getClass().getSimpleName() + "." + command;
  }

  private static Object shapes() {
    Object range = shape("Range", 1, 2);
    return shape(
        "Wide",
        true,
        -5,
        1L << 40,
        false,
        100_000,
        0L,
        "t\u00e9xt",
        new byte[] {1, 2, 3},
        ByteBuffer.wrap(new byte[] {4}),
        List.of(List.of(), List.of(Map.of("k", Optional.of(range), "none", Optional.empty()))),
        Optional.of(shape("Empty")));
  }

  private static Object shape(String name, Object... arguments) {
    return Loopback.make(CompiledValues.type("shapes.Shapes$" + name), arguments);
  }

  private static Object numbers() {
    return value(
        "Numbers",
        (byte) 1,
        (short) 300,
        70_000,
        1L << 40,
        0.1f,
        0.1,
        (byte) -1,
        (short) -300,
        1.5f,
        1e300,
        BigInteger.TWO.pow(63));
  }

  private static Object optionals() {
    return value(
        "Optionals",
        OptionalInt.of(1),
        OptionalLong.of(2),
        OptionalDouble.of(3),
        Optional.of(constant("Color", "RED")),
        4,
        new byte[] {5},
        List.of("6"),
        Map.of("k", 7));
  }

  private static Object sequences() {
    return value(
        "Sequences",
        Set.of(constant("Color", "BLUE"), constant("Color", "RED")),
        List.of("a"),
        new int[] {1, 2},
        new String[] {"b"},
        new byte[][] {{1}, {}},
        new long[][] {{1}, {2, 3}},
        new List<?>[] {List.of("c"), List.of()},
        new Optional<?>[][] {{Optional.of(1), Optional.empty()}},
        new boolean[] {true});
  }

  private static Object maps(Object shape) {
    return value(
        "Maps",
        Map.of(constant("Color", "GREEN"), 1, constant("Color", "RED"), 2),
        Map.of(1, "", -1, ""),
        Map.of(1L, "", 1L << 40, ""),
        Map.of((byte) 1, ""),
        Map.of(BigInteger.TWO.pow(63), ""),
        Map.of(ByteBuffer.wrap(new byte[] {1}), ""),
        Map.of("k", Map.of(constant("Plain", "A"), shape, constant("Plain", "B"), shape)));
  }

  private static Object others() {
    return value(
        "Others",
        Instant.parse("2026-01-31T12:00:00Z"),
        Duration.ofSeconds(90),
        new UUID(1, 2),
        URI.create("a:b"),
        ByteBuffer.wrap(new byte[] {1, 2}));
  }

  private static Object days() {
    return Loopback.make(
        CompiledValues.type("values.Days$All"),
        LocalDate.of(2026, 1, 31),
        LocalTime.NOON,
        LocalDateTime.of(2026, 1, 31, 12, 0),
        OffsetDateTime.parse("2026-01-31T12:00:00.5+01:00"),
        ZoneId.of("Europe/Paris"),
        new BigDecimal("12.50"),
        'x',
        '\u00e9');
  }

  private static Object hex(int bits) {
    return value("Hex", bits);
  }

  private static Object free() {
    CborValue text = new CborValue.Text("x");
    CborValue list =
        new CborValue.Array(List.of(text, new CborValue.Int(1), new CborValue.Float(0.1)));
    return value(
        "Free", new CborValue.Map(List.of(new CborValue.Entry(text, list))), Optional.of(list));
  }

  private static Object beans() {
    Object bean = Loopback.make(CompiledValues.type("values.Bound$Bean"));
    try {
      bean.getClass().getField("name").set(bean, "n");
      bean.getClass().getField("numbers").set(bean, List.of(1, 1_000));
    } catch (ReflectiveOperationException e) {
      throw new AssertionError(e);
    }
    return Loopback.make(
        CompiledValues.type("values.Bound$Beans"), bean, Map.of("k", Map.of("v", 1.5)));
  }

  private static Object trees() {
    JsonMapper json = JsonMapper.shared();
    return Loopback.make(
        CompiledValues.type("values.Bound$Free"),
        json.readTree("{\"a\": [1, 1.5, null, true], \"b\": {\"c\": \"d\"}}"),
        List.of(json.readTree("\"x\""), json.readTree("[]")));
  }
}
