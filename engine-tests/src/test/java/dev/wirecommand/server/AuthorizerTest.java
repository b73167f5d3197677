package dev.wirecommand.server;

import static dev.wirecommand.testing.wire.Frames.cancel;
import static dev.wirecommand.testing.wire.Frames.request;
import static dev.wirecommand.testing.wire.Frames.requestWithMeta;
import static org.assertj.core.api.Assertions.assertThat;

import dev.wirecommand.Permission;
import dev.wirecommand.cbor.CborValue;
import dev.wirecommand.codegen.CommandDescriptor;
import dev.wirecommand.codegen.ResultForm;
import dev.wirecommand.command.CallMeta;
import dev.wirecommand.command.CommandException;
import dev.wirecommand.link.Peer;
import dev.wirecommand.testing.wire.DefinedCommands;
import dev.wirecommand.testing.wire.Frames;
import dev.wirecommand.testing.wire.ServerScene;
import dev.wirecommand.testing.wire.TestLink;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Who may do what. */
class AuthorizerTest {
  private static final String BEGIN = "1 2 stream-begin ";
  private static final String RAN = "bytes-response eos|cbor cbor:None";

  private final ServerScene scene = new ServerScene();
  private final TestLink link = scene.link();
  private final DefinedCommands commands = scene.commands();

  AuthorizerTest() {
    commands.nonBlocking("look", response -> response.cbor().writeNull());
    commands.writing("change", (context, data, response) -> response.cbor().writeNull());
  }

  private List<String> answerTo(String... requests) {
    scene.receive(requests);
    return scene.sent();
  }

  @ParameterizedTest
  @EnumSource(
      value = Peer.Transport.class,
      names = {"IN_PROCESS", "STDIO"})
  void byDefaultThoseOnThisMachineMayWrite(Peer.Transport transport) {
    link.setPeer(Peer.of(transport, null));
    assertThat(answerTo(request(1, "change"), request(3, "look")))
        .containsExactly(BEGIN + RAN, "3 2 0 " + RAN);
  }

  @ParameterizedTest
  @EnumSource(
      value = Peer.Transport.class,
      names = {"IN_PROCESS", "STDIO"},
      mode = EnumSource.Mode.EXCLUDE)
  void byDefaultOthersMayRead(Peer.Transport transport) {
    link.setPeer(Peer.of(transport, null));
    assertThat(answerTo(request(1, "change"), request(3, "look")))
        .containsExactly(
            BEGIN
                + "error-response application change: permission denied; it needs write permission,"
                + " and this peer has read",
            "3 2 0 " + RAN);
  }

  @Test
  void theEmbedderGrantsByPeerAndMeta() {
    List<Peer> asked = new ArrayList<>();
    CborValue token = new CborValue.Text("secret");
    scene
        .builder()
        .authorizer(
            (peer, meta, command) -> {
              asked.add(peer);
              return token.equals(meta.entries().get("token")) ? Permission.WRITE : Permission.READ;
            });
    assertThat(answerTo(requestWithMeta(1, "change", "b'token': u'secret'"), request(3, "change")))
        .containsExactly(
            BEGIN + RAN,
            "3 2 0 error-response application change: permission denied; it needs write"
                + " permission, and this peer has read");
    assertThat(asked).containsExactly(link.peer(), link.peer());
  }

  @Test
  void isAskedForEachRequest() {
    List<CallMeta> asked = new ArrayList<>();
    scene
        .builder()
        .authorizer(
            (peer, meta, command) -> {
              asked.add(meta);
              return Permission.READ;
            });
    answerTo(
        request(1, "look"), requestWithMeta(3, "look", "b'a': 1"), request(5, "wirecommand.ping"));
    assertThat(asked).extracting(CallMeta::entries).hasSize(3);
    assertThat(asked.get(1).entries()).containsOnlyKeys("a");
  }

