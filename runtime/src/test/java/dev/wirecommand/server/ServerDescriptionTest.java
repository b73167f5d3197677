package dev.wirecommand.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wirecommand.Permission;
import dev.wirecommand.cbor.CborReader;
import dev.wirecommand.cbor.CborValue;
import dev.wirecommand.codegen.ArgumentDescriptor;
import dev.wirecommand.codegen.CommandDescriptor;
import dev.wirecommand.codegen.ResultForm;
import dev.wirecommand.codegen.TypeTable;
import dev.wirecommand.reactor.ByteSlice;
import dev.wirecommand.reactor.Limits;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ServerDescriptionTest {
  private static final ServerDescription TWO =
      new ServerDescription(
          List.of(
              CommandDescriptor.builder("get", Permission.READ)
                  .types(TypeTable.builder().rule("Item", "{ name: tstr }").build())
                  .argument(
                      ArgumentDescriptor.builder("kind", "\"A\" / \"B\"").defaultValue("B").build())
                  .argument(ArgumentDescriptor.builder("ids", "[* Item]").optional().build())
                  .result(ResultForm.ITEMS, "Item")
                  .build(),
              CommandDescriptor.builder("put", Permission.WRITE)
                  .types(TypeTable.builder().rule("Item", "{ size: uint }").build())
                  .argument(ArgumentDescriptor.builder("item", "Item").description("What.").build())
                  .data()
                  .result(ResultForm.VALUE, "null")
                  .deadlineMillis(5)
                  .description("Stores.")
                  .build()),
          Limits.DEFAULT,
          Set.of());

  @Test
  void typesStandOnceAndHaveTheirOwnNames() {
    ByteSlice encoded = TWO.encoded();
    CborReader in = new CborReader(encoded.array());
    assertThat(in.readMapHeader()).isEqualTo(5);
    assertThat(in.readText()).isEqualTo("types");
    assertThat(CborValue.read(in).toString())
        .isEqualTo("{\"Item\": \"{ name: tstr }\", \"Item2\": \"{ size: uint }\"}");
    assertThat(in.readText()).isEqualTo("limits");
    in.skip();
    assertThat(in.readText()).isEqualTo("commands");
    assertThat(CborValue.read(in).toString())
        .isEqualTo(
            "[{\"data\": false, \"form\": \"items\", \"name\": \"get\", \"result\": \"Item\","
                + " \"arguments\": [{\"name\": \"kind\", \"type\": \"\\\"A\\\" / \\\"B\\\"\","
                + " \"default\": \"B\", \"required\": false, \"description\": \"\"},"
                + " {\"name\": \"ids\", \"type\": \"[* Item]\", \"required\": false,"
                + " \"description\": \"\"}], \"permission\": \"ro\", \"description\": \"\"},"
                + " {\"data\": true, \"form\": \"value\", \"name\": \"put\", \"result\": \"null\","
                + " \"deadline\": 5,"
                + " \"arguments\": [{\"name\": \"item\", \"type\": \"Item2\", \"required\": true,"
                + " \"description\": \"What.\"}], \"permission\": \"rw\","
                + " \"description\": \"Stores.\"}]");
  }

  @Test
  void isEncodedOnce() {
    assertThat(TWO.encoded()).isSameAs(TWO.encoded());
  }
}
