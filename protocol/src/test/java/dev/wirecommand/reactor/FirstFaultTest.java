package dev.wirecommand.reactor;

import static dev.wirecommand.reactor.Lines.frame;
import static dev.wirecommand.reactor.Lines.sent;
import static org.assertj.core.api.Assertions.assertThat;

import dev.wirecommand.cbor.CborLimits;
import dev.wirecommand.frame.text.FrameText;
import dev.wirecommand.reactor.ServerReactor.DataMode;
import dev.wirecommand.reactor.ServerReactor.OutputMode;
import java.util.Arrays;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * The first fault of a request in byte order decides: a limit refuses the request, malformed input
 * ends the connection, and what follows is not examined (section 3 of the protocol).
 */
class FirstFaultTest {
  private static final Limits LIMITS =
      Limits.builder()
          .requestBytes(40)
          .requestFrames(3)
          .nameBytes(3)
          .bufferedDataBytes(4)
          .cbor(new CborLimits(3, 12, 4))
          .build();

  /** Returns the message of the error that an action sends, or else the name of the action. */
  private static String result(ServerAction action) {
    if (action instanceof ServerAction.ProtocolError error) {
      return "protocol error: " + error.message();
    }
    if (action instanceof SendFrames frames) {
      String line = sent(frames).get(0);
      String head = "1 2 stream-begin error-response application limit-exceeded: ";
      assertThat(line).startsWith(head);
      return "refused: " + line.substring(head.length());
    }
    return action.getClass().getSimpleName();
  }

  private static byte[] bytes(String hex) {
    return HexFormat.of().parseHex(hex.replace(" ", ""));
  }

  private static String whole(byte[] map) {
    ServerReactor reactor = new ServerReactor(LIMITS, OutputMode.IMMEDIATE, DataMode.STREAMED);
    return result(reactor.onFrame(frame("1 1 stream-begin command-request new", map)));
  }

  /** The result of a map in two frames, of which the second is the first to be examined. */
  private static String inTwoFrames(byte[] map) {
    ServerReactor reactor = new ServerReactor(LIMITS, OutputMode.IMMEDIATE, DataMode.STREAMED);
    byte[] first = Arrays.copyOf(map, map.length / 2);
    byte[] second = Arrays.copyOfRange(map, map.length / 2, map.length);
    ServerAction action =
        reactor.onFrame(frame("1 1 stream-begin command-request new|more", first));
    assertThat(action).isInstanceOf(ServerAction.WantFrame.class);
    return result(reactor.onFrame(frame("1 1 0 command-request continuation", second)));
  }

