package dev.wirecommand.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.wirecommand.Permission;
import dev.wirecommand.cbor.CborWriter;
import dev.wirecommand.codegen.TypedClient;
import dev.wirecommand.command.CommandData;
import dev.wirecommand.command.CommandException;
import dev.wirecommand.inprocess.InProcess;
import dev.wirecommand.server.WireServer;
import dev.wirecommand.testing.wire.DefinedCommands;
import org.junit.jupiter.api.Test;

/** Tests that an error with escape sequences reaches a far client as it was, and shows escaped. */
class RelayedErrorTest {
  private static final String HOSTILE = "\u001b[2J\r\nall is well \u202e\\n";

  private static final class Client extends TypedClient {
    Client(CommandClient client) {
      super(client);
    }

    void job() {
      CborWriter noArguments = new CborWriter();
      noArguments.writeMapHeader(0);
      callVoid(new CommandName("job", Permission.READ), noArguments, CommandData.none());
    }
  }

  private static WireServer server(Runnable job) {
    return WireServer.builder()
        .dispatch(
            new DefinedCommands()
                .blocking(
                    "job",
                    response -> {
                      job.run();
                      response.cbor().writeNull();
                    }))
        .build();
  }

  @Test
  void aServerThatPassesItOnSendsTheRawMessage() {
    try (WireServer far =
            server(
                () -> {
                  throw new CommandException("disk-full", HOSTILE);
                });
        CommandClient toFar = InProcess.connect(far);
        WireServer near = server(() -> new Client(toFar).job());
        CommandClient toNear = InProcess.connect(near)) {
      assertThatExceptionOfType(CommandException.class)
          .isThrownBy(() -> new Client(toNear).job())
          .satisfies(
              error -> {
                assertThat(error.code()).isEqualTo("disk-full");
                assertThat(error.rawMessage()).isEqualTo(HOSTILE);
                assertThat(error.getMessage()).isEqualTo("\\u001b[2J\\r\\nall is well \\u202e\\n");
                assertThat(error.getCause()).hasMessage("\\u001b[2J\\r\\nall is well \\u202e\\n");
              });
    }
  }
}
