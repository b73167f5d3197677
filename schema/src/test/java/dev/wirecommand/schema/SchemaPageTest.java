package dev.wirecommand.schema;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.wirecommand.cbor.CborValue;
import dev.wirecommand.schema.check.ValueChecker;
import dev.wirecommand.schema.command.CommandSchema;
import dev.wirecommand.schema.command.ServerSchema;
import dev.wirecommand.schema.json.BytesFormat;
import dev.wirecommand.schema.json.JsonDecoder;
import dev.wirecommand.schema.json.JsonEncoder;
import dev.wirecommand.schema.json.JsonSchemaPrinter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The example of {@code docs/schema.md} is this code, and does what the page says. */
class SchemaPageTest {
  private static final Path PAGE = Path.of("../docs/schema.md");
  private static final Path SOURCE =
      Path.of("src/test/java/dev/wirecommand/schema/SchemaPageTest.java");

  private static final String DESCRIPTION =
      """
      {"types": {"Page": "{ commits: [* Commit] }", "Commit": "{ id: bstr, time: instant }",
                 "instant": "tstr"},
       "commands": [
         {"name": "log", "permission": "ro", "data": false, "form": "value", "result": "Page",
          "description": "", "arguments": [
            {"name": "since", "type": "bstr", "required": true, "description": "the oldest commit"},
            {"name": "limit", "type": "0..100", "required": false, "description": "",
             "default": 20}]}]}
      """;

  private static byte[] cbor(String json) {
    return new JsonDecoder(Schema.EMPTY).decode(new SchemaType.Any(), json);
  }

  @Test
  void theExample() throws IOException {
    byte[] description = cbor(DESCRIPTION);
    byte[] result =
        cbor(
            "{\"commits\": [{\"id\": {\"$bytes\": \"AQI=\"}, \"time\": \"2026-01-31T12:00:00Z\"}]}");

    // begin
    ServerSchema server = ServerSchema.read(description);
    CommandSchema log = server.command("log").orElseThrow();

    byte[] arguments =
        new JsonDecoder(server.types())
            .decode(log.argumentsType(), "{\"since\": \"AQI=\", \"limit\": 5}");

    String json =
        new JsonEncoder(server.types())
            .withBytes(BytesFormat.HEX)
            .skippingUnknownFields()
            .encode(log.result(), result);

    String jsonSchema =
        new JsonSchemaPrinter(server.types()).indented().printArguments(log.arguments());
    // end

    List<String> remarks =
        block("java")
            .lines()
            .filter(line -> line.startsWith("// "))
            .map(l -> l.substring(3))
            .toList();
    assertThat(remarks)
        .containsExactly(
            CborValue.decode(arguments).toString(),
            "The result of the call, " + CborValue.decode(result) + ", in CBOR:",
            json);
    assertThat(block("json")).isEqualTo(jsonSchema + "\n");
    assertThatThrownBy(
            () ->
                new JsonDecoder(server.types())
                    .decode(log.argumentsType(), "{\"since\": \"AQI=\", \"limit\": 500}"))
        .hasMessage(blocks("text").get(0).strip());
    assertThatThrownBy(
            () ->
                ValueChecker.strict(server.types())
                    .check(log.result(), cbor("{\"commits\": [{\"id\": \"x\"}]}")))
        .hasMessage(blocks("text").get(1).strip());
  }

  @Test
  void theCodeOfThePageIsTheCodeOfThisTest() throws IOException {
    String source = Files.readString(SOURCE);
    String code = source.substring(source.indexOf("// begin") + 8, source.indexOf("// end"));
    assertThat(withoutRemarks(block("java"))).isEqualTo(withoutRemarks(code));
  }

  /** The page breaks lines elsewhere. */
  private static String withoutRemarks(String code) {
    return code.replaceAll("(?m)^// .*$", "").replaceAll("\\s+", "");
  }

  private static String block(String language) throws IOException {
    List<String> blocks = blocks(language);
    assertThat(blocks).hasSize(1);
    return blocks.get(0);
  }

  private static List<String> blocks(String language) throws IOException {
    List<String> blocks = new ArrayList<>();
    String[] parts = Files.readString(PAGE).split("(?m)^```", -1);
    for (int i = 1; i < parts.length; i += 2) {
      if (parts[i].startsWith(language + "\n")) {
        blocks.add(parts[i].substring(language.length() + 1));
      }
    }
    return blocks;
  }
}
