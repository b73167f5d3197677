package dev.wirecommand.reactor;

import static dev.wirecommand.reactor.Lines.frame;
import static dev.wirecommand.reactor.Lines.lines;
import static dev.wirecommand.reactor.Lines.sent;
import static org.assertj.core.api.Assertions.assertThat;

import dev.wirecommand.reactor.ServerReactor.DataMode;
import dev.wirecommand.reactor.ServerReactor.OutputMode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * The error for a request that exceeds a limit: with its code if the request asks for codes and its
 * meta has been read, and with the command if its name has (section 3 of the protocol).
 */
class RefusalMessageTest {
  private static final String BREACH =
      "bytes of buffered data: more than 1, the limit bufferedDataBytes";

  private static ServerAction refusal(Limits limits, String map) {
    ServerReactor reactor = new ServerReactor(limits, OutputMode.IMMEDIATE, DataMode.BUFFERED);
    reactor.onFrame(frame("1 1 stream-begin command-request new|have-data cbor:" + map));
    return reactor.onFrame(frame("1 1 0 command-data eos 12"));
  }

  /** The map is read in full, and then the data exceeds a limit. */
  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      quoteCharacter = '^',
      value = {
        "{b'meta': {b'errors': b'cbor'}, b'name': b'put'}; put: ; true",
        "{'meta': {'errors': 'cbor'}, 'name': 'put'}; put: ; true",
        "{b'name': b'put', b'x': 1, b'meta': {1: 2, b'a': [1], b'errors': b'cbor'}}; put: ; true",
        "{b'meta': {b'errors': b'cbor', b'z': b'cbor'}, b'name': b''}; ^: ^; true",
        "{b'name': b'put'}; put: ; false",
        "{b'meta': {}, b'name': b'put'}; put: ; false",
        "{b'meta': {b'errors': b'json'}, b'name': b'put'}; put: ; false",
        "{b'meta': {b'errors': [b'cbor']}, b'name': b'put'}; put: ; false",
        "{b'meta': {b'error': b'cbor', b'x': b'errors'}, b'name': b'put'}; put: ; false",
        "{b'args': {b'errors': b'cbor'}, b'name': b'put'}; put: ; false",
        "{b'meta': {b'errors': b'cbor'}, b'name': b'\\xff'}; ^^; true",
        "{b'name': b'\\xff'}; ^^; false",
        "{b'name': b'a\\n\\x1b'}; ^a\\u000a\\u001b: ^; false",
      })
  void codesAndTheNameOfTheCommand(String map, String command, boolean coded) {
    String name = command.isEmpty() ? "" : command.strip() + " ";
    Limits limits = Limits.builder().bufferedDataBytes(1).build();
    String payload =
        coded
            ? "cbor:{b'code': b'limit-exceeded', b'message': b'" + name + BREACH + "'}"
            : "limit-exceeded: " + name.replace("\\", "\\\\") + BREACH;
    assertThat(sent(refusal(limits, map)))
        .isEqualTo(lines("1 2 stream-begin error-response application " + payload));
  }

  @Test
  void theBytesOfAnErrorWithACode() {
    Limits limits = Limits.builder().nameBytes(3).build();
    ServerAction action =
        new ServerReactor(limits)
            .onFrame(
                frame(
                    "1 1 stream-begin command-request new"
                        + " cbor:{b'meta': {b'errors': b'cbor'}, b'name': b'pack'}"));
    assertThat(sent(action))
        .containsExactly(
            "1 2 stream-begin error-response application"
                + " \\xa2DcodeNlimit-exceededGmessageX=bytes of the command's name:"
                + " more than 3, the limit nameBytes");
  }

  /**
   * The server does not examine the bytes after the fault, so their meta does not ask for codes.
   */
  @Test
  void metaAfterTheBreachIsNotRead() {
    String plain =
        "1 2 stream-begin error-response application limit-exceeded:"
            + " bytes of the command's name: more than 3, the limit nameBytes";
    Limits limits = Limits.builder().nameBytes(3).build();
    // Not in canonical order: name, then meta.
    byte[] map = Lines.bytes("?DnameDpackDmeta?FerrorsDcbor");
    map[0] = (byte) 0xA2;
    map[16] = (byte) 0xA1;
    assertThat(
            sent(
                new ServerReactor(limits)
                    .onFrame(frame("1 1 stream-begin command-request new", map))))
        .isEqualTo(lines(plain));
  }

  @Test
  void metaThatContainsTheBreachIsNotRead() {
    Limits limits = Limits.builder().cbor(new dev.wirecommand.cbor.CborLimits(2, 99, 9)).build();
    assertThat(
            sent(
                new ServerReactor(limits)
                    .onFrame(
                        frame(
                            "1 1 stream-begin command-request new"
                                + " cbor:{b'meta': {b'errors': b'cbor', b'x': [[]]}, b'name': b'a'}"))))
        .isEqualTo(
            lines(
                "1 2 stream-begin error-response application limit-exceeded:"
                    + " the request map at byte 9: nesting deeper than 2, the limit maxDepth"));
  }

  @Test
  void metaBeforeTheBreachIsRead() {
    Limits limits = Limits.builder().requestBytes(30).build();
    ServerReactor reactor = new ServerReactor(limits);
    reactor.onFrame(
        frame("1 1 stream-begin command-request new|more \\xa2Dmeta\\xa1FerrorsDcborDname"));
    assertThat(sent(reactor.onFrame(frame("1 1 0 command-request continuation Jabcdefghij"))))
        .isEqualTo(
            lines(
                "1 2 stream-begin error-response application"
                    + " cbor:{b'code': b'limit-exceeded', b'message':"
                    + " b'bytes of the request map: more than 30, the limit requestBytes'}"));
  }

  @Test
  void theMessageFitsOneFrame() {
    Limits limits = Limits.builder().bufferedDataBytes(1).sendPayload(40).build();
    assertThat(sent(refusal(limits, "{b'name': b'put'}")))
        .isEqualTo(
            lines(
                "1 2 stream-begin error-response application"
                    + " limit-exceeded: put: bytes of buffered d"));
    assertThat(sent(refusal(limits, "{b'meta': {b'errors': b'cbor'}, b'name': b'put'}")))
        .isEqualTo(
            lines(
                "1 2 stream-begin error-response application"
                    + " cbor:{b'code': b'limit-exceeded', b'message': b'put: bytes'}"));
  }

  /** The client takes the code from the beginning of the message, if it asked for codes. */
  @Test
  void theClientFindsTheCode() {
    for (boolean codes : new boolean[] {true, false}) {
      ClientReactor client = new ClientReactor(Limits.DEFAULT);
      ClientRequest request = Lines.call(client);
      if (codes) {
        request.takeErrorCodes();
      }
      ClientEvent event =
          client.onFrame(
              frame("1 2 stream-begin error-response application limit-exceeded: put: too much"));
      assertThat(event)
          .isEqualTo(
              codes
                  ? new ClientEvent.RequestFailed(request, "limit-exceeded", "put: too much", null)
                  : new ClientEvent.RequestFailed(
                      request, "failed", "limit-exceeded: put: too much", null));
    }
  }

  /** Only the whole beginning is a code. */
  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {"limit-exceeded:put", "limit-exceeded", "Limit-exceeded: a", "x limit-exceeded: a"})
  void anotherMessageHasNoCode(String message) {
    ClientReactor client = new ClientReactor(Limits.DEFAULT);
    ClientRequest request = Lines.call(client);
    request.takeErrorCodes();
    assertThat(client.onFrame(frame("1 2 stream-begin error-response application " + message)))
        .isEqualTo(new ClientEvent.RequestFailed(request, "failed", message, null));
  }
}
