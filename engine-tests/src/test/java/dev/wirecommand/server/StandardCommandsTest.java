package dev.wirecommand.server;

import static dev.wirecommand.testing.wire.Frames.printed;
import static dev.wirecommand.testing.wire.Frames.request;
import static dev.wirecommand.testing.wire.Frames.requestWithArguments;
import static org.assertj.core.api.Assertions.assertThat;

import dev.wirecommand.Permission;
import dev.wirecommand.codegen.ArgumentDescriptor;
import dev.wirecommand.codegen.CommandDescriptor;
import dev.wirecommand.codegen.ResultForm;
import dev.wirecommand.reactor.Limits;
import dev.wirecommand.testing.wire.DefinedCommands;
import dev.wirecommand.testing.wire.Frames;
import dev.wirecommand.testing.wire.ServerScene;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The commands that a server has of itself; taking requests back is in {@link CancelTest}. */
class StandardCommandsTest {
  private static final String BEGIN = "1 2 stream-begin ";

  private final ServerScene scene = new ServerScene();
  private final DefinedCommands commands = scene.commands();

  private List<String> answerTo(String... frames) {
    scene.receive(frames);
    return scene.sent();
  }

  @Test
  void pingAnswersAtOnce() {
    assertThat(answerTo(request(1, "wirecommand.ping")))
        .containsExactly(BEGIN + "bytes-response eos|cbor cbor:None");
    assertThat(scene.handlers()).isEmpty();
  }

  @Test
  void describesAServerWithoutCommands() {
    assertThat(answerTo(request(1, "wirecommand.describe")))
        .containsExactly(
            printed(
                BEGIN
                    + "bytes-response eos|cbor cbor:{'types': {}, 'limits': {'depth': 64,"
                    + " 'items': 262144,"
                    + " 'mapKeys': 65536, 'nameBytes': 255, 'requestBytes': 4194304,"
                    + " 'requestFrames': 1024, 'receivePayload': 65535, 'runningCommands': 100},"
                    + " 'commands': [], 'extensions': ['meta', 'errors', 'wirecommand.describe',"
                    + " 'wirecommand.ping', 'wirecommand.cancel'],"
                    + " 'notStarted': ['overloaded', 'shutting-down', 'limit-exceeded']}"));
  }

  @Test
  void describesEachCommandAndTheLimits() {
    scene.limits(
        Limits.builder().receivePayload(1000).requestBytes(2000).requestFrames(3).nameBytes(40));
    scene.builder().without(StandardCommand.PING);
    commands.define(
        CommandDescriptor.builder("lookup", Permission.READ)
            .argument(
                ArgumentDescriptor.builder("key", "tstr").description("What to look up.").build())
            .argument(ArgumentDescriptor.builder("deep", "bool").optional().build())
            .result(ResultForm.ITEMS, "[* bstr]")
            .deadlineMillis(1500)
            .description("Looks up.\n\nSlowly.")
            .build(),
        (context, data, response) -> response.cbor().writeNull());
    commands.define(
        CommandDescriptor.builder("push", Permission.WRITE)
            .data()
            .result(ResultForm.BYTES, "bytes")
            .nonBlocking()
            .build(),
        (context, data, response) -> response.cbor().writeNull());
    assertThat(answerTo(request(1, "wirecommand.describe")))
        .containsExactly(
            printed(
                BEGIN
                    + "bytes-response eos|cbor cbor:{'types': {}, 'limits': {'depth': 64,"
                    + " 'items': 262144,"
                    + " 'mapKeys': 65536, 'nameBytes': 40, 'requestBytes': 2000,"
                    + " 'requestFrames': 3, 'receivePayload': 1000, 'runningCommands': 100},"
                    + " 'commands': [{'name': 'lookup', 'permission': 'ro', 'arguments': [{'name':"
                    + " 'key', 'type': 'tstr', 'required': True, 'description': 'What to look"
                    + " up.'}, {'name': 'deep', 'type': 'bool', 'required': False, 'description':"
                    + " ''}], 'data': False, 'result': '[* bstr]', 'form': 'items', 'deadline':"
                    + " 1500, 'description': 'Looks up.\\n\\nSlowly.'}, {'name': 'push',"
                    + " 'permission': 'rw', 'arguments': [], 'data': True, 'result': 'bytes',"
                    + " 'form': 'bytes', 'description': ''}],"
                    + " 'extensions': ['meta', 'errors', 'wirecommand.describe',"
                    + " 'wirecommand.cancel'],"
                    + " 'notStarted': ['overloaded', 'shutting-down', 'limit-exceeded']}"));
  }

  @ParameterizedTest
  @EnumSource(StandardCommand.class)
  void eachMayBeSwitchedOff(StandardCommand command) {
    commands.nonBlocking("job", response -> response.cbor().writeNull());
    scene.builder().without(command);
    assertThat(answerTo(request(1, command.wireName()), requestWithArguments(3, "job", "")))
        .containsExactly(
            BEGIN
                + "error-response application unknown command '"
                + command.wireName()
                + "'; there are job",
            "3 2 0 bytes-response eos|cbor cbor:None");
  }

  @Test
  void allOthersStay() {
    scene.builder().without(StandardCommand.DESCRIBE).without(StandardCommand.CANCEL);
    assertThat(answerTo(request(1, "wirecommand.ping")))
        .containsExactly(BEGIN + "bytes-response eos|cbor cbor:None");
  }

  @Test
  void thereAreNoOthers() {
    assertThat(answerTo(request(1, "wirecommand.pin"), request(3, "wirecommand.")))
        .containsExactly(
            BEGIN + "error-response application unknown command 'wirecommand.pin'",
            "3 2 0 error-response application unknown command 'wirecommand.'");
  }

  @ParameterizedTest
  @EnumSource(
      value = StandardCommand.class,
      names = {"DESCRIBE", "PING"})
  void takeNoArguments(StandardCommand command) {
    assertThat(answerTo(requestWithArguments(1, command.wireName(), "b'loud': True")))
        .containsExactly(
            BEGIN
                + "error-response application "
                + command.wireName()
                + ": unknown argument 'loud'; it takes none");
  }

  @Test
  void dataForThemIsDropped() {
    assertThat(
            answerTo(
                Frames.upload(1, "wirecommand.ping"),
                Frames.data(1, "some"),
                Frames.lastData(1, "more"),
                request(1, "wirecommand.ping")))
        .containsExactly(
            BEGIN + "bytes-response eos|cbor cbor:None", "1 2 0 bytes-response eos|cbor cbor:None");
  }

  @Test
  void refuseWithACodeWhoAsksForIt() {
    assertThat(
            answerTo(
                "1 1 0 command-request new cbor:{b'name': b'wirecommand.cancel', b'meta':"
                    + " {b'errors': b'cbor'}}"))
        .containsExactly(
            printed(
                BEGIN
                    + "error-response application cbor:{b'code': b'invalid-argument', b'message':"
                    + " b\"wirecommand.cancel: missing argument 'request'\"}"));
  }
}
