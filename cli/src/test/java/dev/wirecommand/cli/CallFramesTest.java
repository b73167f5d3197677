package dev.wirecommand.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Tests how the frames of a call are printed. */
class CallFramesTest {
  private LiveServer server;

  @BeforeEach
  void start() throws IOException {
    server = new LiveServer();
  }

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  void showsFramesInBothDirections() {
    Run run = Run.of("call", "--frames", server.address(), "cbor", "value:hex=820102");
    assertThat(run.err())
        .isEqualTo(
            """
            > 1 1 stream-begin command-request new cbor:{b'args': {b'value': b'\\x82\\x01\\x02'}, b'meta': {b'errors': b'cbor'}, b'name': b'cbor'}
            < 1 2 stream-begin bytes-response eos|cbor cbor:[1, 2]
            """);
    assertThat(run.out()).isEqualTo("[\n  1,\n  2\n]\n");
    assertThat(run.code()).isZero();
  }

  @Test
  void showsDataAndErrors() {
    Run run =
        Run.withInput("hi\n", "call", "--frames", "--data=-", server.address(), "fail", "m:hex=1b");
    assertThat(withoutWindows(run))
        .containsExactly(
            "> 1 1 0 command-request new|have-data cbor:{b'args': {b'm': b'\\x1b'}, b'meta': {b'errors': b'cbor', b'window': 67108864}, b'name': b'fail'}",
            "> 1 1 0 command-data eos hi\\n",
            "< 1 2 0 error-response application \\xa2DcodeFfailedGmessageA\\x1b",
            "wirecommand: \\u001b");
    assertThat(run.out()).isEmpty();
    assertThat(run.code()).isEqualTo(1);
  }

  @Test
  void cutsLongFrames() {
    Run run =
        Run.withInput("x".repeat(40_000), "call", "--frames", "--data=-", server.address(), "data");
    String xs = "x".repeat(200);
    assertThat(withoutWindows(run))
        .containsExactly(
            "> 1 1 0 command-request new|have-data cbor:{b'meta': {b'errors': b'cbor', b'window': 67108864}, b'name': b'data'}",
            ("> 1 1 0 command-data continuation " + xs).substring(0, 202)
                + " ... (a payload of 32768 bytes)",
            ("> 1 1 0 command-data eos " + xs).substring(0, 202) + " ... (a payload of 7232 bytes)",
            ("< 1 2 0 bytes-response continuation " + xs).substring(0, 202)
                + " ... (a payload of 32768 bytes)",
            ("< 1 2 0 bytes-response eos " + xs).substring(0, 202)
                + " ... (a payload of 7232 bytes)");
    assertThat(run.out()).isEqualTo("\"" + "78".repeat(40_000) + "\"\n");
  }

  /** The lines except those of the ping that asks for windows, and of windows. */
  private static Stream<String> withoutWindows(Run run) {
    return run.err()
        .lines()
        .filter(line -> !line.startsWith("> 3 ") && !line.startsWith("< 3 "))
        .filter(line -> !line.contains(" window 0 "));
  }

  @Test
  void saysNothingUnlessTold() {
    assertThat(Run.of("call", server.address(), "args").err()).isEmpty();
  }
}