  /** 446e616d65 is 'name', 4461726773 'args', 446d657461 'meta'. */
  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        // The name, and malformed input after and before it.
        "a2 446e616d65 4461626364 4178 c100;"
            + " refused: bytes of the command's name: more than 3, the limit nameBytes",
        "a2 4178 c100 446e616d65 4461626364; protocol error: request 1:"
            + " at byte 3: tag 1: tags are not allowed, send the value without",
        "a1 446e616d65 64616263ff;"
            + " refused: bytes of the command's name: more than 3, the limit nameBytes",
        "a1 446e616d65 6361 62ff; protocol error: request 1: at byte 9: invalid UTF-8 in text",
        "a1 446e616d65 446162 63; protocol error: request 1:"
            + " at byte 6: truncated bytes: length 4, bytes left 3",
        "a1 446e616d65 4461626364 00;"
            + " refused: bytes of the command's name: more than 3, the limit nameBytes",
        // The name, and an entry of the wrong type.
        "a2 446e616d65 4461626364 446d657461 05;"
            + " refused: bytes of the command's name: more than 3, the limit nameBytes",
        "a2 446d657461 05 446e616d65 4461626364;"
            + " protocol error: request 1: the request's meta is a map, not integer",
        "a2 446e616d65 4461626364 4461726773 80;"
            + " refused: bytes of the command's name: more than 3, the limit nameBytes",
        // The name, and duplicate keys, which are found where the second one stands.
        "a4 4161 00 4162 00 4161 00 446e616d65 4461626364;"
            + " protocol error: request 1: at byte 7: duplicate key 'a'",
        "a3 446e616d65 4461626364 4161 00 4161 00;"
            + " refused: bytes of the command's name: more than 3, the limit nameBytes",
        // Nesting.
        "a2 4178 81818100 4179 ff;"
            + " refused: the request map at byte 5: nesting deeper than 3, the limit maxDepth",
        "a2 4178 ff 4179 81818100; protocol error: request 1: at byte 3: break where a value is due",
        "a1 4461726773 81818100;"
            + " protocol error: request 1: the request's args is a map, not array",
        "a2 446e616d65 01 4178 81818100;"
            + " protocol error: request 1: the request's name is a byte string, not integer",
        "a2 446e616d65 4161 4178 81818100; refused:"
            + " a: the request map at byte 12: nesting deeper than 3, the limit maxDepth",
        "a4 4162 00 4161 00 4162 00 4163 81818100;"
            + " protocol error: request 1: at byte 7: duplicate key 'b'",
        "a1 4178 a3 4162 00 4161 00 4162 818100;"
            + " protocol error: request 1: at byte 10: duplicate key 'b'",
        "a4 4162 00 4161 00 4163 81818100 4162 00;"
            + " refused: the request map at byte 11: nesting deeper than 3, the limit maxDepth",
        // Items and keys, which the head of an array or of a map announces.
        "a2 4178 85 0000000000 4179 83 00c100;"
            + " refused: the request map at byte 11: more than 12 items, the limit maxItems",
        "a2 4178 85 0000c10000 4179 83 000000; protocol error: request 1:"
            + " at byte 6: tag 1: tags are not allowed, send the value without",
        "a5 446e616d65 01 4161 00 4162 00 4163 00 4164 00; refused:"
            + " the request map at byte 0: map of 5 keys: more than 4, the limit maxMapKeys",
        "a2 4178 c100 4179 a5 6100610161026103; protocol error: request 1:"
            + " at byte 3: tag 1: tags are not allowed, send the value without",
        "a1 4178 81818d 00000000000000000000000000;"
            + " refused: the request map at byte 5: more than 12 items, the limit maxItems",
        // What is missing is known at the end alone.
        "a1 4178 81818100;"
            + " refused: the request map at byte 5: nesting deeper than 3, the limit maxDepth",
        "a1 4178 00; protocol error: request 1: the request has no name",
      })
  void ofAMapThatIsExaminedAsAWhole(String map, String result) {
    assertThat(whole(bytes(map))).isEqualTo(result);
    assertThat(inTwoFrames(bytes(map))).isEqualTo(result);
  }

  /** Each map is followed by bytes up to the limit of 40, and by one more. */
  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "a2 446e616d65 4161 4178 5840;"
            + " refused: a: bytes of the request map: more than 40, the limit requestBytes",
        "a2 4178 c100; protocol error: request 1:"
            + " at byte 3: tag 1: tags are not allowed, send the value without",
        "a2 446e616d65 01 4178 5840;"
            + " protocol error: request 1: the request's name is a byte string, not integer",
        "a1 4461726773 5840;"
            + " protocol error: request 1: the request's args is a map, not bytes",
        "a1 446e616d65 5840;"
            + " refused: bytes of the command's name: more than 3, the limit nameBytes",
        "a1 446e616d65 5bffffffffffffffff;"
            + " refused: bytes of the command's name: more than 3, the limit nameBytes",
        "a1 446e616d65 5b0000000100000000;"
            + " refused: bytes of the command's name: more than 3, the limit nameBytes",
        "a2 446e616d65 4161 4178 81818100;"
            + " refused: a: the request map at byte 12: nesting deeper than 3, the limit maxDepth",
        "a1 4178 9a00100000;"
            + " refused: the request map at byte 3: more than 12 items, the limit maxItems",
        "a2 446e616d65 4161 4178 819bffffffffffffffff;"
            + " refused: a: the request map at byte 11: more than 12 items, the limit maxItems",
        "a1 4178 b930 39; refused: the request map at byte 3:"
            + " map of 12345 keys: more than 4, the limit maxMapKeys",
        "a4 4162 00 4161 00 4162 00 4163 5840;"
            + " protocol error: request 1: at byte 7: duplicate key 'b'",
        "a1 446e616d65 4161; protocol error: request 1: at byte 8: trailing bytes after the value: 32",
        "a1 4178 00; protocol error: request 1: at byte 4: trailing bytes after the value: 36",
        "40; protocol error: request 1: at byte 0: expected map, got bytes",
      })
  void ofAMapThatIsTooLong(String beginning, String result) {
    byte[] map = Arrays.copyOf(bytes(beginning), 41);
    Arrays.fill(map, bytes(beginning).length, 41, (byte) 'x');
    assertThat(whole(map)).isEqualTo(result);
    assertThat(inTwoFrames(map)).isEqualTo(result);
    map[40] = (byte) 0xFF;
    assertThat(whole(map)).isEqualTo(result);
  }

  /** A text of 64 bytes that the limit cuts, and the bytes at its end before the limit. */
  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "61; refused",
        "c3; refused",
        "e282; refused",
        "e2; refused",
        "f09f98; refused",
        "f09f; refused",
        "f0; refused",
        "ed9f; refused",
        "f48f; refused",
        "c3a9; refused",
        "80; protocol error: request 1: at byte 39: invalid UTF-8 in text",
        "c1; protocol error: request 1: at byte 39: invalid UTF-8 in text",
        "f5; protocol error: request 1: at byte 39: invalid UTF-8 in text",
        "c361; protocol error: request 1: at byte 38: invalid UTF-8 in text",
        "e080; protocol error: request 1: at byte 38: invalid UTF-8 in text",
        "eda0; protocol error: request 1: at byte 38: invalid UTF-8 in text",
        "f490; protocol error: request 1: at byte 38: invalid UTF-8 in text",
        "f08f; protocol error: request 1: at byte 38: invalid UTF-8 in text",
        "f09f61; protocol error: request 1: at byte 37: invalid UTF-8 in text",
        "ff616161; protocol error: request 1: at byte 36: invalid UTF-8 in text",
        "c3616161; protocol error: request 1: at byte 36: invalid UTF-8 in text",
      })
  void ofATextThatIsCutByTheLimit(String end, String result) {
    byte[] map = Arrays.copyOf(bytes("a1 4178 7840"), 41);
    Arrays.fill(map, 5, 40, (byte) 'x');
    byte[] last = bytes(end);
    System.arraycopy(last, 0, map, 40 - last.length, last.length);
    map[40] = (byte) 0xFF;
    assertThat(whole(map))
        .isEqualTo(
            result.equals("refused")
                ? "refused: bytes of the request map: more than 40, the limit requestBytes"
                : result);
  }

  /** The limit may cut a map anywhere: within a head, and between two values. */
  @Test
  void ofAMapThatIsCutAnywhere() {
    byte[] map =
        FrameText.parsePayload(
            "cbor:{b'args': {b'a': u'text', b'b': 100000}, b'meta': {b'm': 1.5}, b'name': b'a'}");
    for (int max = 1; max < map.length; max++) {
      ServerReactor reactor =
          new ServerReactor(
              Limits.builder().requestBytes(max).build(), OutputMode.IMMEDIATE, DataMode.STREAMED);
      assertThat(result(reactor.onFrame(frame("1 1 stream-begin command-request new", map))))
          .isEqualTo(
              "refused: bytes of the request map: more than " + max + ", the limit requestBytes");
    }
  }

  /* Limits on frames and on the connection. */

  private static ServerAction feed(ServerReactor reactor, String... lines) {
    ServerAction action = null;
    for (String line : lines) {
      assertThat(action == null || action instanceof ServerAction.WantFrame).as(line).isTrue();
      action = reactor.onFrame(frame("1 1 stream-begin command-" + line));
    }
    return action;
  }

  @Test
  void ofTooManyFrames() {
    String breach = "frames of the request map: more than 3, the limit requestFrames";
    assertThat(
            result(
                feed(
                    new ServerReactor(LIMITS),
                    "request new|more \\xa2",
                    "request continuation|more DnameA",
                    "request continuation|more a",
                    "request continuation \\xff")))
        .isEqualTo("refused: a: " + breach);
    assertThat(
            result(
                feed(
                    new ServerReactor(LIMITS),
                    "request new|more \\xa2",
                    "request continuation|more Ax\\xc1",
                    "request continuation|more \\x00",
                    "request continuation ")))
        .isEqualTo(
            "protocol error: request 1:"
                + " at byte 3: tag 1: tags are not allowed, send the value without");
  }

  @Test
  void ofTheBytesOfTheConnection() {
    Limits tight = LIMITS.toBuilder().memory(MemoryLimits.DEFAULT.withConnectionBytes(30)).build();
    String breach =
        "refused: bytes of the connection's partly received requests:"
            + " more than 30, the limit connectionBytes";
    // Both limits are exceeded by the frame, and that of the connection first.
    String rest = "x".repeat(33);
    assertThat(
            result(
                feed(
                    new ServerReactor(tight),
                    "request new|more \\xa1AxX\\x40",
                    "request continuation|more " + rest + "xxxxxxx")))
        .isEqualTo(breach);
    // The bytes before the breach are examined, those after it are not.
    assertThat(result(feed(new ServerReactor(tight), "request new|more \\xa2Ax\\xc1\\x00" + rest)))
        .isEqualTo(
            "protocol error: request 1:"
                + " at byte 3: tag 1: tags are not allowed, send the value without");
    assertThat(
            result(
                feed(
                    new ServerReactor(tight),
                    "request new|more \\xa2AxX\\x19" + "x".repeat(25) + "\\xff")))
        .isEqualTo(breach);
    // At the same byte the request's own limit counts.
    Limits same = LIMITS.toBuilder().memory(MemoryLimits.DEFAULT.withConnectionBytes(40)).build();
    assertThat(
            result(feed(new ServerReactor(same), "request new|more \\xa1AxX\\x40" + rest + "xxx")))
        .isEqualTo("refused: bytes of the request map: more than 40, the limit requestBytes");
  }

  @Test
  void ofDataThatIsBuffered() {
    String breach = "bytes of buffered data: more than 4, the limit bufferedDataBytes";
    assertThat(
            result(
                feed(
                    new ServerReactor(LIMITS),
                    "request new|have-data \\xa1DnameAa",
                    "data eos 12345")))
        .isEqualTo("refused: a: " + breach);
    assertThat(
            result(
                feed(
                    new ServerReactor(LIMITS),
                    "request new|have-data \\xa1DnameDabcd",
                    "data eos 12345")))
        .isEqualTo("refused: bytes of the command's name: more than 3, the limit nameBytes");
    // The map is whole, so that an end within a value is a fault of its own.
    assertThat(
            result(
                feed(
                    new ServerReactor(LIMITS),
                    "request new|have-data \\xa1DnameCab",
                    "data eos 12345")))
        .isEqualTo("protocol error: request 1: at byte 6: truncated bytes: length 3, bytes left 2");
    assertThat(
            result(
                feed(
                    new ServerReactor(LIMITS),
                    "request new|have-data \\xa0",
                    "data continuation 1234",
                    "data eos 1")))
        .isEqualTo("protocol error: request 1: the request has no name");
    assertThat(
            result(
                feed(
                    new ServerReactor(
                        LIMITS.toBuilder()
                            .memory(MemoryLimits.DEFAULT.withConnectionBytes(10))
                            .build()),
                    "request new|have-data \\xa1DnameAa",
                    "data eos 123")))
        .isEqualTo(
            "refused: a: bytes of the connection's partly received requests:"
                + " more than 10, the limit connectionBytes");
  }

  /** With too many partly received requests the first frame is one too many, whatever it holds. */
  @Test
  void ofTooManyPartialRequests() {
    ServerReactor reactor = new ServerReactor(LIMITS.toBuilder().partialRequests(1).build());
    reactor.onFrame(frame("3 1 stream-begin command-request new|more x"));
    assertThat(result(feed(reactor, "request new|more \\xff")))
        .isEqualTo("refused: partly received requests: more than 1, the limit partialRequests");
  }
}
