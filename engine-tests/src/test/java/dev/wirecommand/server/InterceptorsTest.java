package dev.wirecommand.server;

import static dev.wirecommand.testing.wire.Frames.request;
import static dev.wirecommand.testing.wire.Frames.requestWithMeta;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import dev.wirecommand.codegen.CommandDescriptor;
import dev.wirecommand.codegen.PreparedCall;
import dev.wirecommand.command.CommandContext;
import dev.wirecommand.command.CommandException;
import dev.wirecommand.testing.wire.DefinedCommands;
import dev.wirecommand.testing.wire.ServerScene;
import dev.wirecommand.testing.wire.TestLink;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

class InterceptorsTest {
  private static final String DONE = "1 2 stream-begin bytes-response eos|cbor cbor:None";

  private final ServerScene scene = new ServerScene();
  private final TestLink link = scene.link();
  private final DefinedCommands commands = scene.commands();
  private final List<String> log = new ArrayList<>();

  InterceptorsTest() {
    commands.blocking(
        "job",
        (context, data, response) -> {
          log.add("handler");
          response.cbor().writeNull();
        });
  }

  private ServerInterceptor logging(String name) {
    return (context, command, next) -> {
      log.add(name + " takes " + command.name() + " " + context.requestId());
      return response -> {
        log.add(name + " begins");
        next.run(response);
        log.add(name + " ends");
      };
    };
  }

  @Test
  void standAroundTheHandlerInTheirOrder() {
    scene.builder().interceptor(logging("first")).interceptor(logging("second"));
    scene.receive(request(1, "job"));
    assertThat(log).containsExactly("second takes job 1", "first takes job 1");
    log.clear();
    scene.runHandlers();
    assertThat(log)
        .containsExactly("first begins", "second begins", "handler", "second ends", "first ends");
    assertThat(scene.sent()).containsExactly(DONE);
  }

  @Test
  void whereThereAreNoneTheCallIsTheHandlersOwn() {
    PreparedCall call = response -> response.cbor().writeNull();
    assertThat(new InterceptorChain(List.of()).around(null, null, call)).isSameAs(call);
  }

  @Test
  void mayLeaveACallAlone() {
    PreparedCall call = response -> response.cbor().writeNull();
    ServerInterceptor leaving = (context, command, next) -> next;
    assertThat(new InterceptorChain(List.of(leaving, leaving)).around(null, null, call))
        .isSameAs(call);
  }

  @Test
  void mayRefuse() {
    scene
        .builder()
        .interceptor(
            (context, command, next) -> {
              throw new CommandException("conflict", "not " + command.name() + " now");
            });
    scene.receive(request(1, "job"));
    assertThat(scene.sent())
        .containsExactly("1 2 stream-begin error-response application not job now");
    assertThat(scene.handlers()).isEmpty();
  }

  @Test
  void mayAnswerInThePlaceOfTheHandler() {
    scene
        .builder()
        .interceptor((context, command, next) -> response -> response.cbor().writeLong(7));
    scene.receive(request(1, "job"));
    scene.runHandlers();
    assertThat(log).isEmpty();
    assertThat(scene.sent()).containsExactly("1 2 stream-begin bytes-response eos|cbor cbor:7");
  }

  @Test
  void maySeeWhatTheHandlerThrows() {
    commands.blocking(
        "broken",
        response -> {
          throw new IllegalStateException("broken");
        });
    scene
        .builder()
        .interceptor(
            (context, command, next) ->
                response -> {
                  try {
                    next.run(response);
                  } catch (IllegalStateException e) {
                    throw new CommandException("conflict", "was " + e.getMessage());
                  }
                });
    scene.receive(request(1, "broken"));
    scene.runHandlers();
    assertThat(scene.sent())
        .containsExactly("1 2 stream-begin error-response application was broken");
  }

  @Test
  void returnBeforeAnAnswerThatComesLater() {
    CompletableFuture<Long> stage = new CompletableFuture<>();
    commands.nonBlocking(
        "later", response -> response.later(stage, (answer, value) -> answer.cbor().writeNull()));
    scene.builder().interceptor(logging("one"));
    scene.receive(request(1, "later"));
    assertThat(log).containsExactly("one takes later 1", "one begins", "one ends");
    stage.complete(1L);
    link.runTasks();
    assertThat(scene.sent()).containsExactly(DONE);
  }

  @Test
  void mustReturnACall() {
    ServerInterceptor none = new None();
    assertThatNullPointerException()
        .isThrownBy(() -> new InterceptorChain(List.of(none)).around(null, null, response -> {}))
        .withMessage(None.class.getName() + " returned no call");
    scene.builder().interceptor(none);
    scene.receive(request(1, "job"));
    assertThat(scene.sent())
        .singleElement()
        .asString()
        .startsWith("1 2 stream-begin error-response application job: internal error ");
  }

  private static final class None implements ServerInterceptor {
    @Override
    public PreparedCall intercept(
        CommandContext context, CommandDescriptor command, PreparedCall next) {
      return null;
    }
  }

  @Test
  void knowWhoAsks() {
    List<CommandContext> contexts = new ArrayList<>();
    scene
        .builder()
        .interceptor(
            (context, command, next) -> {
              contexts.add(context);
              return next;
            });
    scene.receive(requestWithMeta(1, "job", "b'token': 1"));
    assertThat(contexts)
        .singleElement()
        .satisfies(
            context -> {
              assertThat(context.peer()).isEqualTo(link.peer());
              assertThat(context.meta().entries()).containsOnlyKeys("token");
            });
  }

  @Test
  void doNotSeeStandardCommandsNorWhatIsRefused() {
    scene.builder().interceptor(logging("one"));
    scene.receive(
        request(1, "wirecommand.ping"),
        request(3, "none"),
        requestWithMeta(5, "job", "b'deadline': 0"));
    assertThat(log).isEmpty();
  }

  @Test
  void seeACallThatWaitsWhenItIsItsTurn() {
    scene.limits(dev.wirecommand.reactor.Limits.builder().runningCommands(1));
    scene.builder().interceptor(logging("one"));
    scene.receive(request(1, "job"), request(3, "job"));
    assertThat(log).containsExactly("one takes job 1");
    scene.runHandlers();
    assertThat(log).contains("one takes job 3");
  }
}
