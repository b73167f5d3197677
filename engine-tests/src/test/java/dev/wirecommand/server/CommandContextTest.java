package dev.wirecommand.server;

import static dev.wirecommand.testing.wire.Frames.request;
import static dev.wirecommand.testing.wire.Frames.requestWithMeta;
import static dev.wirecommand.testing.wire.Frames.upload;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.wirecommand.Permission;
import dev.wirecommand.cbor.CborValue;
import dev.wirecommand.command.Attributes;
import dev.wirecommand.command.CallMeta;
import dev.wirecommand.command.CommandContext;
import dev.wirecommand.command.Deadline;
import dev.wirecommand.link.Peer;
import dev.wirecommand.reactor.Limits;
import dev.wirecommand.testing.wire.DefinedCommands;
import dev.wirecommand.testing.wire.ServerScene;
import dev.wirecommand.testing.wire.TestLink;
import java.math.BigInteger;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What a handler is told, and what it can say beside its answer. */
class CommandContextTest {
  private final ServerScene scene = new ServerScene();
  private final TestLink link = scene.link();
  private final DefinedCommands commands = scene.commands();
  private final List<CommandContext> contexts = new ArrayList<>();

  private CommandContext context(String... frames) {
    commands.nonBlocking(
        "job",
        (context, data, response) -> {
          contexts.add(context);
          response.cbor().writeNull();
        });
    scene.receive(frames);
    return contexts.get(contexts.size() - 1);
  }

  @Test
  void knowsTheRequestAndThePeer() {
    InetSocketAddress address = InetSocketAddress.createUnresolved("example", 7);
    link.setPeer(Peer.of(Peer.Transport.TCP, address));
    CommandContext context = context(request(65_535, "job"));
    assertThat(context.requestId()).isEqualTo(65_535);
    assertThat(context.command()).isEqualTo("job");
    assertThat(context.peer()).isEqualTo(Peer.of(Peer.Transport.TCP, address));
    assertThat(context.permission()).isEqualTo(Permission.READ);
    assertThat(context.meta()).isSameAs(CallMeta.NONE);
    assertThat(context.deadline()).isNull();
    assertThat(context.isCancelled()).isFalse();
    assertThat(context.cancelReason()).isNull();
  }

  @Test
  void knowsEachRequestOfItsOwn() {
    context(request(1, "job"), request(3, "job"));
    assertThat(contexts).extracting(CommandContext::requestId).containsExactly(1, 3);
  }

  @Test
  void knowsWhatThePeerMay() {
    scene.builder().authorizer((peer, meta, command) -> Permission.WRITE);
    assertThat(context(request(1, "job")).permission()).isEqualTo(Permission.WRITE);
  }

  @Test
  void knowsWhatTheRequestCarriesBesideItsArguments() {
    CommandContext context =
        context(
            requestWithMeta(
                1,
                "job",
                "b'deadline': 50, b'traceparent': b'00-1', b'tracestate': u'a=1', b'errors':"
                    + " b'cbor', b'token': b'x', 'user': {'id': 7}"));
    assertThat(context.meta())
        .isEqualTo(
            new CallMeta(
                Duration.ofMillis(50),
                "00-1",
                "a=1",
                true,
                null,
                Map.of(
                    "token",
                    new CborValue.Bytes(new byte[] {'x'}),
                    "user",
                    new CborValue.Map(
                        List.of(
                            new CborValue.Entry(
                                new CborValue.Text("id"),
                                new CborValue.Int(BigInteger.valueOf(7))))))));
    assertThat(context.deadline()).isEqualTo(Deadline.at(link.nanoTime(), Duration.ofMillis(50)));
  }

  @Test
  void keepsWhatInterceptorsAndTheHandlerLeaveForEachOther() {
    Attributes.Key<String> user = Attributes.Key.of("user");
    Attributes.Key<String> other = Attributes.Key.of("user");
    scene
        .builder()
        .interceptor(
            (context, command, next) -> {
              context.attributes().set(user, "ada");
              return next;
            });
    CommandContext context = context(request(1, "job"));
    assertThat(context.attributes().get(user)).isEqualTo("ada");
    assertThat(context.attributes().get(other)).isNull();
    assertThat(context.attributes()).isSameAs(context.attributes());
    CommandContext next = context(request(3, "job"));
    assertThat(next.attributes()).isNotSameAs(context.attributes());
  }

  @Test
  void sendsTextBeforeTheAnswer() {
    commands.nonBlocking(
        "job",
        (context, data, response) -> {
          context.text("%s of %s, 100%%", 1, null);
          response.cbor().writeNull();
          context.text("done");
        });
    scene.receive(request(1, "job"));
    assertThat(scene.sent())
        .containsExactly(
            "1 2 stream-begin text-output 0"
                + " cbor:[{b'msg': b'%s of %s, 100%%', b'args': [b'1', b'null']}]",
            "1 2 0 text-output 0 cbor:[{b'msg': b'done'}]",
            "1 2 0 bytes-response eos|cbor cbor:None");
  }

  @Test
  void sendsTextOfAHandlerOnAnotherThreadAtOnce() {
    commands.blocking(
        "job",
        (context, data, response) -> {
          context.text("begun");
          scene.receiveMeanwhile();
          assertThat(scene.sent())
              .containsExactly("1 2 stream-begin text-output 0 cbor:[{b'msg': b'begun'}]");
          response.cbor().writeNull();
        });
    scene.receive(request(1, "job"));
    scene.runHandlers();
    assertThat(scene.sent()).containsExactly("1 2 0 bytes-response eos|cbor cbor:None");
  }

  @Test
  void saysNothingOnceTheRequestIsAnswered() {
    CommandContext context = context(request(1, "job"));
    assertThat(scene.sent()).hasSize(1);
    context.text("late");
    context.progress("late").position(1).close();
    link.runTasks();
    assertThat(scene.sent()).isEmpty();
  }

  @Test
  void saysNothingThatIsAnsweredBeforeItsTurn() {
    // Not on the connection's thread, and the answer of a stage overtakes it.
    commands.blocking(
        "job",
        (context, data, response) -> {
          contexts.add(context);
          response.cbor().writeNull();
        });
    scene.receive(request(1, "job"));
    scene.runHandler();
    link.setOnEventLoop(false);
    contexts.get(0).text("late");
    link.setOnEventLoop(true);
    link.runTasks();
    assertThat(scene.sent()).containsExactly("1 2 stream-begin bytes-response eos|cbor cbor:None");
  }

  @Test
  void refusesTextThatIsNone() {
    CommandContext context = context(request(1, "job"));
    assertThatIllegalArgumentException().isThrownBy(() -> context.text("%s"));
    assertThatIllegalArgumentException().isThrownBy(() -> context.text("none", 1));
    assertThatIllegalArgumentException().isThrownBy(() -> context.text("%d", 1));
    assertThatIllegalArgumentException().isThrownBy(() -> context.text("ä"));
  }

  @Test
  void refusesTextThatFitsNoFrame() {
    scene.limits(Limits.builder().sendPayload(16));
    CommandContext context = context(request(1, "job"));
    context.text("1234567");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> context.text("12345678901"))
        .withMessage("text-output of 18 bytes does not fit one frame of 16");
  }

  @Test
  void ofARequestWithDataKnowsTheSame() {
    assertThat(context(upload(1, "job")).requestId()).isEqualTo(1);
  }
}
