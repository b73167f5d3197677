package dev.wirecommand.reactor;

import static dev.wirecommand.reactor.Lines.bytes;
import static dev.wirecommand.reactor.Lines.frame;
import static dev.wirecommand.reactor.Lines.lines;
import static dev.wirecommand.reactor.Lines.run;
import static dev.wirecommand.reactor.Lines.sent;
import static org.assertj.core.api.Assertions.assertThat;

import dev.wirecommand.cbor.CborLimits;
import dev.wirecommand.frame.text.FrameText;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the payload of a request must not be (section 3 of the protocol). */
class RequestMapRefusalTest {
  private static final HexFormat HEX = HexFormat.of();

  private static void refused(Limits limits, byte[] map, String message) {
    ServerReactor reactor = new ServerReactor(limits);
    ServerAction action = reactor.onFrame(frame("9 1 stream-begin command-request new", map));
    assertThat(action)
        .isInstanceOfSatisfying(
            ServerAction.ProtocolError.class,
            error -> assertThat(error.message()).isEqualTo("request 9: " + message));
    assertThat(reactor.state()).isEqualTo(ReactorState.ERRORED);
    assertThat(reactor.requests.size()).isZero();
  }

  /** A map that exceeds a limit is refused alone: the connection goes on. */
  private static void overLimit(Limits limits, byte[] map, String message) {
    ServerReactor reactor = new ServerReactor(limits);
    ServerAction action = reactor.onFrame(frame("9 1 stream-begin command-request new", map));
    assertThat(sent(action))
        .isEqualTo(lines("9 2 stream-begin error-response application limit-exceeded: " + message));
    assertThat(reactor.state()).isEqualTo(ReactorState.IDLE);
    assertThat(reactor.requests.size()).isZero();
    assertThat(run(reactor, 9).isActive()).isTrue();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "''; at byte 0: the document ends where a value is due",
        "80; at byte 0: expected map, got array",
        "820102; at byte 0: expected map, got array",
        "646e616d65; at byte 0: expected map, got text",
        "446e616d65; at byte 0: expected map, got bytes",
        "01; at byte 0: expected map, got integer",
        "f6; at byte 0: expected map, got null",
        "f97e00; at byte 0: expected map, got float",
        "a1; at byte 0: truncated map: length 1, bytes left 0",
        "a1446e616d; at byte 1: truncated bytes: length 4, bytes left 3",
        "a1446e616d65; at byte 6: the document ends where a value is due",
        "b8; at byte 0: truncated head: length 2, bytes left 1",
        "ba7fffffff; at byte 0: truncated map: length 2147483647, bytes left 0",
        "bb4000000000000000;"
            + " at byte 0: truncated map: length 4611686018427387904, bytes left 0",
        "a1446e616d655a8000000061; at byte 6: truncated bytes: length 2147483648, bytes left 1",
        "a1446e616d65416100; at byte 8: trailing bytes after the value: 1",
        "a1446e616d654161a0a0; at byte 8: trailing bytes after the value: 2",
        "a2446e616d654161446e616d654162; at byte 8: duplicate key 'name'",
        "a2446e616d654161646e616d654162; at byte 8: duplicate key 'name'",
        "a2646e616d654161446e616d654162; at byte 8: duplicate key 'name'",
        "a3446e616d6541610101190001f6; at byte 10: duplicate key 1",
        "a24461726773a241610141610 2446e616d654161; at byte 10: duplicate key 'a'",
        "a24461726773a24161016161 02446e616d654161; at byte 10: duplicate key 'a'",
        "a2446d657461a24161016161 02446e616d654161; at byte 10: duplicate key 'a'",
        "a24461726773a14161a2010101 02446e616d654161; at byte 12: duplicate key 1",
        "a1446e616d65c04161; at byte 6: tag 0: tags are not allowed, send the value without",
        "d9d9f7a1446e616d654161;"
            + " at byte 0: tag 55799: tags are not allowed, send the value without",
        "a24461726773a14161c24101446e616d654161;"
            + " at byte 9: tag 2: tags are not allowed, send the value without",
        "bf446e616d654161ff; at byte 0: map of indefinite length: send a definite length",
        "a1446e616d655f4161ff; at byte 6: bytes of indefinite length: send a definite length",
        "a1446e616d657f6161ff; at byte 6: text of indefinite length: send a definite length",
        "a24461726773a141619fff446e616d654161;"
            + " at byte 9: array of indefinite length: send a definite length",
        "ff; at byte 0: break where a value is due",
        "a1446e616d65ff; at byte 6: break where a value is due",
        "a1446e616d651c; at byte 6: reserved initial byte 0x1c",
        "a1446e616d65f810; at byte 6:"
            + " simple value 16 in two bytes: only 32 to 255 may be written so",
        "a1446e616d6561ff; at byte 7: invalid UTF-8 in text",
        "a1646e616dff4161; at byte 5: invalid UTF-8 in text",
        "a24461726773a14161 62c328 446e616d654161; at byte 10: invalid UTF-8 in text",
        "a0; the request has no name",
        "a1444e616d654161; the request has no name",
        "a14461726773a0; the request has no name",
        "a1446e616d6501; the request's name is a byte string, not integer",
        "a1446e616d65f6; the request's name is a byte string, not null",
        "a1446e616d65814161; the request's name is a byte string, not array",
        "a24461726773f6446e616d654161; the request's args is a map, not null",
        "a24461726773814101446e616d654161; the request's args is a map, not array",
        "a2446e616d6541614461726773 4101; the request's args is a map, not bytes",
        "a264617267730a446e616d654161; the request's args is a map, not integer",
        "a2446d657461f5446e616d654161; the request's meta is a map, not boolean",
        "a2446e616d654161646d65746180; the request's meta is a map, not array",
      })
  void theMessageNamesTheFault(String map, String message) {
    refused(Limits.DEFAULT, HEX.parseHex(map.replace(" ", "")), message);
  }

  @Test
  void nestingIsCountedFromTheRequestMap() {
    Limits limits = Limits.builder().cbor(new CborLimits(3, 100, 100)).build();
    byte[] within = FrameText.parsePayload("cbor:{b'args': {b'a': [1]}, b'name': b'x'}");
    assertThat(new ServerReactor(limits).onFrame(request(within)))
        .isInstanceOf(ServerAction.RunCommand.class);
    overLimit(
        limits,
        FrameText.parsePayload("cbor:{b'args': {b'a': [[]]}, b'name': b'x'}"),
        "the request map at byte 10: nesting deeper than 3, the limit maxDepth");
    overLimit(
        limits,
        FrameText.parsePayload("cbor:{b'name': b'x', b'unknown': [[[]]]}"),
        "x: the request map at byte 18: nesting deeper than 3, the limit maxDepth");
  }

  @Test
  void depth64IsTheDefault() {
    String open = "[".repeat(62);
    String close = "]".repeat(62);
    byte[] within =
        FrameText.parsePayload("cbor:{b'args': {b'a': " + open + close + "}, b'name': b'x'}");
    assertThat(new ServerReactor(Limits.DEFAULT).onFrame(request(within)))
        .isInstanceOf(ServerAction.RunCommand.class);
    overLimit(
        Limits.DEFAULT,
        FrameText.parsePayload("cbor:{b'args': {b'a': [" + open + close + "]}, b'name': b'x'}"),
        "the request map at byte 71: nesting deeper than 64, the limit maxDepth");
  }

  @Test
  void itemsAreCountedAtEveryDepth() {
    Limits limits = Limits.builder().cbor(new CborLimits(8, 9, 100)).build();
    // The map, two pairs, one pair within, and two elements.
    byte[] within = FrameText.parsePayload("cbor:{b'args': {b'a': [1, 2]}, b'name': b'x'}");
    assertThat(new ServerReactor(limits).onFrame(request(within)))
        .isInstanceOf(ServerAction.RunCommand.class);
    overLimit(
        limits,
        FrameText.parsePayload("cbor:{b'args': {b'a': [1, 2, 3]}, b'name': b'x'}"),
        "the request map at byte 9: more than 9 items, the limit maxItems");
  }

  @Test
  void keysAreCountedInEachMap() {
    Limits limits = Limits.builder().cbor(new CborLimits(8, 100, 2)).build();
    byte[] within = FrameText.parsePayload("cbor:{b'args': {b'a': 1, b'b': 2}, b'name': b'x'}");
    assertThat(new ServerReactor(limits).onFrame(request(within)))
        .isInstanceOf(ServerAction.RunCommand.class);
    overLimit(
        limits,
        FrameText.parsePayload("cbor:{b'args': {b'a': 1, b'b': 2, b'c': 3}, b'name': b'x'}"),
        "the request map at byte 6: map of 3 keys: more than 2, the limit maxMapKeys");
  }

  @Test
  void aNameMayHave255BytesByDefault() {
    byte[] longest = FrameText.parsePayload("cbor:{b'name': b'" + "n".repeat(255) + "'}");
    assertThat(new ServerReactor(Limits.DEFAULT).onFrame(request(longest)))
        .isInstanceOfSatisfying(
            ServerAction.RunCommand.class, run -> assertThat(run.name().length()).isEqualTo(255));
    overLimit(
        Limits.DEFAULT,
        FrameText.parsePayload("cbor:{b'name': b'" + "n".repeat(256) + "'}"),
        "bytes of the command's name: more than 255, the limit nameBytes");
    overLimit(
        Limits.builder().nameBytes(4).build(),
        FrameText.parsePayload("cbor:{b'name': 'é€'}"),
        "bytes of the command's name: more than 4, the limit nameBytes");
  }

  private static dev.wirecommand.frame.Frame request(byte[] map) {
    return frame("9 1 stream-begin command-request new", map);
  }

  /** A document is refused alike when it comes in parts, and after data that was buffered. */
  @Test
  void aMapInPartsIsExaminedWhenItIsWhole() {
    ServerReactor reactor = new ServerReactor(Limits.DEFAULT);
    reactor.onFrame(frame("1 1 stream-begin command-request new|more|have-data [1]"));
    reactor.onFrame(frame("1 1 0 command-request continuation|have-data "));
    assertThat(reactor.onFrame(frame("1 1 0 command-data continuation x")))
        .isEqualTo(new ServerAction.WantFrame(ReactorState.RECEIVING));
    assertThat(reactor.onFrame(frame("1 1 0 command-data eos x")))
        .isInstanceOfSatisfying(
            ServerAction.ProtocolError.class,
            error ->
                assertThat(error.message())
                    .isEqualTo("request 1: at byte 0: expected map, got bytes"));
    assertThat(InputEnd.of(reactor).incomplete()).isEmpty();
  }

  @Test
  void aMapIsExaminedBeforeItsDataWhenThatIsStreamed() {
    ServerReactor reactor =
        new ServerReactor(
            Limits.DEFAULT, ServerReactor.OutputMode.IMMEDIATE, ServerReactor.DataMode.STREAMED);
    assertThat(
            reactor.onFrame(
                frame("1 1 stream-begin command-request new|more|have-data ", new byte[0])))
        .isEqualTo(new ServerAction.WantFrame(ReactorState.RECEIVING));
    assertThat(
            reactor.onFrame(frame("1 1 0 command-request continuation|have-data", bytes("\u0001"))))
        .isInstanceOfSatisfying(
            ServerAction.ProtocolError.class,
            error ->
                assertThat(error.message())
                    .isEqualTo("request 1: at byte 0: expected map, got integer"));
  }
}
