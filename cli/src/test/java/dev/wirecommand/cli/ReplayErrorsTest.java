package dev.wirecommand.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Tests lines that cannot be played: earlier lines are played, and the message says why. */
class ReplayErrorsTest {
  private static final String REQUEST = "1 1 1 command-request new cbor:{b'name': b'n'}\n";
  private static final String RUNS =
      "{\"action\":\"run-command\",\"request\":1,\"command\":\"n\",\"args\":\"{}\","
          + "\"args-hex\":\"a0\",\"data\":null}\n";
  private static final String SENDS =
      "{\"action\":\"send-frames\",\"frames\":[\"1 2 stream-begin bytes-response eos x\"]}\n";

  private static void assertStops(String script, String out, String err) {
    Run run = Run.withInput(script, "replay");
    assertThat(run.err()).isEqualTo("wirecommand: " + err + "\n");
    assertThat(run.out()).isEqualTo(out);
    assertThat(run.code()).isEqualTo(2);
  }

  @Test
  void aLineThatIsNoStep() {
    assertStops(
        REQUEST + "\n# so far\nanswer 1 x\n" + REQUEST,
        RUNS,
        "line 4: 'answer' is no step; write frame, hex, respond, fail, defer, eof, or a frame's"
            + " text form, which begins with the request id");
  }

  @Test
  void aFrameThatIsNone() {
    assertStops(
        REQUEST + "frame 1 1 0 command-request neu x\n",
        RUNS,
        "line 2: column 29: 'neu' is no flag of command-request; give one of new, continuation,"
            + " more, have-data, or a number in 0..15");
  }

  @Test
  void aLineThatIsNotText() {
    byte[] script = {'#', '\n', 'f', 'a', 'i', 'l', ' ', '1', ' ', (byte) 0xC0, '\n'};
    Run run = Run.withInput(script, "replay");
    assertThat(run.err())
        .isEqualTo("wirecommand: line 2: not UTF-8; write bytes beyond ASCII as \\xNN\n");
    assertThat(run.code()).isEqualTo(2);
  }

  @Test
  void deferringTooLate() {
    String message = "'defer' comes too late; write it before the first frame";
    assertStops(REQUEST + "defer\n", RUNS, "line 2: " + message);
    assertStops("hex 00\ndefer\n", "", "line 2: " + message);
    assertStops("eof\ndefer\n", "{\"action\":\"no-op\",\"incomplete\":[]}\n", "line 2: " + message);
  }

  @Test
  void inputAfterItsEnd() {
    String message = "input has ended; write frames and hex before 'eof'";
    String ended = "{\"action\":\"no-op\",\"incomplete\":[]}\n";
    assertStops("eof\n" + REQUEST, ended, "line 2: " + message);
    assertStops("eof\nhex 00\n", ended, "line 2: " + message);
  }

  @Test
  void aFrameInsideAFrame() {
    assertStops(
        "hex 0000\n" + REQUEST,
        "",
        "line 2: the hex before ends inside a frame; write the rest of it before the next frame");
  }

  @Test
  void answersToWhatDoesNotRun() {
    assertStops("respond 1 x\n", "", "line 1: request 1 is not running; none is");
    assertStops(
        REQUEST + "3 1 0 command-request new cbor:{b'name': b'n'}\nfail 5 x\n",
        RUNS + RUNS.replace("\"request\":1", "\"request\":3"),
        "line 3: request 5 is not running; answer one of 1, 3");
    assertStops(
        REQUEST + "respond 1 x\nfail 1 x\n",
        RUNS + SENDS,
        "line 3: request 1 is not running; none is");
  }

  @Test
  void answersToWhatHasBeenAnswered() {
    assertStops(
        "defer\n" + REQUEST + "respond 1 x\nrespond 1 y\neof\n",
        RUNS + "{\"action\":\"no-op\"}\n",
        "line 4: request 1 has been answered; leave this line out");
  }
}
