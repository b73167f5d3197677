package dev.wirecommand.reactor;

import static dev.wirecommand.reactor.Lines.error;
import static dev.wirecommand.reactor.Lines.frame;
import static dev.wirecommand.reactor.Lines.lines;
import static dev.wirecommand.reactor.Lines.run;
import static dev.wirecommand.reactor.Lines.sent;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Each limit of a server at its value, and one over: then that request alone is refused. */
class ServerLimitsTest {
  private static final ServerAction RECEIVING = new ServerAction.WantFrame(ReactorState.RECEIVING);
  private static final String NEW = " 1 stream-begin command-request new";

  /** A whole request map of 9 bytes. */
  private static final String MAP = "cbor:{b'name': b'ab'}";

  private static ServerReactor reactor(Limits.Builder limits) {
    return new ServerReactor(limits.build());
  }

  /** Gives a reactor a frame whose request it refuses, with the connection's first output. */
  private static void refused(ServerReactor reactor, String line, String message) {
    int id = frame(line).requestId();
    assertThat(sent(reactor.onFrame(frame(line))))
        .isEqualTo(
            lines(id + " 2 stream-begin error-response application limit-exceeded: " + message));
    assertThat(reactor.request(id)).isNull();
    ServerRequest rest = reactor.requests.get(id);
    assertThat(rest == null || rest.partial == null || rest.partial.size() == 0).isTrue();
    // The connection goes on.
    assertThat(sent(run(reactor, 999).fail("no")))
        .isEqualTo(lines("999 2 0 error-response application no"));
  }

  /** Gives a reactor a frame that ends the connection. */
  private static void fatal(ServerReactor reactor, String line, String message) {
    assertThat(error(reactor.onFrame(frame(line)))).isEqualTo(message);
    assertThat(reactor.state()).isEqualTo(ReactorState.ERRORED);
    assertThat(reactor.requests.values()).allMatch(request -> request.partial == null);
    assertThat(InputEnd.of(reactor).incomplete()).isEmpty();
  }

  /** The bytes that partly received requests hold. */
  private static int held(ServerReactor reactor) {
    return reactor.requests.values().stream()
        .mapToInt(request -> request.partial == null ? 0 : request.partial.size())
        .sum();
  }

  @Test
  void requestBytesOfOneFrame() {
    assertThat(reactor(Limits.builder().requestBytes(9)).onFrame(frame(1 + NEW + " " + MAP)))
        .isInstanceOf(ServerAction.RunCommand.class);
    refused(
        reactor(Limits.builder().requestBytes(8)),
        1 + NEW + " " + MAP,
        "bytes of the request map: more than 8, the limit requestBytes");
  }

  @Test
  void refusedRequestsThatDoNotEnd() {
    ServerReactor reactor = reactor(Limits.builder().partialRequests(1));
    reactor.onFrame(frame("1 1 stream-begin command-request new|more \\xa1"));
    for (int id = 3; id <= 65; id += 2) {
      assertThat(reactor.onFrame(frame(id + " 1 0 command-request new|more \\xa1")))
          .isInstanceOf(SendFrames.class);
    }
    // One of them ends, and so one more may be refused.
    reactor.onFrame(frame("3 1 0 command-request continuation "));
    assertThat(reactor.onFrame(frame("67 1 0 command-request new|more \\xa1")))
        .isInstanceOf(SendFrames.class);
    fatal(
        reactor,
        "69 1 0 command-request new|more \\xa1",
        "request 69: over 32 times the limit partialRequests, 32 requests, have been refused and"
            + " have not ended");
  }

  @Test
  void answeredRequestsWhoseDataDoesNotEnd() {
    ServerReactor reactor =
        new ServerReactor(
            Limits.builder().partialRequests(1).build(),
            ServerReactor.OutputMode.IMMEDIATE,
            ServerReactor.DataMode.STREAMED);
    String request = " command-request new|have-data cbor:{b'name': b'x'}";
    for (int id = 1; id <= 63; id += 2) {
      fail(reactor.onFrame(frame(id + " 1 " + (id == 1 ? "stream-begin" : "0") + request)));
    }
    // The data of one of them ends, and so one more may begin.
    reactor.onFrame(frame("3 1 0 command-data eos "));
    fail(reactor.onFrame(frame("65 1 0" + request)));
    fatal(
        reactor,
        "67 1 0" + request,
        "request 67: 32 times the limit partialRequests, 32 requests, have been answered and their"
            + " data has not ended");
  }

