package dev.wirecommand.processor.write.value;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.wirecommand.command.CommandData;
import dev.wirecommand.command.CommandException;
import dev.wirecommand.processor.harness.CompiledValues;
import dev.wirecommand.processor.harness.Loopback;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;

/** Tests the errors for values that are not of the type that a command takes. */
class RefusedValuesTest {
  private static final String CIRCLE_1 = "a2 64 74797065 66 436972636c65 66 726164697573 01";

  private final Loopback values = CompiledValues.values();
  private final Loopback bound = CompiledValues.bound();

  @Test
  void integersOutOfRange() {
    // {b'b': 128}, {b'b': -129}, {b's': 32768}, {b's': -32769}
    refused("defaults", "a1 4162 1880", "'b': integer 128 out of range -128 to 127");
    refused("defaults", "a1 4162 3880", "'b': integer -129 out of range -128 to 127");
    refused("defaults", "a1 4173 198000", "'s': integer 32768 out of range -32768 to 32767");
    refused("defaults", "a1 4173 398000", "'s': integer -32769 out of range -32768 to 32767");
    // {b'value': 2147483648}, {b'numbers': [0, -2147483649]}
    refused(
        "optional-int",
        "a1 45 76616c7565 1a80000000",
        "'value': integer 2147483648 out of range -2147483648 to 2147483647");
    refused(
        "quick",
        "a1 47 6e756d62657273 82 00 3a80000000",
        "'numbers[1]': integer -2147483649 out of range -2147483648 to 2147483647");
  }

  @Test
  void numbersOfAnotherKind() {
    refused("defaults", "a1 4162 f93c00", "'b': expected integer, got float");
    refused("defaults", "a1 43 626967 f90000", "'big': expected integer, got float");
    refused("defaults", "a1 43 626967 48 0000000000000001", "'big': expected integer, got bytes");
    refused("defaults", "a1 4166 60", "'f': expected float, got text");
    refused("defaults", "a1 4164 f4", "'d': expected float, got boolean");
  }

  @Test
  void floatsThatTheTypeDoesNotHold() {
    // 2^24 + 1, 2^53 + 1, the greatest of 64 bits, 2^128
    refused(
        "defaults",
        "a1 4166 1a01000001",
        "'f': integer 16777217 can't be a float without loss: it takes more than 24 bits");
    refused(
        "defaults",
        "a1 4164 1b0020000000000001",
        "'d': integer 9007199254740993 can't be a float without loss: it takes more than 53 bits");
    refused(
        "defaults",
        "a1 4166 fb7fefffffffffffff",
        "'f': float 1.7976931348623157e+308 out of range of 32 bits");
    refused(
        "defaults",
        "a1 4166 fb47f0000000000000",
        "'f': float 3.402823669209385e+38 out of range of 32 bits");
  }

  @Test
  void constants() {
    refused(
        "defaults",
        "a1 46 56616c756573 65 475245454e",
        "'Values': unknown constant 'GREEN'; it is one of RED, dark-green, BLUE");
    refused(
        "defaults",
        "a1 46 56616c756573 41 ff",
        "'Values': unknown constant '\\xff'; it is one of RED, dark-green, BLUE");
    refused("defaults", "a1 46 56616c756573 00", "'Values': expected bytes or text, got integer");
    // {b'maps': {'byColor': {'red': 1}}}
    refused(
        "maps",
        "a1 44 6d617073 a1 67 6279436f6c6f72 a1 63 726564 01",
        "'maps.byColor[0]': unknown constant 'red'; it is one of RED, dark-green, BLUE");
  }

  @Test
  void recordsOfASealedInterface() {
    refused("shape", "a1 45 7368617065 01", "'shape': expected map, got integer");
    refused("shape", "a1 45 7368617065 a0", "'shape': missing field 'type'");
    refused("shape", "a1 45 7368617065 f6", "'shape': expected map, got null");
    refused("shape", "a1 45 7368617065 a1 64 74797065 f6", "'shape.type': expected text, got null");
    refused(
        "shape",
        "a1 45 7368617065 a1 64 74797065 66 737175617245",
        "'shape.type': unknown type 'squarE'; it is one of Circle, Group, square");
    // The name in Java is not the name on the wire.
    refused(
        "shape",
        "a1 45 7368617065 a1 64 74797065 66 537175617265",
        "'shape.type': unknown type 'Square'; it is one of Circle, Group, square");
    refused(
        "shape",
        "a1 45 7368617065 a1 64 74797065 66 436972636c65",
        "'shape': missing field 'radius'");
    refused(
        "shape",
        "a1 45 7368617065 a2 64 74797065 66 436972636c65 44 74797065 66 436972636c65",
        "'shape': duplicate key 'type'");
    refused(
        "shape",
        "a1 45 7368617065 a2 64 74797065 66 436972636c65 64 73696465 01",
        "'shape': unknown field 'side'; it has radius, type");
    refused("shape", "a1 45 7368617065 a1 01 02", "'shape': expected bytes or text, got integer");
    // {b'circle': {'type': 'Circle', 'radius': 1}}: outside of the interface, the record has no
    // type.
    refused(
        "circle", "a1 46 636972636c65" + CIRCLE_1, "'circle': unknown field 'type'; it has radius");
  }

