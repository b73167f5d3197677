package dev.wirecommand.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.wirecommand.Permission;
import dev.wirecommand.cbor.CborReader;
import dev.wirecommand.codegen.CommandDescriptor;
import dev.wirecommand.codegen.CommandDispatch;
import dev.wirecommand.codegen.PreparedCall;
import dev.wirecommand.codegen.ResultForm;
import dev.wirecommand.command.CommandContext;
import dev.wirecommand.command.CommandData;
import java.util.List;
import org.junit.jupiter.api.Test;

class WireServerTest {
  @Test
  void servesTheCommandsOfSeveralClasses() {
    try (WireServer server =
        WireServer.builder()
            .dispatch(new Dispatch("a"))
            .dispatches(List.of(new Dispatch("b"), new Dispatch("c")))
            .build()) {
      assertThat(server.commands())
          .extracting(CommandDescriptor::name)
          .containsExactly("a", "b", "c");
    }
  }

  @Test
  void refusesTwoCommandsOfOneName() {
    WireServer.Builder builder =
        WireServer.builder().dispatches(List.of(new Dispatch("a"), new Dispatch("a")));
    String dispatch = Dispatch.class.getName();
    assertThatIllegalArgumentException()
        .isThrownBy(builder::build)
        .withMessage("two commands are named 'a': in " + dispatch + " and in " + dispatch);
  }

  @Test
  void refusesNamesThatAreReserved() {
    WireServer.Builder builder = WireServer.builder().dispatch(new Dispatch("wirecommand.more"));
    assertThatIllegalArgumentException()
        .isThrownBy(builder::build)
        .withMessage(
            "the command 'wirecommand.more' has a name that is reserved; choose one that does not"
                + " begin with wirecommand.");
    try (WireServer server = WireServer.builder().dispatch(new Dispatch("wirecommands")).build()) {
      assertThat(server.commands()).hasSize(1);
    }
  }

  @Test
  void hasAtLeastOneHandlerThread() {
    WireServer.Builder builder = WireServer.builder();
    assertThatIllegalArgumentException()
        .isThrownBy(() -> builder.handlerThreads(0))
        .withMessage("the handler threads must be 1 or more, are 0");
    builder.handlerThreads(1).build().close();
  }

  private record Dispatch(String name) implements CommandDispatch {
    @Override
    public List<CommandDescriptor> commands() {
      return List.of(
          CommandDescriptor.builder(name, Permission.READ)
              .result(ResultForm.VALUE, "null")
              .nonBlocking()
              .build());
    }

    @Override
    public PreparedCall prepare(
        int ordinal, CborReader arguments, CommandContext context, CommandData data) {
      return response -> response.cbor().writeNull();
    }
  }
}