  /** Answers the request of an action with an error, and sends the error. */
  private static void fail(ServerAction action) {
    ServerRequest request = ((ServerAction.RunCommand) action).request();
    SendFrames frames = (SendFrames) request.fail("no");
    assertThat(frames.next()).isNotNull();
    assertThat(frames.isDrained()).isTrue();
  }

  @Test
  void requestBytesOfSeveralFrames() {
    ServerReactor reactor = reactor(Limits.builder().requestBytes(8));
    assertThat(reactor.onFrame(frame(1 + NEW + "|more \\xa1Dna"))).isEqualTo(RECEIVING);
    assertThat(reactor.onFrame(frame("1 1 0 command-request continuation|more meBa")))
        .isEqualTo(RECEIVING);
    assertThat(held(reactor)).isEqualTo(8);
    refused(
        reactor,
        "1 1 0 command-request continuation|more b",
        "bytes of the request map: more than 8, the limit requestBytes");
    assertThat(held(reactor)).isZero();
  }

  @Test
  void requestBytesOfTheFirstOfSeveralFrames() {
    ServerReactor reactor = reactor(Limits.builder().requestBytes(8));
    assertThat(reactor.onFrame(frame(1 + NEW + "|more|have-data \\xa1DnameBa")))
        .isEqualTo(RECEIVING);
    refused(
        reactor,
        3 + NEW + "|more " + MAP,
        "bytes of the request map: more than 8, the limit requestBytes");
    assertThat(held(reactor)).isEqualTo(8);
  }

  @Test
  void requestBytesOfTheLastFrame() {
    ServerReactor reactor = reactor(Limits.builder().requestBytes(8));
    reactor.onFrame(frame(1 + NEW + "|more \\xa1DnameBa"));
    refused(
        reactor,
        "1 1 0 command-request continuation b",
        "bytes of the request map: more than 8, the limit requestBytes");
  }

  @Test
  void dataDoesNotCountAsRequest() {
    ServerReactor reactor = reactor(Limits.builder().requestBytes(9));
    reactor.onFrame(frame(1 + NEW + "|have-data " + MAP));
    assertThat(reactor.onFrame(frame("1 1 0 command-data eos 1234567890")))
        .isInstanceOf(ServerAction.RunCommand.class);
  }

  @Test
  void requestFrames() {
    ServerReactor reactor = reactor(Limits.builder().requestFrames(3));
    reactor.onFrame(frame(1 + NEW + "|more " + MAP));
    reactor.onFrame(frame("1 1 0 command-request continuation|more "));
    assertThat(reactor.onFrame(frame("1 1 0 command-request continuation ")))
        .isInstanceOf(ServerAction.RunCommand.class);

    reactor.onFrame(frame(3 + NEW + "|more " + MAP));
    reactor.onFrame(frame("3 1 0 command-request continuation|more "));
    reactor.onFrame(frame("3 1 0 command-request continuation|more "));
    refused(
        reactor,
        "3 1 0 command-request continuation ",
        "ab: frames of the request map: more than 3, the limit requestFrames");
  }

  @Test
  void oneThousandAndTwentyFourRequestFramesByDefault() {
    ServerReactor reactor = new ServerReactor(Limits.DEFAULT);
    reactor.onFrame(frame(1 + NEW + "|more "));
    for (int i = 1; i < 1024; i++) {
      assertThat(reactor.onFrame(frame("1 1 0 command-request continuation|more ")))
          .isEqualTo(RECEIVING);
    }
    refused(
        reactor,
        "1 1 0 command-request continuation|more ",
        "frames of the request map: more than 1024, the limit requestFrames");
  }

  @Test
  void dataFramesAreNotRequestFrames() {
    ServerReactor reactor = reactor(Limits.builder().requestFrames(1));
    reactor.onFrame(frame(1 + NEW + "|have-data " + MAP));
    reactor.onFrame(frame("1 1 0 command-data continuation x"));
    assertThat(reactor.onFrame(frame("1 1 0 command-data eos x")))
        .isInstanceOf(ServerAction.RunCommand.class);
  }

