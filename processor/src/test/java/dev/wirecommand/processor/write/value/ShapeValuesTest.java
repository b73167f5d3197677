package dev.wirecommand.processor.write.value;

import static dev.wirecommand.processor.harness.CompiledValues.constant;
import static dev.wirecommand.processor.harness.CompiledValues.value;
import static org.assertj.core.api.Assertions.assertThat;

import dev.wirecommand.cbor.CborValue;
import dev.wirecommand.client.CommandReply;
import dev.wirecommand.command.CommandData;
import dev.wirecommand.processor.harness.CompiledValues;
import dev.wirecommand.processor.harness.Loopback;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests enums, sealed interfaces and the records of these. */
class ShapeValuesTest {
  private final Loopback values = CompiledValues.values();

  private static Object square(int side, String label) {
    return value("Square", side, label);
  }

  @Test
  void theTypeStandsAtItsPlaceAmongTheKeys() {
    assertThat(values.echo("shape", value("Circle", 2.0)))
        .isEqualTo("{\"type\": \"Circle\", \"radius\": 2.0}");
    assertThat(values.echo("shape", square(-1, "x")))
        .isEqualTo("{\"side\": -1, \"type\": \"square\", \"label\": \"x\"}");
    assertThat(values.echo("shape", square(-1, null)))
        .isEqualTo("{\"side\": -1, \"type\": \"square\"}");
  }

  @Test
  void aRecordByItselfHasNoType() {
    assertThat(values.echo("circle", value("Circle", 2.0))).isEqualTo("{\"radius\": 2.0}");
  }

  @Test
  void nestedOnesAndConstants() {
    Object inner = value("Group", List.of(square(1, null)), constant("Color", "BLUE"));
    Object group =
        value("Group", List.of(inner, value("Circle", -0.0)), constant("Color", "GREEN"));

    assertThat(values.echo("shape", group))
        .isEqualTo(
            "{\"type\": \"Group\", \"color\": \"dark-green\", \"parts\":"
                + " [{\"type\": \"Group\", \"color\": \"BLUE\", \"parts\":"
                + " [{\"side\": 1, \"type\": \"square\"}]},"
                + " {\"type\": \"Circle\", \"radius\": -0.0}]}");
  }

  @Test
  void aGenericOne() {
    assertThat(values.echo("outcome", value("Done", 5)))
        .isEqualTo("{\"type\": \"Done\", \"value\": 5}");
    assertThat(values.echo("outcome", value("Failed", "")))
        .isEqualTo("{\"type\": \"Failed\", \"reason\": \"\"}");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        // type, color, parts; color, type, parts; parts (with maps and types in them), color, type
        "a3 64 74797065 65 47726f7570 65 636f6c6f72 63 524544 65 7061727473 PARTS",
        "a3 65 636f6c6f72 63 524544 64 74797065 65 47726f7570 65 7061727473 PARTS",
        "a3 65 7061727473 PARTS 65 636f6c6f72 63 524544 64 74797065 65 47726f7570",
        // Keys and names that are sent as bytes.
        "a3 45 7061727473 PARTS 45 636f6c6f72 43 524544 44 74797065 45 47726f7570",
      })
  void theTypeMayStandAnywhere(String group) throws Exception {
    // [{'radius': 1, 'type': 'Circle'}, {'label': null, 'side': 2, 'type': 'square'}]
    String parts =
        "82 a2 66 726164697573 01 64 74797065 66 436972636c65"
            + " a3 65 6c6162656c f6 64 73696465 02 64 74797065 66 737175617265";
    byte[] answer = run("shape", "a1 45 7368617065" + group.replace("PARTS", parts));

    assertThat(CborValue.decode(answer).toString())
        .isEqualTo(
            "{\"type\": \"Group\", \"color\": \"RED\", \"parts\":"
                + " [{\"type\": \"Circle\", \"radius\": 1.0},"
                + " {\"side\": 2, \"type\": \"square\"}]}");
    values.reply = new CommandReply(hex(group.replace("PARTS", parts)), true);
    assertThat(values.call("shape", square(0, null)))
        .isEqualTo(
            value(
                "Group", List.of(value("Circle", 1.0), square(2, null)), constant("Color", "RED")));
  }

  @Test
  void whatTheSchemaSays() {
    assertThat(values.descriptor("shape").result()).isEqualTo("Shape");
    assertThat(values.descriptor("outcome").arguments().get(0).type()).isEqualTo("Outcome");
    assertThat(values.descriptor("shape").types().rules())
        .containsEntry("Shape", "Circle2 / Group / Square")
        .containsEntry("Group", "{ type: \"Group\", parts: [* Shape], color: Color }")
        .containsEntry(
            "Square", "{ type: \"square\", side: -2147483648..2147483647, ? label: tstr }")
        .containsEntry("Done", "{ type: \"Done\", value: -2147483648..2147483647 }");
  }

  private byte[] run(String command, String arguments) throws Exception {
    return values.run(command, hex(arguments), CommandData.none()).bytes();
  }

  private static byte[] hex(String text) {
    return HexFormat.of().parseHex(text.replace(" ", ""));
  }
}
