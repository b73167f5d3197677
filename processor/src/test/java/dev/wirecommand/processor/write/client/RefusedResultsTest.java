package dev.wirecommand.processor.write.client;

import static dev.wirecommand.processor.harness.CompiledValues.value;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.wirecommand.client.CommandReply;
import dev.wirecommand.command.ConnectionException;
import dev.wirecommand.processor.harness.CompiledValues;
import dev.wirecommand.processor.harness.Loopback;
import java.math.BigInteger;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/**
 * Tests how a client handles results that differ from the declaration, and results with unknown
 * fields.
 */
class RefusedResultsTest {
  private static final Object CIRCLE = value("Circle", 1.0);

  private final Loopback values = CompiledValues.values();
  private final Loopback bound = CompiledValues.bound();

  @Test
  void fieldsThatAreNotKnownAreSkipped() {
    // {'new': [{}], 'radius': 2}
    assertThat(called("circle", CIRCLE, "a2 63 6e6577 81 a0 66 726164697573 02"))
        .isEqualTo(value("Circle", 2.0));
    // {'x': {'type': 'square'}, 'radius': 2, 'type': 'Circle'}
    assertThat(
            called(
                "shape",
                CIRCLE,
                "a3 61 78 a1 64 74797065 66 737175617265 66 726164697573 02"
                    + " 64 74797065 66 436972636c65"))
        .isEqualTo(value("Circle", 2.0));
    // {'type': 'Group', 'parts': [{'type': 'square', 'side': 1, 'new': null}], 'color': 'RED'}
    assertThat(
            called(
                "shape",
                CIRCLE,
                "a3 64 74797065 65 47726f7570 65 7061727473 81"
                    + " a3 64 74797065 66 737175617265 64 73696465 01 63 6e6577 f6"
                    + " 65 636f6c6f72 63 524544"))
        .isEqualTo(
            value(
                "Group",
                List.of(value("Square", 1, null)),
                CompiledValues.constant("Color", "RED")));
  }

  @Test
  void constantsAndTypesThatAreNotKnownAreErrors() {
    refused(
        "shape",
        "a1 64 74797065 63 6e6577",
        "'type': unknown type 'new'; it is one of Circle, Group, square");
    refused(
        "shape",
        "a3 64 74797065 65 47726f7570 65 7061727473 80 65 636f6c6f72 64 50494e4b",
        "'color': unknown constant 'PINK'; it is one of RED, dark-green, BLUE");
    refused("shape", "a0", ": missing field 'type'");
    refused("shape", "80", ": expected map, got array");
    refused(
        "shape",
        "a3 64 74797065 65 47726f7570 65 636f6c6f72 63 524544 65 7061727473 81 a0",
        "'parts[0]': missing field 'type'");
  }

  @Test
  void numbers() {
    Object numbers =
        value(
            "Numbers",
            (byte) 0,
            (short) 0,
            0,
            0L,
            0f,
            0d,
            (byte) 0,
            (short) 0,
            0f,
            0d,
            BigInteger.ZERO);
    refused(
        values, "numbers", numbers, "a1 61 62 1880", "'b': integer 128 out of range -128 to 127");
    refused(
        values,
        "numbers",
        numbers,
        "a1 61 73 398000",
        "'s': integer -32769 out of range -32768 to 32767");
    refused(
        values,
        "numbers",
        numbers,
        "a1 66 626f78656446 fb7fefffffffffffff",
        "'boxedF': float 1.7976931348623157e+308 out of range of 32 bits");
    refused(values, "numbers", numbers, "a1 63 626967 f6", ": missing field 'b'");
  }

  @Test
  void collections() {
    Object[] none = new Object[7];
    Arrays.fill(none, Map.of());
    Object maps = value("Maps", none);
    refused(values, "maps", maps, "a1 65 6279426967 a2 00 60 1800 60", ": duplicate key 0");
    refused(
        values,
        "maps",
        maps,
        "a1 67 6279436f6c6f72 a2 63 524544 01 43 524544 02",
        "'byColor': two keys of the map are equal");
    refused(
        values,
        "maps",
        maps,
        "a1 64 64656570 a1 61 6b a1 61 43 a0",
        "'deep[0][0]': unknown constant 'C'; it is one of A, B");
    Object sequences =
        value(
            "Sequences",
            Set.of(),
            List.of(),
            new int[0],
            new String[0],
            new byte[0][],
            new long[0][],
            new List<?>[0],
            new Optional<?>[0][],
            new boolean[0]);
    refused(
        values,
        "sequences",
        sequences,
        "a1 63 736574 82 63 524544 43 524544",
        "'set': two elements of the set are equal");
    refused(
        values,
        "sequences",
        sequences,
        "a1 65 6c69737473 82 80 81 01",
        "'lists[1][0]': expected text, got integer");
  }

  @Test
  void whatCodecsAndJacksonRefuse() {
    Object coded = value("Coded", value("Hex", 0), 0, List.of());
    refused(
        values,
        "coded",
        coded,
        "a1 63 686578 62 7a7a",
        "'hex': For input string: \"zz\" under radix 16");
    Object bean = Loopback.make(CompiledValues.type("values.Bound$Bean"));
    refused(
        bound,
        "bean",
        bean,
        "a1 67 6e756d62657273 81 60",
        "'numbers[0]': expected integer, got text");
    refused(bound, "bean", bean, "f6", ": null is no value here");
    Object beans = Loopback.make(CompiledValues.type("values.Bound$Beans"), bean, Map.of());
    refused(
        bound,
        "beans",
        beans,
        "a1 64 6265616e a1 64 6e616d65 00",
        "'bean.name': expected text, got integer");
  }

  @Test
  void moreThanOneValue() {
    refused("circle", "a1 66 726164697573 01 00", ": trailing bytes after the value: 1");
    refused("circle", "", ": the document ends where a value is due");
  }

  private Object called(String method, Object argument, String result) {
    return called(values, method, argument, result);
  }

  private static Object called(Loopback loopback, String method, Object argument, String result) {
    loopback.reply = new CommandReply(HexFormat.of().parseHex(result.replace(" ", "")), true);
    return loopback.call(method, argument);
  }

  private void refused(String method, String result, String message) {
    refused(values, method, CIRCLE, result, message);
  }

  private static void refused(
      Loopback loopback, String method, Object argument, String result, String message) {
    String gap = message.startsWith(":") ? "" : " ";
    assertThatThrownBy(() -> called(loopback, method, argument, result))
        .isExactlyInstanceOf(ConnectionException.class)
        .hasMessage(method + ": result" + gap + message);
  }
}
