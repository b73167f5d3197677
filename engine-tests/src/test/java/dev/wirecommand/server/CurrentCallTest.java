package dev.wirecommand.server;

import static dev.wirecommand.testing.wire.Frames.request;
import static org.assertj.core.api.Assertions.assertThat;

import dev.wirecommand.command.CommandContext;
import dev.wirecommand.engine.CurrentCall;
import dev.wirecommand.link.Peer;
import dev.wirecommand.testing.wire.DefinedCommands;
import dev.wirecommand.testing.wire.ServerScene;
import dev.wirecommand.testing.wire.TestLink;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Which call a thread runs, over standard streams. */
class CurrentCallTest {
  private final ServerScene scene = new ServerScene();
  private final TestLink link = scene.link();
  private final DefinedCommands commands = scene.commands();
  private final List<Integer> seen = new ArrayList<>();

  CurrentCallTest() {
    link.setPeer(Peer.of(Peer.Transport.STDIO, null));
    commands.blocking("job", (context, data, response) -> look(response));
    commands.nonBlocking("now", (context, data, response) -> look(response));
  }

  private void look(dev.wirecommand.codegen.CommandResponse response) {
    CommandContext current = CurrentCall.current();
    seen.add(current == null ? null : current.requestId());
    response.cbor().writeNull();
  }

  @Test
  void isKnownWhileItsHandlerRuns() {
    scene.receive(request(1, "job"), request(3, "now"));
    assertThat(CurrentCall.current()).isNull();
    scene.runHandlers();
    assertThat(seen).containsExactly(3, 1);
    assertThat(CurrentCall.current()).isNull();
  }

  @Test
  void isForgottenWhenItsHandlerFails() {
    commands.nonBlocking(
        "broken",
        response -> {
          throw new IllegalStateException();
        });
    scene.receive(request(1, "broken"));
    assertThat(CurrentCall.current()).isNull();
  }

  @Test
  void oneThatRunsWithinAnotherGivesItsPlaceBack() {
    ServerScene inner = new ServerScene();
    inner.link().setPeer(link.peer());
    inner.commands().nonBlocking("now", (context, data, response) -> look(response));
    commands.nonBlocking(
        "outer",
        (context, data, response) -> {
          inner.receive(request(7, "now"));
          look(response);
        });
    scene.receive(request(1, "outer"));
    assertThat(seen).containsExactly(7, 1);
    assertThat(CurrentCall.current()).isNull();
  }

  @Test
  void isNotKnownWhereAnAnswerComesLater() {
    CompletableFuture<Long> stage = new CompletableFuture<>();
    commands.nonBlocking(
        "later", response -> response.later(stage, (answer, value) -> look(answer)));
    scene.receive(request(1, "later"));
    stage.complete(1L);
    link.runTasks();
    assertThat(seen).containsExactly((Integer) null);
  }

  @ParameterizedTest
  @EnumSource(value = Peer.Transport.class, names = "STDIO", mode = EnumSource.Mode.EXCLUDE)
  void isNotKeptForOtherConnections(Peer.Transport transport) {
    link.setPeer(Peer.of(transport, null));
    scene.receive(request(1, "now"));
    assertThat(seen).containsExactly((Integer) null);
  }
}