  @Test
  void bufferedDataBytes() {
    ServerReactor reactor = reactor(Limits.builder().bufferedDataBytes(5));
    reactor.onFrame(frame(1 + NEW + "|have-data " + MAP));
    reactor.onFrame(frame("1 1 0 command-data continuation 123"));
    assertThat(reactor.onFrame(frame("1 1 0 command-data eos 45")))
        .isInstanceOfSatisfying(
            ServerAction.RunCommand.class, run -> assertThat(run.data()).hasToString("12345"));

    reactor.onFrame(frame(3 + NEW + "|have-data " + MAP));
    assertThat(reactor.onFrame(frame("3 1 0 command-data continuation 12345")))
        .isEqualTo(RECEIVING);
    assertThat(held(reactor)).isEqualTo(14);
    refused(
        reactor,
        "3 1 0 command-data continuation 6",
        "ab: bytes of buffered data: more than 5, the limit bufferedDataBytes");
    assertThat(held(reactor)).isZero();
  }

  @Test
  void bufferedDataBytesOfTheLastFrame() {
    ServerReactor reactor = reactor(Limits.builder().bufferedDataBytes(5));
    reactor.onFrame(frame(1 + NEW + "|have-data " + MAP));
    refused(
        reactor,
        "1 1 0 command-data eos 123456",
        "ab: bytes of buffered data: more than 5, the limit bufferedDataBytes");
  }

  @Test
  void streamedDataIsNotBuffered() {
    ServerReactor reactor =
        new ServerReactor(
            Limits.builder()
                .bufferedDataBytes(5)
                .memory(MemoryLimits.DEFAULT.withConnectionBytes(5))
                .build(),
            ServerReactor.OutputMode.IMMEDIATE,
            ServerReactor.DataMode.STREAMED);
    reactor.onFrame(frame(1 + NEW + "|have-data " + MAP));
    assertThat(reactor.onFrame(frame("1 1 0 command-data continuation 123456")))
        .isInstanceOf(ServerAction.DataReceived.class);
  }

  @Test
  void partialRequests() {
    ServerReactor reactor = reactor(Limits.builder().partialRequests(2));
    reactor.onFrame(frame(1 + NEW + "|more " + MAP));
    assertThat(reactor.onFrame(frame(3 + NEW + "|have-data " + MAP))).isEqualTo(RECEIVING);
    // What is whole takes no room, and what becomes whole gives its own back.
    assertThat(reactor.onFrame(frame(5 + NEW + " " + MAP)))
        .isInstanceOf(ServerAction.RunCommand.class);
    reactor.onFrame(frame("1 1 0 command-request continuation "));
    assertThat(reactor.onFrame(frame(7 + NEW + "|more "))).isEqualTo(RECEIVING);
    refused(
        reactor,
        9 + NEW + "|more " + MAP,
        "partly received requests: more than 2, the limit partialRequests");
    // A refused request counts too, until its last frame.
    reactor.onFrame(frame("7 1 0 command-request continuation " + MAP));
    assertThat(sent(reactor.onFrame(frame(11 + NEW + "|more " + MAP)))).hasSize(1);
    reactor.onFrame(frame("9 1 0 command-request continuation "));
    reactor.onFrame(frame("11 1 0 command-request continuation "));
    assertThat(reactor.onFrame(frame(13 + NEW + "|more " + MAP))).isEqualTo(RECEIVING);
  }

  @Test
  void thirtyTwoPartialRequestsByDefault() {
    ServerReactor reactor = new ServerReactor(Limits.DEFAULT);
    IntStream.range(0, 32)
        .forEach(
            id -> assertThat(reactor.onFrame(frame(id + NEW + "|more "))).isEqualTo(RECEIVING));
    refused(
        reactor,
        32 + NEW + "|more ",
        "partly received requests: more than 32, the limit partialRequests");
  }

  @Test
  void streamedRequestsThatRunAreNotPartial() {
    ServerReactor reactor =
        new ServerReactor(
            Limits.builder().partialRequests(1).build(),
            ServerReactor.OutputMode.IMMEDIATE,
            ServerReactor.DataMode.STREAMED);
    reactor.onFrame(frame(1 + NEW + "|more|have-data " + MAP));
    reactor.onFrame(frame("1 1 0 command-request continuation|have-data "));
    assertThat(reactor.onFrame(frame(3 + NEW + "|more "))).isEqualTo(RECEIVING);
    refused(
        reactor,
        5 + NEW + "|more ",
        "partly received requests: more than 1, the limit partialRequests");
  }

