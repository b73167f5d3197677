package dev.wirecommand.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wirecommand.cbor.CborValue;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.HexFormat;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CallCommandTest {
  private LiveServer server;

  @BeforeEach
  void start() throws IOException {
    server = new LiveServer();
  }

  @AfterEach
  void stop() {
    server.close();
  }

  private Run call(String... arguments) {
    String[] all = new String[arguments.length + 2];
    all[0] = "call";
    all[1] = server.address();
    System.arraycopy(arguments, 0, all, 2, arguments.length);
    return Run.of(all);
  }

  private static void assertPrints(Run run, String out) {
    assertThat(run.err()).isEmpty();
    assertThat(run.out()).isEqualTo(out);
    assertThat(run.code()).isZero();
  }

  private static void assertFails(Run run, int code, String err) {
    assertThat(run.err()).isEqualTo(err);
    assertThat(run.out()).isEmpty();
    assertThat(run.code()).isEqualTo(code);
  }

  @Test
  void sendsArgumentsAsTheyAreMeant() {
    Run run =
        call("args", "key=main", "n:=18446744073709551615", "x:=1.0", "id:hex=C0FFEE", "--raw");
    assertThat(CborValue.decode(run.bytes()).toString())
        .isEqualTo(
            "{h'6e': 18446744073709551615, h'78': 1.0, h'6964': h'c0ffee', h'6b6579': \"main\"}");
    assertThat(run.err()).isEmpty();
    assertThat(run.code()).isZero();
  }

  @Test
  void sendsNoArgumentsAsAnEmptyMap() {
    assertPrints(call("args"), "\"a0\"\n");
  }

  @Test
  void sendsArgumentsThatLookLikeOptionsAfterTwoDashes() {
    Run run = call("args", "--raw", "--", "--frames=x");
    assertThat(CborValue.decode(run.bytes()).toString()).isEqualTo("{h'2d2d6672616d6573': \"x\"}");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "f6|null",
        "1903e8|1000",
        "f93e00|1.5",
        "43c0ffee|\"c0ffee\"",
        "63c3bc0a|\"\u00fc\\n\"",
        "f97e00|\"NaN\""
      })
  void printsAResultAsJson(String hex, String json) {
    assertPrints(call("cbor", "value:hex=" + hex), json + "\n");
  }

  @Test
  void printsANestedResultIndented() {
    // {h'6d61696e': [h'00', h'01'], "ok": true}
    assertPrints(
        call("cbor", "value:hex=a2446d61696e8241004101626f6bf5"),
        """
        {
          "main": [
            "00",
            "01"
          ],
          "ok": true
        }
        """);
  }

  @Test
  void printsAResultThatIsNotCborAsHex() {
    assertPrints(call("raw", "value:hex=00ff7e0a"), "\"00ff7e0a\"\n");
    assertPrints(call("raw"), "\"\"\n");
  }

  @Test
  void printsRawBytesAsTheyAre() {
    byte[] bytes = HexFormat.of().parseHex("00ff7e0a1b5b324a");
    assertThat(call("raw", "value:hex=00ff7e0a1b5b324a", "--raw").bytes()).isEqualTo(bytes);
    assertThat(call("--raw", "cbor", "value:hex=43c0ffee").bytes())
        .isEqualTo(HexFormat.of().parseHex("43c0ffee"));
  }

  @Test
  void printsResultsWithMoreEntriesThanARequestMayHave() {
    StringBuilder cbor = new StringBuilder("b903e8");
    StringBuilder json = new StringBuilder("{");
    for (int i = 0; i < 1000; i++) {
      cbor.append(String.format("19%04x00", i + 1000));
      json.append(i == 0 ? "\n" : ",\n").append("  \"").append(i + 1000).append("\": 0");
    }
    assertPrints(call("cbor", "value:hex=" + cbor), json + "\n}\n");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "0102|at byte 1: trailing bytes after the value: 1",
        "~~|at byte 0: the document ends where a value is due",
        "8201|at byte 0: truncated array: length 2, bytes left 1",
        "61ff|at byte 1: invalid UTF-8 in text"
      })
  void refusesAResultThatIsNotOneValue(String hex, String problem) {
    assertFails(
        call("cbor", "value:hex=" + hex),
        3,
        "wirecommand: the result is not one CBOR value: " + problem + "; --raw prints its bytes\n");
  }

  @Test
  void tellsOfApplicationErrors() {
    assertFails(
        call("nope"),
        1,
        "wirecommand: unknown command 'nope'; there are args, cbor, raw, fail, data\n");
    assertFails(call("fail", "message:hex=6173"), 1, "wirecommand: as\n");
  }

  @Test
  void tellsOfAnErrorWithoutAMessage() {
    assertFails(
        call("fail"), 1, "wirecommand: the command failed, and the server does not say why\n");
  }

  @Test
  void messagesCannotDisturbTheTerminal() {
    String message = HexFormat.of().formatHex("\u001b[2Jx\nwirecommand: y\u009b".getBytes());
    assertFails(
        call("fail", "message:hex=" + message),
        1,
        "wirecommand: \\u001b[2Jx\\nwirecommand: y\\u009b\n");
  }

  @Test
  void argumentsAreCheckedBeforeAnythingIsSent() {
    assertFails(
        call("args", "k=1", "k=2", "--frames"),
        2,
        "wirecommand: argument 'k' is given twice; give it once\n");
    assertFails(
        call("na\ufffdme"),
        2,
        "wirecommand: 'na\ufffdme' has bytes that are not text in this locale: set a locale of"
            + " UTF-8, write bytes as KEY:hex=HEX, or U+FFFD itself as KEY:=\"\\ufffd\"\n");
    assertFails(
        Run.of("call", "localhost", "args"),
        2,
        "wirecommand: 'localhost' is not HOST:PORT: the port is missing\n");
  }

  @Test
  void saysThatNobodyListens() throws IOException {
    int port;
    try (ServerSocket gone = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      port = gone.getLocalPort();
    }
    assertFails(
        Run.of("call", "127.0.0.1:" + port, "args"),
        3,
        "wirecommand: can't connect to 127.0.0.1:"
            + port
            + ": the connection was refused; is a server listening there?\n");
  }

  @Test
  void saysThatThereIsNoSuchHost() {
    // The top-level domain "invalid" is reserved for this (RFC 6761).
    assertFails(
        Run.of("call", "no.such.host.invalid:4000", "args"),
        3,
        "wirecommand: can't connect to no.such.host.invalid:4000: there is no host of this name\n");
  }

  @Test
  void findsAHostByName() {
    String port = server.address().substring(server.address().indexOf(':'));
    assertPrints(Run.of("call", "localhost" + port, "args"), "\"a0\"\n");
  }
}
