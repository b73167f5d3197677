package dev.wirecommand.reactor;

import static dev.wirecommand.reactor.Lines.frame;
import static dev.wirecommand.reactor.Lines.sent;
import static dev.wirecommand.reactor.Lines.slice;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a peer is told of a frame that has no place in section 5's table. */
class ServerRefusalsTest {
  private static final String MAP = " cbor:{b'name': b'a'}";

  private static void refuses(ServerReactor reactor, String line, String message) {
    assertThat(reactor.onFrame(frame(line)))
        .isInstanceOfSatisfying(
            ServerAction.ProtocolError.class,
            error -> assertThat(error.message()).isEqualTo(message));
  }

  /** Columns: what comes before, type and flags of the frame at fault, the message. */
  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "; command-request new|continuation;"
            + " command-request of request 1 is both new and continuation",
        "new|more; command-request new|continuation|more;"
            + " command-request of request 1 is both new and continuation",
        "; command-request 0; command-request of request 1 is neither new nor continuation",
        "new; command-request more|have-data;"
            + " command-request of request 1 is neither new nor continuation",
        "; command-request continuation; command-request of request 1, which is not being received",
        "new; command-request continuation; command-request of request 1, which is active",
        "new; command-request new; request id 1 is active",
        "new; command-request new|more|have-data; request id 1 is active",
        "new|more; command-request new; request id 1 is being received",
        "new|have-data; command-request new|have-data; request id 1 is being received",
        "new|more; command-request continuation|have-data;"
            + " have-data on a later frame of request 1 but not on its first",
        "new|more; command-request continuation|more|have-data;"
            + " have-data on a later frame of request 1 but not on its first",
        "new|more|have-data; command-request continuation;"
            + " have-data on the first frame of request 1 but not on a later one",
        "new|more|have-data; command-request continuation|more;"
            + " have-data on the first frame of request 1 but not on a later one",
        "new|have-data; command-request continuation|have-data;"
            + " command-request of request 1 after its last command-request",
        "new|have-data; command-request continuation|more;"
            + " command-request of request 1 after its last command-request",
        "; command-data eos; command-data of request 1, which is not being received",
        "; command-data continuation; command-data of request 1, which is not being received",
        "; command-data 0; command-data of request 1 is neither continuation nor eos",
        "new|have-data; command-data 4; command-data of request 1 is neither continuation nor eos",
        "new; command-data eos; command-data of request 1, which is active",
        "new|more; command-data eos; command-data of request 1, which declared none",
        "new|more; command-data continuation; command-data of request 1, which declared none",
        "new|more|have-data; command-data eos;"
            + " command-data of request 1 before its last command-request",
        "new|more|have-data; command-data continuation;"
            + " command-data of request 1 before its last command-request",
        "; bytes-response eos; expected command-request or command-data, got bytes-response",
        "new|more; error-response 1; expected command-request or command-data, got error-response",
        "new; text-output 0; expected command-request or command-data, got text-output",
        "; progress 0; expected command-request or command-data, got progress",
        "; 0 0; expected command-request or command-data, got frame type 0",
        "; 2 15; expected command-request or command-data, got frame type 2",
        "new|have-data; 15 1; expected command-request or command-data, got frame type 15",
      })
  void theMessageNamesTheFault(String before, String at, String message) {
    for (ServerReactor.DataMode mode : ServerReactor.DataMode.values()) {
      if (mode == ServerReactor.DataMode.STREAMED && "new|have-data".equals(before)) {
        continue;
      }
      ServerReactor reactor =
          new ServerReactor(Limits.DEFAULT, ServerReactor.OutputMode.IMMEDIATE, mode);
      if (before != null) {
        reactor.onFrame(frame("1 1 stream-begin command-request " + before + MAP));
      }
      refuses(reactor, "1 1 stream-begin " + at + MAP, message);
    }
  }

  private static ServerReactor streamed(String... lines) {
    ServerReactor reactor =
        new ServerReactor(
            Limits.DEFAULT, ServerReactor.OutputMode.IMMEDIATE, ServerReactor.DataMode.STREAMED);
    Arrays.stream(lines).forEach(line -> reactor.onFrame(frame(line)));
    return reactor;
  }

  @Test
  void ofARequestThatRunsWhileItsDataArrives() {
    String begin = "1 1 stream-begin command-request new|have-data" + MAP;
    refuses(streamed(begin), "1 1 0 command-request new" + MAP, "request id 1 is active");
    refuses(
        streamed(begin),
        "1 1 0 command-request continuation|have-data" + MAP,
        "command-request of request 1 after its last command-request");
    refuses(
        streamed(begin),
        "1 1 0 command-data 0 ",
        "command-data of request 1 is neither continuation nor eos");
    refuses(
        streamed(begin, "1 1 0 command-data eos "),
        "1 1 0 command-data eos ",
        "command-data of request 1, which is active");
  }

  @Test
  void ofARequestThatWasAnsweredWhileItsDataArrives() {
    refuses(answered(), "1 1 0 command-request new" + MAP, "request id 1 is being received");
    refuses(
        answered(),
        "1 1 0 command-request continuation|more" + MAP,
        "command-request of request 1 after its last command-request");
    refuses(
        answered(),
        "1 1 0 command-data 8 ",
        "command-data of request 1 is neither continuation nor eos");
    refuses(
        answered(), "1 1 0 progress 0 ", "expected command-request or command-data, got progress");
  }

  private static ServerReactor answered() {
    ServerReactor reactor = streamed();
    ServerAction.RunCommand run =
        (ServerAction.RunCommand)
            reactor.onFrame(frame("1 1 stream-begin command-request new|have-data" + MAP));
    assertThat(sent(run.request().respond(slice("a"), false))).hasSize(1);
    return reactor;
  }

  @Test
  void theMessageIsOfTheFramesOwnRequest() {
    ServerReactor reactor = new ServerReactor(Limits.DEFAULT);
    reactor.onFrame(frame("1 1 stream-begin command-request new|more" + MAP));
    assertThat(reactor.onFrame(frame("65535 1 0 command-data eos ")))
        .isInstanceOfSatisfying(
            ServerAction.ProtocolError.class,
            error ->
                assertThat(sent(error.frames()))
                    .containsExactly(
                        "65535 2 stream-begin error-response protocol"
                            + " command-data of request 65535, which is not being received"));
  }
}