  @Test
  void recordsInASealedInterface() {
    String group =
        "a1 45 7368617065 a3 64 74797065 65 47726f7570 65 636f6c6f72 63 524544 65 7061727473";
    refused("shape", group + "82" + CIRCLE_1 + "80", "'shape.parts[1]': expected map, got array");
    refused(
        "shape",
        group + "82" + CIRCLE_1 + "a1 64 74797065 61 78",
        "'shape.parts[1].type': unknown type 'x'; it is one of Circle, Group, square");
    refused(
        "shape",
        group + "81 a2 64 74797065 66 737175617265 64 73696465 60",
        "'shape.parts[0].side': expected integer, got text");
    // {b'maps': {'deep': {'k': {'A': {}}}}}
    refused(
        "maps",
        "a1 44 6d617073 a1 64 64656570 a1 61 6b a1 61 41 a0",
        "'maps.deep[0][0]': missing field 'type'");
    // {b'outcome': {'type': 'Done', 'value': 'x'}}
    refused(
        "outcome",
        "a1 47 6f7574636f6d65 a2 64 74797065 64 446f6e65 65 76616c7565 61 78",
        "'outcome.value': expected integer, got text");
  }

  @Test
  void timesAndIdentifiers() {
    refused(
        "defaults",
        "a1 47 696e7374616e74 6a 323032362d30312d3331",
        "'instant': expected a time such as 2026-01-31T12:00:00Z, got '2026-01-31'");
    refused("defaults", "a1 47 696e7374616e74 00", "'instant': expected text, got integer");
    refused(
        "defaults",
        "a1 48 6475726174696f6e 63 333073",
        "'duration': expected a duration such as PT1H30M, got '30s'");
    refused(
        "defaults",
        "a1 48 6475726174696f6e 58 41 " + "50".repeat(65),
        "'duration': expected a duration such as PT1H30M, got '" + "P".repeat(63) + "\u2026'");
    refused(
        "defaults",
        "a1 44 75756964 4f" + "00".repeat(15),
        "'uuid': expected the 16 bytes of a UUID, got 15");
    refused("defaults", "a1 44 75756964 70" + "30".repeat(16), "'uuid': expected bytes, got text");
    refused("defaults", "a1 43 757269 63 612062", "'uri': expected a URI, got 'a b'");
  }

  @Test
  void sequences() {
    String set = "a1 49 73657175656e636573 a1 63 736574";
    refused("sequences", set + "a0", "'sequences.set': expected array, got map");
    refused(
        "sequences",
        set + "83 63 524544 64 424c5545 43 524544",
        "'sequences.set': two elements of the set are equal");
    // {b'sequences': {'matrix': [[], [1, 'x']]}}
    refused(
        "sequences",
        "a1 49 73657175656e636573 a1 66 6d6174726978 82 80 82 01 61 78",
        "'sequences.matrix[1][1]': expected integer, got text");
    refused(
        "sequences",
        "a1 49 73657175656e636573 a1 65 7465787473 81 f6",
        "'sequences.texts[0]': expected text, got null");
    refused(
        "sequences",
        "a1 49 73657175656e636573 a1 69 6f7074696f6e616c73 81 82 f6 60",
        "'sequences.optionals[0][1]': expected integer, got text");
    refused("sequences", "a1 49 73657175656e636573 a0", "'sequences': missing field 'set'");
  }

