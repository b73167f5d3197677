package dev.wirecommand.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ReplayParserTest {
  private static ReplayStep.Bytes bytes(String line) throws Failure {
    return (ReplayStep.Bytes) ReplayParser.parse(line);
  }

  private static ReplayStep.Respond respond(String line) throws Failure {
    return (ReplayStep.Respond) ReplayParser.parse(line);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "   ", "\t", "#", "# frame 1", "  # indented"})
  void passesOverBlankLinesAndComments(String line) throws Failure {
    assertThat(ReplayParser.parse(line)).isNull();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "frame 3 1 stream-begin command-data eos  x ",
        "3 1 stream-begin command-data eos  x ",
        "  frame 3 1 1 3 2  x ",
        "\t3 1 1 3 2  x "
      })
  void framesAreWhole(String line) throws Failure {
    assertThat(JsonText.hex(bytes(line).bytes())).isEqualTo("0300000300010132" + "207820");
    assertThat(bytes(line).wholeFrame()).isTrue();
  }

  @ParameterizedTest
  @CsvSource({"hex 00ff, 00ff", "hex 00 FF  1e, 00ff1e", "hex, ''"})
  void hexIsAnyCut(String line, String hex) throws Failure {
    assertThat(JsonText.hex(bytes(line).bytes())).isEqualTo(hex);
    assertThat(bytes(line).wholeFrame()).isFalse();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      ignoreLeadingAndTrailingWhitespace = false,
      value = {
        "respond 1 hello|1|false|68656c6c6f",
        "respond 1  x |1|false|207820",
        "respond 65535 \\x00\\n|65535|false|000a",
        "respond 0 |0|false|~~",
        "respond 7|7|false|~~",
        "respond 7 cbor:[1, b'a']|7|true|82014161",
        "respond 7 \\x63bor:x|7|false|63626f723a78",
        "respond 7 Cbor:x|7|false|43626f723a78"
      })
  void responsesHavePayloadsOfTheTextForm(String line, int id, boolean cbor, String payload)
      throws Failure {
    ReplayStep.Respond step = respond(line);
    assertThat(step.request()).isEqualTo(id);
    assertThat(step.cbor()).isEqualTo(cbor);
    assertThat(JsonText.hex(step.payload())).isEqualTo(payload);
  }

  @Test
  void failuresHaveTheirMessagesAsTheyStand() throws Failure {
    assertThat(ReplayParser.parse("fail 3  no\\n w\u00fc "))
        .isEqualTo(new ReplayStep.Fail(3, " no\\n w\u00fc "));
    assertThat(ReplayParser.parse("fail 3")).isEqualTo(new ReplayStep.Fail(3, ""));
  }

  @Test
  void deferAndEofStandAlone() throws Failure {
    assertThat(ReplayParser.parse("defer")).isEqualTo(new ReplayStep.Defer());
    assertThat(ReplayParser.parse(" eof  ")).isEqualTo(new ReplayStep.Eof());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "frames 1|'frames' is no step; write frame, hex, respond, fail, defer, eof, or a frame's"
            + " text form, which begins with the request id",
        "-1 1 1 1 1 x|'-1' is no step; write frame, hex, respond, fail, defer, eof, or a frame's"
            + " text form, which begins with the request id",
        "EOF|'EOF' is no step; write frame, hex, respond, fail, defer, eof, or a frame's text form,"
            + " which begins with the request id",
        "defer now|'defer' stands alone; leave out 'now'",
        "eof 1|'eof' stands alone; leave out '1'",
        "hex 00 FF 1|'00 FF 1' is not hex: write two digits for each byte",
        "hex 0|'0' is not hex: write two digits for each byte",
        "hex zz|'zz' is not hex: write two digits for each byte",
        "respond|write respond ID PAYLOAD, where ID is in 0..65535; '' is no such id",
        "respond x y|write respond ID PAYLOAD, where ID is in 0..65535; 'x' is no such id",
        "respond 65536 y|write respond ID PAYLOAD, where ID is in 0..65535; '65536' is no such id",
        "respond -1 y|write respond ID PAYLOAD, where ID is in 0..65535; '-1' is no such id",
        "respond 1111111111111 y|write respond ID PAYLOAD, where ID is in 0..65535;"
            + " '1111111111111' is no such id",
        "fail one no|write fail ID MESSAGE, where ID is in 0..65535; 'one' is no such id",
        "1 1 1|column 6: five spaces divide request id, stream id, stream flags, type, flags and"
            + " payload (an empty payload needs the fifth too); this line has 2",
        "frame 70000 1 1 1 1 x|column 7: request id 70000 is not in 0..65535",
        "70000 1 1 1 1 x|column 1: request id 70000 is not in 0..65535"
      })
  void refusesAllElse(String line, String message) {
    assertThatThrownBy(() -> ReplayParser.parse(line))
        .isInstanceOfSatisfying(
            Failure.class, failure -> assertThat(failure.exitCode()).isEqualTo(ExitCode.USAGE))
        .hasMessage(message);
  }

  @Test
  void columnsAreThoseOfTheWholeLine() {
    String line = "  respond 12 cbor:[1, ?]";
    assertThatThrownBy(() -> ReplayParser.parse(line))
        .isInstanceOf(Failure.class)
        .hasMessageStartingWith("column " + (line.indexOf('?') + 1) + ": ")
        .hasMessageNotContaining("column 11");
    assertThat(line.getBytes(StandardCharsets.UTF_8)).hasSize(24);
  }
}
