package dev.wirecommand.server;

import static dev.wirecommand.testing.wire.Frames.printed;
import static dev.wirecommand.testing.wire.Frames.requestWithMeta;
import static org.assertj.core.api.Assertions.assertThat;

import dev.wirecommand.command.CallMeta;
import dev.wirecommand.testing.wire.DefinedCommands;
import dev.wirecommand.testing.wire.ServerScene;
import dev.wirecommand.testing.wire.TestLink;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What requests carry beside their arguments, good and bad. */
class MetaTest {
  private final ServerScene scene = new ServerScene();
  private final TestLink link = scene.link();
  private final DefinedCommands commands = scene.commands();
  private final List<CallMeta> seen = new ArrayList<>();

  @BeforeEach
  void define() {
    commands.nonBlocking(
        "job",
        (context, data, response) -> {
          seen.add(context.meta());
          response.cbor().writeNull();
        });
  }

  private CallMeta metaOf(String entries) {
    scene.receive(requestWithMeta(1, "job", entries));
    assertThat(scene.sent()).containsExactly("1 2 stream-begin bytes-response eos|cbor cbor:None");
    return seen.get(0);
  }

  @Test
  void mayBeEmpty() {
    assertThat(metaOf("")).isEqualTo(CallMeta.NONE);
  }

  @Test
  void mayAskForErrorsWithCodesAlone() {
    assertThat(metaOf("b'errors': b'cbor'")).isSameAs(CallMeta.ERROR_CODES);
  }

  @Test
  void mayHaveNamesAndTextsInText() {
    CallMeta meta = metaOf("'errors': 'cbor', 'traceparent': '00-1', 'tracestate': b'a=1'");
    assertThat(meta).isEqualTo(new CallMeta(null, "00-1", "a=1", true, null, Map.of()));
  }

  @Test
  void mayHaveADeadlineThatNobodyLivesToSee() {
    assertThat(metaOf("b'deadline': 18446744073709551615").timeLeft())
        .isEqualTo(Duration.ofMillis(Long.MAX_VALUE));
    assertThat(link.timers()).isZero();
  }

  @Test
  void keepsTheNamesOfTheApplication() {
    assertThat(metaOf("b'\\xc3\\xa4': 1, b'': 2, 'x': None").entries())
        .containsOnlyKeys("ä", "", "x");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      quoteCharacter = '"',
      value = {
        "b'deadline': b'soon'    ; deadline    ; expected integer, got bytes",
        "b'deadline': -1         ; deadline    ; integer -1 out of range 0 to 18446744073709551615",
        "b'deadline': 1.0        ; deadline    ; expected integer, got float",
        "b'traceparent': 1       ; traceparent ; expected text, got integer",
        "b'tracestate': []       ; tracestate  ; expected text, got array",
        "b'errors': True         ; errors      ; expected text, got boolean",
        "b'traceparent': b'\\xff'; traceparent ; invalid UTF-8 in bytes"
      })
  void anEntryOfTheProtocolThatIsNotOfItsTypeIsRefused(String entry, String name, String why) {
    scene.receive(requestWithMeta(1, "job", entry));
    assertThat(scene.sent())
        .containsExactly(
            "1 2 stream-begin error-response application meta entry '" + name + "': " + why);
    assertThat(seen).isEmpty();
  }

  @Test
  void aNameThatIsNoneIsRefused() {
    scene.receive(requestWithMeta(1, "job", "1: 2"));
    assertThat(scene.sent())
        .containsExactly(
            "1 2 stream-begin error-response application meta: expected text, got integer");
  }

  @Test
  void whatIsWrongIsToldWithACodeToWhoAsksForThat() {
    scene.receive(
        requestWithMeta(1, "job", "b'deadline': b'soon', b'errors': b'cbor'"),
        requestWithMeta(3, "job", "1: 2, b'errors': b'cbor'"),
        requestWithMeta(5, "job", "'errors': 'other', b'deadline': 1.0"),
        requestWithMeta(7, "job", "b'errors': 1"));
    assertThat(scene.sent())
        .containsExactly(
            invalid("1 2 stream-begin", "meta entry 'deadline': expected integer, got bytes"),
            invalid("3 2 0", "meta: expected text, got integer"),
            "5 2 0 error-response application meta entry 'deadline': expected integer, got float",
            "7 2 0 error-response application meta entry 'errors': expected text, got integer");
  }

  private static String invalid(String start, String message) {
    return printed(
        start
            + " error-response application cbor:{b'code': b'invalid-argument', b'message': b\""
            + message
            + "\"}");
  }

  @Test
  void metaThatIsNoMapBreaksTheProtocol() {
    scene.receive("1 1 0 command-request new cbor:{b'name': b'job', b'meta': [1]}");
    assertThat(scene.sent())
        .containsExactly(
            "1 2 stream-begin error-response protocol request 1: the request's meta is a map, not"
                + " array");
    assertThat(link.isClosed()).isTrue();
  }

  @Test
  void aNameThatIsThereTwiceBreaksTheProtocol() {
    scene.receive(
        "1 1 0 command-request new cbor:{b'name': b'job', b'meta': {b'errors': 1, 'errors': 2}}");
    assertThat(scene.sent())
        .containsExactly(
            "1 2 stream-begin error-response protocol request 1: at byte 15: duplicate key 'errors'");
    assertThat(link.isClosed()).isTrue();
  }

  @Test
  void standardCommandsReadItToo() {
    scene.receive(requestWithMeta(1, "wirecommand.ping", "b'deadline': None, b'errors': b'cbor'"));
    scene.receive(requestWithMeta(3, "wirecommand.none", "b'deadline': None"));
    assertThat(scene.sent())
        .containsExactly(
            invalid("1 2 stream-begin", "meta entry 'deadline': expected integer, got null"),
            "3 2 0 error-response application meta entry 'deadline': expected integer, got null");
  }
}
