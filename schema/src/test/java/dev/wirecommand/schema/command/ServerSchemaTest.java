package dev.wirecommand.schema.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.wirecommand.cbor.CborValue;
import dev.wirecommand.schema.Argument;
import dev.wirecommand.schema.Schema;
import dev.wirecommand.schema.SchemaType;
import dev.wirecommand.schema.Size;
import dev.wirecommand.schema.ValueException;
import dev.wirecommand.schema.cddl.CddlProblem;
import dev.wirecommand.schema.json.JsonDecoder;
import java.math.BigInteger;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ServerSchemaTest {
  private static ServerSchema read(String json) {
    return ServerSchema.read(new JsonDecoder(Schema.EMPTY).decode(new SchemaType.Any(), json));
  }

  @Test
  void commandsAndTypes() {
    ServerSchema server =
        read(
            """
            {"limits": {"depth": 64}, "extensions": ["meta"],
             "types": {"Page": "{ people: [* Person] }", "Person": "{ name: tstr }"},
             "commands": [
               {"name": "log", "permission": "ro", "data": false, "form": "items",
                "result": "Page", "description": "The log.", "deadline": 5000,
                "arguments": [
                  {"name": "limit", "type": "0..100", "required": false, "description": "how many",
                   "default": 20}]},
               {"name": "put", "permission": "rw", "data": true, "form": "bytes",
                "result": "bytes", "description": "", "arguments": []}]}
            """);
    SchemaType limit = new SchemaType.Int(BigInteger.ZERO, BigInteger.valueOf(100));
    assertThat(server.types().types().keySet()).containsExactlyInAnyOrder("Page", "Person");
    assertThat(server.commands())
        .containsExactly(
            new CommandSchema(
                "log",
                false,
                List.of(
                    new Argument(
                        "limit", limit, false, Optional.of(new CborValue.Int(20)), "how many")),
                false,
                ResponseForm.ITEMS,
                new SchemaType.Reference("Page"),
                5000,
                "The log."),
            new CommandSchema(
                "put", true, List.of(), true, ResponseForm.BYTES, SchemaType.Bytes.ANY, 0, ""));
    assertThat(server.problems()).isEmpty();
    assertThat(server.command("log").orElseThrow().argumentsType())
        .isEqualTo(
            SchemaType.Record.ofArguments(List.of(new SchemaType.Field("limit", limit, false))));
    assertThat(server.command("pull")).isEmpty();
  }

  @Test
  void anOldServerSpellsItsTypesOut() {
    ServerSchema server =
        read(
            """
            {"commands": [
               {"name": "tree", "permission": "ro", "data": false, "form": "value",
                "result": "{ children: [* Values.Tree] }", "description": "", "arguments": []}]}
            """);
    assertThat(server.commands().get(0).result())
        .isEqualTo(
            SchemaType.Record.of(
                List.of(
                    new SchemaType.Field(
                        "children", new SchemaType.Array(new SchemaType.Any(), Size.ANY), true))));
    assertThat(server.problems())
        .containsExactly(new CddlProblem("", "line 1, column 16: no type is named 'Values.Tree'"));
  }

  @Test
  void whatIsNoDescription() {
    assertThatThrownBy(() -> read("{\"commands\": [{\"name\": 1}]}"))
        .isInstanceOf(ValueException.class)
        .hasMessage("commands[0].name: expected text, got integer");
    assertThatThrownBy(
            () ->
                read(
                    """
                    {"commands": [{"name": "x", "permission": "ro", "data": false, "form": "odd",
                    "result": "any", "description": "", "arguments": []}]}"""))
        .isInstanceOf(ValueException.class)
        .hasMessage("commands[0].form: unknown form 'odd'");
  }
}