  @Test
  void maps() {
    // {b'maps': {'byInt': ['x']}}, {'byInt': {'1': ''}}
    refused("maps", "a1 44 6d617073 a1 65 6279496e74 80", "'maps.byInt': expected map, got array");
    refused(
        "maps",
        "a1 44 6d617073 a1 65 6279496e74 a1 61 31 60",
        "'maps.byInt[0]': expected integer, got text");
    refused(
        "maps",
        "a1 44 6d617073 a1 66 627942797465 a2 00 60 1880 60",
        "'maps.byByte[1]': integer 128 out of range -128 to 127");
    refused(
        "maps",
        "a1 44 6d617073 a1 67 62794279746573 a1 60 60",
        "'maps.byBytes[0]': expected bytes, got text");
    // {'byColor': {'RED': 1, b'RED': 2}}, {'deep': {'a': {}, b'a': {}}}
    refused(
        "maps",
        "a1 44 6d617073 a1 67 6279436f6c6f72 a2 63 524544 01 43 524544 02",
        "'maps.byColor': two keys of the map are equal");
    refused(
        "maps",
        "a1 44 6d617073 a1 64 64656570 a2 61 61 a0 41 61 a0",
        "'maps.deep': two keys of the map are equal");
  }

  @Test
  void whatCodecsRefuse() {
    // {b'coded': {'hex': 'xyz'}}, {'hex': 1}, {'more': ['0', '']}, {'negated': null}
    refused(
        "coded",
        "a1 45 636f646564 a1 63 686578 63 78797a",
        "'coded.hex': For input string: \"xyz\" under radix 16");
    refused("coded", "a1 45 636f646564 a1 63 686578 01", "'coded.hex': expected text, got integer");
    refused(
        "coded",
        "a1 45 636f646564 a1 64 6d6f7265 82 61 30 60",
        "'coded.more[1]': For input string: \"\" under radix 16");
    refused(
        "coded",
        "a1 45 636f646564 a2 67 6e656761746564 f6 63 686578 61 30",
        "'coded': missing field 'negated'");
  }

  @Test
  void valuesOfNoFixedType() {
    // {b'free': {'maybe': 1}}: null would be allowed.
    refused("free", "a1 44 66726565 a1 65 6d61796265 01", "'free': missing field 'value'");
    refused(bound, "free", "a1 44 66726565 a1 64 6d6f7265 80", "'free': missing field 'json'");
    refused(
        bound,
        "node",
        "a1 44 6e6f6465 a1 61 61 f7",
        "'node.a': undefined has no form in JSON: send null");
    refused(bound, "node", "a1 44 6e6f6465 81 e0", "'node[0]': simple value 0 has no form in JSON");
    refused(
        bound, "node", "a1 44 6e6f6465 a1 01 00", "'node': expected text as the key, got integer");
    refused(
        bound,
        "node",
        "a1 44 6e6f6465 a2 61 61 00 41 61 00",
        "'node': two keys of the map are equal");
  }

  @Test
  void whatJacksonRefuses() {
    // {b'bean': {'nome': ''}}, {'numbers': ['1']}, {'name': 1}, {'numbers': [1.5]}, []
    refused(
        bound,
        "bean",
        "a1 44 6265616e a1 64 6e6f6d65 60",
        "'bean': unknown field 'nome'; it has name, numbers");
    refused(
        bound,
        "bean",
        "a1 44 6265616e a1 67 6e756d62657273 81 61 31",
        "'bean.numbers[0]': expected integer, got text");
    refused(
        bound,
        "bean",
        "a1 44 6265616e a1 64 6e616d65 01",
        "'bean.name': expected text, got integer");
    refused(
        bound,
        "bean",
        "a1 44 6265616e a1 67 6e756d62657273 82 01 f93e00",
        "'bean.numbers[1]': expected integer, got float");
    refused(bound, "bean", "a1 44 6265616e f6", "'bean': null is no value here");
    // {b'beans': {'bean': {}, 'nested': {'a': {'b': true}}}}
    refused(
        bound,
        "beans",
        "a1 45 6265616e73 a2 64 6265616e a0 66 6e6573746564 a1 61 61 a1 61 62 f5",
        "'beans.nested.a.b': expected float, got boolean");
    refused(bound, "beans", "a1 45 6265616e73 a1 64 6265616e f6", "'beans': missing field 'bean'");
  }

  private void refused(String command, String arguments, String message) {
    refused(values, command, arguments, message);
  }

  private static void refused(Loopback loopback, String command, String arguments, String message) {
    byte[] bytes = HexFormat.of().parseHex(arguments.replace(" ", ""));
    assertThatThrownBy(() -> loopback.run(command, bytes, CommandData.none()))
        .isExactlyInstanceOf(CommandException.class)
        .hasMessage(command + ": argument " + message);
  }
}
