package dev.wirecommand.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReplayCommandTest {
  private static final String HEADS =
      "1 1 stream-begin command-request new cbor:{b'name': b'heads', b'args': {b'all': True}}\n";
  private static final String HEADS_RUNS =
      "{\"action\":\"run-command\",\"request\":1,\"command\":\"heads\",\"args\":\"{h'616c6c': true}\","
          + "\"args-hex\":\"a143616c6cf5\",\"data\":null}\n";

  @TempDir private Path folder;

  private static void assertReplay(String script, String out) {
    assertRun(Run.withInput(script, "replay"), 0, out, "");
  }

  private static void assertRun(Run run, int code, String out, String err) {
    assertThat(run.out()).isEqualTo(out);
    assertThat(run.err()).isEqualTo(err);
    assertThat(run.code()).isEqualTo(code);
  }

  @Test
  void printsWhatARequestLeadsTo() {
    assertReplay(
        "# a request in two parts, answered\n"
            + "\n"
            + "frame 3 1 stream-begin command-request new|more \\xa1Dname\n"
            + "3 1 0 command-request continuation Eheads\n"
            + "respond 3 cbor:[1, b'x', None]\n"
            + "eof\n",
        """
        {"action":"want-frame","state":"command-receiving"}
        {"action":"run-command","request":3,"command":"heads","args":"{}","args-hex":"a0","data":null}
        {"action":"send-frames","frames":["3 2 stream-begin bytes-response eos|cbor cbor:[1, b'x', None]"]}
        {"action":"no-op","incomplete":[]}
        """);
  }

  @Test
  void takesItsScriptFromAFile() throws IOException {
    Path file = Files.writeString(folder.resolve("script"), HEADS);
    assertRun(Run.of("replay", file.toString()), 0, HEADS_RUNS, "");
    assertRun(Run.withInput(HEADS, "replay", "-"), 0, HEADS_RUNS, "");
    assertRun(
        Run.of("replay", folder + "/none"),
        2,
        "",
        "wirecommand: can't read " + folder + "/none: there is no such file\n");
  }

  @Test
  void responsesAreSplitAsAServerSplitsThem() {
    String text = "x".repeat(32_768);
    assertReplay(
        HEADS + "respond 1 " + text + "y\n",
        HEADS_RUNS
            + "{\"action\":\"send-frames\",\"frames\":["
            + "\"1 2 stream-begin bytes-response continuation "
            + text
            + "\",\"1 2 0 bytes-response eos y\"]}\n");
  }

  @Test
  void onlyALiteralIsCbor() {
    assertReplay(
        HEADS
            + "respond 1 \\x63bor:1\\n\n"
            + HEADS.replace(" stream-begin ", " 0 ")
            + "respond 1 \n",
        HEADS_RUNS
            + "{\"action\":\"send-frames\",\"frames\":"
            + "[\"1 2 stream-begin bytes-response eos \\\\x63bor:1\\\\n\"]}\n"
            + HEADS_RUNS
            + "{\"action\":\"send-frames\",\"frames\":[\"1 2 0 bytes-response eos \"]}\n");
  }

  @Test
  void failuresAreApplicationErrors() {
    assertReplay(
        HEADS + "fail 1 n\u00f6 \\n\n",
        HEADS_RUNS
            + "{\"action\":\"send-frames\",\"frames\":"
            + "[\"1 2 stream-begin error-response application n\\\\xc3\\\\xb6 \\\\\\\\n\"]}\n");
  }

  @Test
  void deferredOutputComesAtTheEnd() {
    assertReplay(
        "defer\n"
            + HEADS
            + "3 1 0 command-request new cbor:{b'name': b'b'}\n"
            + "7 1 0 command-request new|more x\n"
            + "5 1 0 command-request new|more x\n"
            + "fail 3 no\n"
            + "respond 1 yes\n"
            + "eof\n"
            + "eof\n",
        HEADS_RUNS
            + """
            {"action":"run-command","request":3,"command":"b","args":"{}","args-hex":"a0","data":null}
            {"action":"want-frame","state":"command-receiving"}
            {"action":"want-frame","state":"command-receiving"}
            {"action":"no-op"}
            {"action":"no-op"}
            {"action":"send-frames","frames":["3 2 stream-begin error-response application no","1 2 0 bytes-response eos yes"],"incomplete":[5,7]}
            {"action":"no-op","incomplete":[]}
            """);
  }

  @Test
  void requestsMayBeAnsweredAfterTheEndOfInput() {
    assertReplay(
        HEADS + "eof\nrespond 1 late\n",
        HEADS_RUNS
            + """
            {"action":"no-op","incomplete":[]}
            {"action":"send-frames","frames":["1 2 stream-begin bytes-response eos late"]}
            """);
  }

  @Test
  void bytesMayBeCutAnywhere() {
    // The frame 1 1 stream-begin command-request new cbor:{b'name': b'size'}, and one more.
    String bytes = "0b00000100010111a1446e616d654473697a65" + "0000000300010032";
    String expected =
        """
        {"action":"run-command","request":1,"command":"size","args":"{}","args-hex":"a0","data":null}
        {"action":"error","message":"command-data of request 3, which is not being received","frame":"3 2 stream-begin error-response protocol command-data of request 3, which is not being received"}
        """;
    assertReplay("hex " + bytes + "\n", expected);
    for (int cut = 2; cut < bytes.length(); cut += 2) {
      String script = "hex " + bytes.substring(0, cut) + "\nhex " + bytes.substring(cut) + "\n";
      assertReplay(script, expected);
    }
    assertReplay("hex " + bytes.replaceAll("..", "$0\nhex "), expected);
  }

  @Test
  void dataIsThereWhenTheCommandRuns() {
    assertReplay(
        "1 1 1 command-request new|have-data cbor:{b'name': b'put'}\n"
            + "1 1 0 command-data continuation \\x00a\n"
            + "1 1 0 command-data eos b\n",
        """
        {"action":"want-frame","state":"command-receiving"}
        {"action":"want-frame","state":"command-receiving"}
        {"action":"run-command","request":1,"command":"put","args":"{}","args-hex":"a0","data":"006162"}
        """);
  }

  @Test
  void dataFollowsWhereItIsStreamed() {
    String script =
        "1 1 1 command-request new|have-data cbor:{b'name': b'put'}\n"
            + "1 1 0 command-data continuation \\x00a\n"
            + "1 1 0 command-data eos \n"
            + "respond 1 x\n";
    String expected =
        """
        {"action":"run-command","request":1,"command":"put","args":"{}","args-hex":"a0","data":null}
        {"action":"data-received","request":1,"data":"0061","last":false}
        {"action":"data-received","request":1,"data":"","last":true}
        {"action":"send-frames","frames":["1 2 stream-begin bytes-response eos x"]}
        """;
    assertRun(Run.withInput(script, "replay", "--stream-data"), 0, expected, "");
  }

  @Test
  void namesAreTextWhereTheyShow() {
    assertReplay(
        "1 1 1 command-request new cbor:{b'name': b'\\xc3\\xbc\"'}\n"
            + "3 1 0 command-request new cbor:{b'name': b'\\x1b'}\n"
            + "5 1 0 command-request new cbor:{b'name': b'\\xff'}\n"
            + "7 1 0 command-request new cbor:{b'name': b''}\n",
        """
        {"action":"run-command","request":1,"command":"\u00fc\\"","args":"{}","args-hex":"a0","data":null}
        {"action":"run-command","request":3,"command":"h'1b'","args":"{}","args-hex":"a0","data":null}
        {"action":"run-command","request":5,"command":"h'ff'","args":"{}","args-hex":"a0","data":null}
        {"action":"run-command","request":7,"command":"","args":"{}","args-hex":"a0","data":null}
        """);
  }

  @Test
  void whatIsBesideNameAndArgumentsIsShown() {
    assertReplay(
        "1 1 1 command-request new cbor:{b'name': b'n', b'meta': {b'a': 'x\\x1b'}}\n",
        "{\"action\":\"run-command\",\"request\":1,\"command\":\"n\",\"args\":\"{}\","
            + "\"args-hex\":\"a0\",\"meta\":\"{h'61': \\\"x\\\\u001b\\\"}\",\"data\":null}\n");
  }

  @Test
  void afterAProtocolErrorThereIsNothingButErrors() {
    assertReplay(
        HEADS
            + HEADS.replace(" stream-begin ", " 0 ")
            + "3 1 0 command-request new cbor:{b'name': b'n'}\n"
            + "respond 1 x\n"
            + "eof\n",
        HEADS_RUNS
            + """
            {"action":"error","message":"request id 1 is active","frame":"1 2 stream-begin error-response protocol request id 1 is active"}
            {"action":"error","message":"a frame after a protocol error","frame":null}
            {"action":"send-frames","frames":["1 2 0 bytes-response eos x"]}
            {"action":"no-op"}
            """);
  }

  @Test
  void bytesThatAreNoFramesAreProtocolErrors() {
    String tooLong = "frame payload of 65536 bytes for request 9 exceeds the limit of 65535";
    assertReplay(
        "hex 0000010900010111\nhex 00\neof\n",
        "{\"action\":\"error\",\"message\":\""
            + tooLong
            + "\",\"frame\":\"9 2 stream-begin error-response protocol "
            + tooLong
            + "\"}\n{\"action\":\"error\",\"message\":\""
            + tooLong
            + "\",\"frame\":null}\n{\"action\":\"no-op\"}\n");
    assertReplay(
        "hex 0000010900\neof\neof\n",
        """
        {"action":"error","message":"truncated frame: input ended after 5 of 8 header bytes","frame":"9 2 stream-begin error-response protocol truncated frame: input ended after 5 of 8 header bytes"}
        {"action":"no-op"}
        {"action":"no-op"}
        """);
  }

  @Test
  void framesAreNoLongerThanAServerTakes() {
    String payload = "x".repeat(65_536);
    assertThat(Run.withInput("1 1 1 command-request new " + payload, "replay").out())
        .startsWith(
            "{\"action\":\"error\",\"message\":\"frame payload of 65536 bytes for request 1 exceeds"
                + " the limit of 65535\",\"frame\":\"1 2 stream-begin error-response protocol ");
  }
}
