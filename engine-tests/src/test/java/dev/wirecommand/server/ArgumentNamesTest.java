package dev.wirecommand.server;

import static dev.wirecommand.server.CodedErrors.coded;
import static dev.wirecommand.testing.wire.Frames.requestWithArguments;
import static org.assertj.core.api.Assertions.assertThat;

import dev.wirecommand.Permission;
import dev.wirecommand.cbor.CborReader;
import dev.wirecommand.codegen.ArgumentErrors;
import dev.wirecommand.codegen.CommandDescriptor;
import dev.wirecommand.codegen.CommandDispatch;
import dev.wirecommand.codegen.PreparedCall;
import dev.wirecommand.codegen.ResultForm;
import dev.wirecommand.command.CommandContext;
import dev.wirecommand.command.CommandData;
import dev.wirecommand.testing.wire.ServerScene;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A map of arguments with a key that is no name. It is well-formed, and the caller's mistake. */
class ArgumentNamesTest {
  private final ServerScene scene = new ServerScene();

  /** A dispatch with a command that takes no arguments, as generated ones check that. */
  private static final class Heads implements CommandDispatch {
    @Override
    public List<CommandDescriptor> commands() {
      return List.of(
          CommandDescriptor.builder("heads", Permission.READ)
              .result(ResultForm.VALUE, "null")
              .nonBlocking()
              .description("Nothing.")
              .build());
    }

    @Override
    public PreparedCall prepare(
        int ordinal, CborReader arguments, CommandContext context, CommandData data) {
      ArgumentErrors.expectNone("heads", arguments);
      return response -> response.cbor().writeNull();
    }
  }

  @BeforeEach
  void define() {
    scene.builder().dispatch(new Heads());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "1; integer",
        "-1; integer",
        "None; null",
        "True; boolean",
        "1.5; float",
        "(b'a',); array",
      })
  void isAnInvalidArgument(String key, String type) {
    String reason = ": the name of an argument: expected bytes or text, got " + type;
    assertThat(
            scene.exchange(
                request(1, "heads", key),
                request(3, "wirecommand.ping", key),
                request(5, "wirecommand.describe", key),
                request(7, "wirecommand.cancel", key)))
        .containsExactly(
            coded("1 2 stream-begin", "invalid-argument", "heads" + reason, false),
            coded("3 2 0", "invalid-argument", "wirecommand.ping" + reason, false),
            coded("5 2 0", "invalid-argument", "wirecommand.describe" + reason, false),
            coded("7 2 0", "invalid-argument", "wirecommand.cancel" + reason, false));
  }

  private static String request(int id, String command, String key) {
    return requestWithArguments(id, command, key + ": 2")
        .replace("b'args'", "b'meta': {b'errors': b'cbor'}, b'args'");
  }
}