  @Test
  void isToldOfTheCommand() {
    List<CommandDescriptor> asked = new ArrayList<>();
    scene
        .builder()
        .authorizer(
            (peer, meta, command) -> {
              asked.add(command);
              return command.name().equals("change") ? Permission.WRITE : null;
            });
    assertThat(answerTo(request(1, "change"), request(3, "look"), request(5, "wirecommand.ping")))
        .containsExactly(
            BEGIN + RAN,
            "3 2 0 error-response application look: permission denied; it needs read permission,"
                + " and this peer has none",
            "5 2 0 error-response application wirecommand.ping: permission denied; it needs read"
                + " permission, and this peer has none");
    assertThat(asked.subList(0, 2))
        .containsExactly(commands.commands().get(1), commands.commands().get(0));
    assertThat(asked.get(2))
        .isEqualTo(
            CommandDescriptor.builder("wirecommand.ping", Permission.READ)
                .result(ResultForm.VALUE, "null")
                .nonBlocking()
                .description("Answers at once.")
                .build());
  }

  @Test
  void nothingIsGrantedByNull() {
    scene.builder().authorizer((peer, meta, command) -> null);
    assertThat(answerTo(request(1, "look"), request(3, "change"), request(5, "wirecommand.ping")))
        .containsExactly(
            BEGIN
                + "error-response application look: permission denied; it needs read permission,"
                + " and this peer has none",
            "3 2 0 error-response application change: permission denied; it needs write"
                + " permission, and this peer has none",
            "5 2 0 error-response application wirecommand.ping: permission denied; it needs read"
                + " permission, and this peer has none");
  }

  @Test
  void whoMayDoNothingMayNotTakeBackEither() {
    commands.blocking("job", response -> response.cbor().writeNull());
    boolean[] granted = {true};
    scene.builder().authorizer((peer, meta, command) -> granted[0] ? Permission.READ : null);
    scene.receive(request(1, "job"));
    granted[0] = false;
    scene.receive(cancel(3, 1));
    scene.runHandlers();
    assertThat(scene.sent())
        .containsExactly(
            "3 2 stream-begin error-response application wirecommand.cancel: permission denied; it"
                + " needs read permission, and this peer has none",
            "1 2 0 " + RAN);
  }

  @Test
  void mayRefuseInWordsOfItsOwn() {
    scene
        .builder()
        .authorizer(
            (peer, meta, command) -> {
              throw new CommandException("token-expired", "log in anew", new CborValue.Int(1));
            });
    assertThat(answerTo(request(1, "look"), requestWithMeta(3, "look", "b'errors': b'cbor'")))
        .containsExactly(
            BEGIN + "error-response application log in anew",
            Frames.printed(
                "3 2 0 error-response application cbor:{b'code': b'token-expired', b'details': 1,"
                    + " b'message': b'log in anew'}"));
  }

  @Test
  void whatElseItThrowsIsToldByAnIdAlone() {
    scene
        .builder()
        .authorizer(
            (peer, meta, command) -> {
              throw new AssertionError("a secret");
            });
    assertThat(answerTo(request(1, "look")))
        .singleElement()
        .asString()
        .matches(BEGIN + "error-response application look: internal error [0-9a-f-]{36}");
    assertThat(link.isClosed()).isFalse();
  }

  @Test
  void whatIsNotThereNeedsNoPermission() {
    scene.builder().authorizer((peer, meta, command) -> null);
    assertThat(answerTo(request(1, "none")))
        .containsExactly(
            BEGIN + "error-response application unknown command 'none'; there are look, change");
  }

  @Test
  void deniesWithACode() {
    link.setPeer(Peer.of(Peer.Transport.TCP, null));
    assertThat(answerTo(requestWithMeta(1, "change", "b'errors': b'cbor'")))
        .containsExactly(
            CodedErrors.coded(
                "1 2 stream-begin",
                "permission-denied",
                "change: permission denied; it needs write permission, and this peer has read",
                false));
  }
}