  @Test
  void connectionBytes() {
    ServerReactor reactor =
        reactor(Limits.builder().memory(MemoryLimits.DEFAULT.withConnectionBytes(24)));
    reactor.onFrame(frame(1 + NEW + "|have-data " + MAP));
    reactor.onFrame(frame(3 + NEW + "|more " + MAP));
    assertThat(reactor.onFrame(frame("1 1 0 command-data continuation 123456")))
        .isEqualTo(RECEIVING);
    assertThat(held(reactor)).isEqualTo(24);
    // An empty frame adds nothing.
    assertThat(reactor.onFrame(frame("1 1 0 command-data continuation "))).isEqualTo(RECEIVING);
    refused(
        reactor,
        "1 1 0 command-data continuation 7",
        "ab: bytes of the connection's partly received requests:"
            + " more than 24, the limit connectionBytes");
    assertThat(held(reactor)).isEqualTo(9);
  }

  @Test
  void connectionBytesOfRequests() {
    ServerReactor reactor =
        reactor(Limits.builder().memory(MemoryLimits.DEFAULT.withConnectionBytes(8)));
    reactor.onFrame(frame(1 + NEW + "|more \\xa1DnameBa"));
    refused(
        reactor,
        3 + NEW + "|more " + MAP,
        "bytes of the connection's partly received requests:"
            + " more than 8, the limit connectionBytes");
    assertThat(held(reactor)).isEqualTo(8);
  }

  @Test
  void aWholeRequestGivesItsBytesBack() {
    ServerReactor reactor =
        reactor(Limits.builder().memory(MemoryLimits.DEFAULT.withConnectionBytes(18)));
    reactor.onFrame(frame(1 + NEW + "|have-data " + MAP));
    assertThat(reactor.onFrame(frame("1 1 0 command-data eos 123456789")))
        .isInstanceOf(ServerAction.RunCommand.class);
    assertThat(held(reactor)).isZero();
    reactor.onFrame(frame(3 + NEW + "|more \\xa1DnameX\\x0c"));
    assertThat(reactor.onFrame(frame("3 1 0 command-request continuation|more 1234567890")))
        .isEqualTo(RECEIVING);
    refused(
        reactor,
        "3 1 0 command-request continuation|more 1",
        "bytes of the connection's partly received requests:"
            + " more than 18, the limit connectionBytes");
  }

  @Test
  void openStreams() {
    ServerReactor reactor = reactor(Limits.builder().openStreams(2));
    reactor.onFrame(frame("1 1 stream-begin command-request new " + MAP));
    reactor.onFrame(frame("3 3 stream-begin command-request new " + MAP));
    // Begin on an open stream opens none, and one that ends makes room.
    reactor.onFrame(frame("5 3 stream-begin command-request new " + MAP));
    reactor.onFrame(frame("7 3 stream-end command-request new " + MAP));
    assertThat(reactor.onFrame(frame("9 5 stream-begin command-request new " + MAP)))
        .isInstanceOf(ServerAction.RunCommand.class);
    fatal(reactor, "11 3 stream-begin command-request new " + MAP, "more than 2 open streams");
  }

  @Test
  void oneHundredAndTwentySevenOpenStreamsByDefault() {
    ServerReactor reactor = new ServerReactor(Limits.DEFAULT);
    for (int stream = 1; stream < 255; stream += 2) {
      assertThat(
              reactor.onFrame(
                  frame(stream + " " + stream + " stream-begin command-request new " + MAP)))
          .isInstanceOf(ServerAction.RunCommand.class);
    }
    fatal(reactor, "255 255 stream-begin command-request new " + MAP, "more than 127 open streams");
  }

  @Test
  void every128StreamsMayBeAllowed() {
    ServerReactor reactor = reactor(Limits.builder().openStreams(128));
    for (int stream = 1; stream < 256; stream += 2) {
      assertThat(
              reactor.onFrame(
                  frame(stream + " " + stream + " stream-begin command-request new " + MAP)))
          .isInstanceOf(ServerAction.RunCommand.class);
    }
  }

  @Test
  void anyErrorDropsAllThatIsPartial() {
    ServerReactor reactor = new ServerReactor(Limits.DEFAULT);
    reactor.onFrame(frame(1 + NEW + "|more " + MAP));
    reactor.onFrame(frame(3 + NEW + "|have-data " + MAP));
    reactor.onFrame(frame("3 1 0 command-data continuation 12345"));
    reactor.onFrame(frame(5 + NEW + " " + MAP));
    assertThat(held(reactor)).isEqualTo(23);
    reactor.onFrame(frame("5 1 0 15 0 "));
    assertThat(held(reactor)).isZero();
    assertThat(reactor.requests.size()).isEqualTo(1);
    assertThat(reactor.requests.get(5).isActive()).isTrue();
  }
}
