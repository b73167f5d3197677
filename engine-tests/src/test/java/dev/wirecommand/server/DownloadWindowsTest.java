package dev.wirecommand.server;

import static dev.wirecommand.testing.wire.Frames.cancel;
import static dev.wirecommand.testing.wire.Frames.data;
import static dev.wirecommand.testing.wire.Frames.lastData;
import static dev.wirecommand.testing.wire.Frames.request;
import static dev.wirecommand.testing.wire.Frames.requestWithMeta;
import static dev.wirecommand.testing.wire.Frames.upload;
import static dev.wirecommand.testing.wire.Frames.uploadWithMeta;
import static dev.wirecommand.testing.wire.Frames.window;
import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import dev.wirecommand.codegen.CommandResponse;
import dev.wirecommand.command.CommandException;
import dev.wirecommand.link.Peer;
import dev.wirecommand.reactor.Limits;
import dev.wirecommand.testing.wire.DefinedCommands;
import dev.wirecommand.testing.wire.ServerScene;
import dev.wirecommand.testing.wire.TestLink;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Responses of requests that have windows. */
class DownloadWindowsTest {
  private static final String DONE = "bytes-response eos|cbor cbor:None";
  private static final String OPENED = "1 2 stream-begin window 0 cbor:0";
  private static final int MIB = 1 << 20;

  private final ServerScene scene = new ServerScene();
  private final TestLink link = scene.link();
  private final DefinedCommands commands = scene.commands();
  private int closed;

  @BeforeEach
  void define() {
    scene.limits(Limits.builder().sendPayload(4));
    commands.nonBlocking("get", (CommandResponse response) -> response.bytes(letters()));
    commands.nonBlocking("quick", response -> response.cbor().writeNull());
    commands.blocking("slow", response -> response.cbor().writeNull());
  }

  private InputStream letters() {
    return new ByteArrayInputStream("abcdefghijklmnop".repeat(4).getBytes(US_ASCII)) {
      @Override
      public void close() {
        closed++;
      }
    };
  }

  private static String get(int id, long window) {
    return requestWithMeta(id, "get", "b'window': " + window);
  }

  @Test
  void aResponseStopsWhereTheWindowEnds() {
    assertThat(scene.exchange(get(1, 6)))
        .containsExactly(
            OPENED,
            "1 2 0 bytes-response continuation abcd",
            "1 2 0 bytes-response continuation ef");
    assertThat(scene.exchange(window(1, 1))).containsExactly("1 2 0 bytes-response continuation g");
    assertThat(scene.exchange(window(1, 1), window(1, 3)))
        .containsExactly(
            "1 2 0 bytes-response continuation h", "1 2 0 bytes-response continuation ijk");
    assertThat(scene.exchange(window(1, 100)))
        .startsWith("1 2 0 bytes-response continuation l", "1 2 0 bytes-response continuation mnop")
        .endsWith("1 2 0 bytes-response continuation mnop", "1 2 0 bytes-response eos ")
        .hasSize(1 + 1 + 3 * 4 + 1);
    assertThat(closed).isEqualTo(1);
  }

  @Test
  void theRestOfASmallResponseOutlastsItsBatch() {
    scene.limits(Limits.builder());
    commands.nonBlocking("text", response -> response.cbor().writeText("abcdefgh"));
    commands.nonBlocking("other", response -> response.cbor().writeText("ABCDEFGHIJKLMNOP"));
    assertThat(
            scene.exchange(
                requestWithMeta(1, "text", "b'window': 4"),
                request(3, "other"),
                requestWithMeta(5, "other", "b'window': 0")))
        .containsExactly(
            OPENED,
            "1 2 0 bytes-response continuation|cbor habc",
            "5 2 0 window 0 cbor:0",
            "3 2 0 bytes-response eos|cbor cbor:'ABCDEFGHIJKLMNOP'");
    assertThat(scene.exchange(window(1, 9), window(5, 99)))
        .containsExactly(
            "1 2 0 bytes-response eos|cbor cbor:'efgh'",
            "5 2 0 bytes-response eos|cbor cbor:'ABCDEFGHIJKLMNOP'");
  }

  @Test
  void theEndNeedsNoGrant() {
    List<String> sent = scene.exchange(get(1, 64));
    assertThat(sent).hasSize(18).endsWith("1 2 0 bytes-response eos ");
  }

  @Test
  void aPausedResponseHoldsNothingUp() {
    commands.blocking("echo", (context, data, response) -> response.raw(data.toByteArray()));
    assertThat(scene.exchange(get(1, 0))).containsExactly(OPENED);
    assertThat(scene.exchange(request(3, "quick"), request(5, "slow")))
        .containsExactly("3 2 0 " + DONE, "5 2 0 " + DONE);
    assertThat(scene.exchange(request(7, "wirecommand.ping"))).containsExactly("7 2 0 " + DONE);
    assertThat(scene.exchange(upload(9, "echo"), data(9, "a"), lastData(9, "b")))
        .containsExactly("9 2 0 bytes-response eos ab");
    assertThat(scene.exchange(uploadWithMeta(11, "echo", "b'window': 9"), lastData(11, "c")))
        .containsExactly("11 2 0 window 0 cbor:0", "11 2 0 bytes-response eos c");
    assertThat(scene.exchange(get(13, 100)))
        .startsWith("13 2 0 window 0 cbor:0", "13 2 0 bytes-response continuation abcd")
        .hasSize(18)
        .endsWith("13 2 0 bytes-response eos ");
    assertThat(scene.exchange(get(15, 4)))
        .containsExactly("15 2 0 window 0 cbor:0", "15 2 0 bytes-response continuation abcd");
    assertThat(scene.exchange(cancel(17, 15)))
        .containsExactly(
            "15 2 0 error-response application get:", "17 2 0 bytes-response eos|cbor cbor:True");
    assertThat(link.isReading()).isTrue();
    assertThat(link.timers()).isZero();
    assertThat(scene.exchange(window(1, 4)))
        .containsExactly("1 2 0 bytes-response continuation abcd");
  }

  @Test
  void wholeResponsesThatWaitForGrantsDoNotStopTheReading() {
    scene.limits(Limits.builder().sendPayload(MIB));
    commands.nonBlocking("big", (CommandResponse response) -> response.raw(new byte[MIB]));
    String big = "command-request new cbor:{b'name': b'big', b'meta': {b'window': 0}}";
    assertThat(scene.exchange("1 1 0 " + big, "3 1 0 " + big, "5 1 0 " + big))
        .containsExactly(OPENED, "3 2 0 window 0 cbor:0", "5 2 0 window 0 cbor:0");
    assertThat(link.isReading()).isTrue();
    assertThat(scene.exchange(request(7, "quick"))).containsExactly("7 2 0 " + DONE);
    assertThat(scene.exchange(window(3, MIB)))
        .containsExactly("3 2 0 bytes-response eos " + "\\x00".repeat(MIB));
    assertThat(link.isReading()).isTrue();
  }

  @Test
  void noMoreCallsStartWhileVeryMuchWaitsForGrants() {
    scene.limits(Limits.builder().sendPayload(MIB));
    commands.nonBlocking("big", (CommandResponse response) -> response.raw(new byte[9 * MIB]));
    String big = "command-request new cbor:{b'name': b'big', b'meta': {b'window': 0}}";
    scene.exchange("1 1 0 " + big, "3 1 0 " + big);
    assertThat(scene.exchange(request(5, "quick"), request(7, "wirecommand.ping")))
        .containsExactly("7 2 0 " + DONE);
    assertThat(link.isReading()).isTrue();
    assertThat(scene.exchange(cancel(9, 1)))
        .containsExactly(
            "1 2 0 error-response application big: cancelled by the peer",
            "9 2 0 bytes-response eos|cbor cbor:True",
            "5 2 0 " + DONE);
    assertThat(scene.exchange(window(3, 9 * MIB))).hasSize(9);
  }

  @Test
  void cancelledWhileItsWindowIsEmptyItEnds() {
    scene.exchange(get(1, 4));
    assertThat(closed).isZero();
    assertThat(scene.exchange(cancel(3, 1)))
        .containsExactly(
            "1 2 0 error-response application get:", "3 2 0 bytes-response eos|cbor cbor:True");
    assertThat(closed).isEqualTo(1);
    assertThat(link.timers()).isZero();
    // A grant that was on its way does no harm, and the id is free.
    assertThat(scene.exchange(window(1, 100))).isEmpty();
    assertThat(scene.exchange(get(1, 1)))
        .containsExactly("1 2 0 window 0 cbor:0", "1 2 0 bytes-response continuation a");
  }

  @Test
  void onlyResponsesThatNeedAGrantAreCutOff() {
    commands.nonBlocking(
        "whole", (CommandResponse response) -> response.raw("abcdef".getBytes(US_ASCII)));
    scene.exchange(requestWithMeta(1, "whole", "b'window': 2"));
    link.setWritable(false);
    scene.receive(requestWithMeta(3, "whole", "b'window': 6"));
    scene.receive(requestWithMeta(5, "whole", "b'window': 5"));
    scene.receive(cancel(7, 5), cancel(9, 3), cancel(11, 1));
    link.setWritable(true);
    scene.connection().onWritable();
    assertThat(scene.sent())
        .containsExactlyInAnyOrder(
            "1 2 0 error-response application whol",
            "3 2 0 window 0 cbor:0",
            "3 2 0 bytes-response continuation abcd",
            "3 2 0 bytes-response eos ef",
            "5 2 0 window 0 cbor:0",
            "5 2 0 bytes-response continuation abcd",
            "5 2 0 error-response application whol",
            "7 2 0 bytes-response eos|cbor cbor:True",
            "9 2 0 bytes-response eos|cbor cbor:False",
            "11 2 0 bytes-response eos|cbor cbor:True");
  }

  @Test
  void cancelledWhileThePeerReadsNothingItEndsWhenThePeerReads() {
    scene.exchange(get(1, 4));
    link.setWritable(false);
    scene.receive(cancel(3, 1));
    scene.connection().onEndOfInput();
    assertThat(scene.sent()).isEmpty();
    assertThat(link.isClosed()).isFalse();
    link.setWritable(true);
    scene.connection().onWritable();
    assertThat(scene.sent())
        .containsExactlyInAnyOrder(
            "1 2 0 error-response application get:", "3 2 0 bytes-response eos|cbor cbor:True");
    assertThat(link.isClosed()).isTrue();
  }

  @Test
  void aPeerThatEndsItsSideCanGrantNothingMore() {
    scene.exchange(get(1, 4));
    scene.connection().onEndOfInput();
    assertThat(link.isClosed()).isFalse();
    link.advance(Duration.ofSeconds(5));
    assertThat(scene.sent()).containsExactly("1 2 0 error-response application get:");
    assertThat(link.isClosed()).isTrue();
    scene.runHandlers();
    assertThat(closed).isEqualTo(1);
  }

  @Test
  void aPeerBehindAPipeThatEndsItsSideCanGrantNothingMoreEither() {
    link.setPeer(Peer.of(Peer.Transport.STDIO, null));
    scene.exchange(get(1, 4));
    scene.connection().onEndOfInput();
    assertThat(link.isClosed()).isFalse();
    link.advance(Duration.ofSeconds(5));
    assertThat(link.isClosed()).isTrue();
    scene.runHandlers();
    assertThat(closed).isEqualTo(1);
  }

  @Test
  void aResponseWithinItsWindowIsSentAfterTheEndOfInput() {
    link.setPeer(Peer.of(Peer.Transport.STDIO, null));
    scene.receive(requestWithMeta(1, "slow", "b'window': 1"));
    scene.connection().onEndOfInput();
    assertThat(scene.sent()).containsExactly(OPENED);
    link.advance(Duration.ofHours(1));
    assertThat(scene.sent()).hasSize(1_200).containsOnly("1 2 0 text-output 0 cbor:[]");
    scene.runHandlers();
    assertThat(scene.sent()).containsExactly("1 2 0 " + DONE);
    assertThat(link.isClosed()).isTrue();
  }

  @Test
  void errorsNeedNoGrant() {
    commands.nonBlocking(
        "fail",
        (CommandResponse response) -> {
          throw new CommandException("conflict", "no");
        });
    assertThat(scene.exchange(requestWithMeta(1, "fail", "b'window': 0")))
        .containsExactly(OPENED, "1 2 0 error-response application no");
  }

  @Test
  void theFirstFrameComesBeforeEveryAnswer() {
    scene.limits(Limits.builder());
    assertThat(
            scene.exchange(
                requestWithMeta(1, "none", "b'window': 0"),
                requestWithMeta(3, "wirecommand.ping", "b'window': 9"),
                requestWithMeta(5, "quick", "b'window': 9")))
        .containsExactly(
            OPENED,
            "3 2 0 window 0 cbor:0",
            "5 2 0 window 0 cbor:0",
            "3 2 0 " + DONE,
            "1 2 0 error-response application unknown command 'none'; there are get, quick, slow",
            "5 2 0 " + DONE);
  }

  @Test
  void aWindowThatIsNoSizeIsAnInvalidArgument() {
    scene.limits(Limits.builder());
    assertThat(
            scene.exchange(
                requestWithMeta(1, "quick", "b'window': -1"),
                requestWithMeta(3, "quick", "b'window': b'4'"),
                requestWithMeta(5, "quick", "b'window': 9007199254740993"),
                requestWithMeta(7, "quick", "b'window': 9007199254740992"),
                requestWithMeta(9, "quick", "b'window': 18446744073709551615")))
        .containsExactly(
            "1 2 stream-begin error-response application meta entry 'window': a window is 0 to"
                + " 2^53, not -1",
            "3 2 0 error-response application meta entry 'window': expected integer, got bytes",
            "5 2 0 error-response application meta entry 'window': a window is 0 to 2^53, not"
                + " 9007199254740993",
            "7 2 0 window 0 cbor:0",
            "7 2 0 " + DONE,
            "9 2 0 error-response application meta entry 'window': a window is 0 to 2^53, not"
                + " 18446744073709551615");
  }

  @Test
  void dataGoesUpWhileTheResponseComesDown() {
    commands.nonBlocking("echo", (context, data, response) -> response.bytes(data.publisher()));
    assertThat(scene.exchange(uploadWithMeta(1, "echo", "b'window': 2")))
        .containsExactly("1 2 stream-begin window 0 cbor:196608");
    assertThat(scene.exchange(data(1, "abcd")))
        .containsExactly("1 2 0 bytes-response continuation ab");
    assertThat(scene.exchange(data(1, "efgh"))).isEmpty();
    assertThat(scene.exchange(window(1, 3)))
        .containsExactly(
            "1 2 0 bytes-response continuation cd", "1 2 0 bytes-response continuation e");
    assertThat(scene.exchange(lastData(1, ""))).isEmpty();
    assertThat(scene.exchange(window(1, 100)))
        .containsExactly("1 2 0 bytes-response continuation fgh", "1 2 0 bytes-response eos ");
  }

  @Test
  void theAnswerOfAnUploadStopsWhereItsWindowEnds() {
    commands.nonBlocking(
        "count",
        (context, data, response) ->
            response.later(
                CompletableFuture.completedFuture(1L),
                (out, value) -> out.raw("abcdef".getBytes(US_ASCII))));
    assertThat(scene.exchange(uploadWithMeta(1, "count", "b'window': 5")))
        .containsExactly(
            "1 2 stream-begin window 0 cbor:0",
            "1 2 0 bytes-response continuation abcd",
            "1 2 0 bytes-response continuation e");
    assertThat(scene.exchange(window(1, 1))).containsExactly("1 2 0 bytes-response eos f");
  }

  @Test
  void tenPausedResponsesHoldNothingUp() {
    String[] requests =
        IntStream.range(0, 10).mapToObj(i -> get(2 * i + 1, 0)).toArray(String[]::new);
    assertThat(scene.exchange(requests)).hasSize(10);
    for (int i = 0; i < 1000; i++) {
      assertThat(scene.exchange(request(101, "quick"))).containsExactly("101 2 0 " + DONE);
    }
    for (int i = 0; i < 10; i++) {
      assertThat(scene.exchange(window(2 * i + 1, 100))).hasSize(17);
    }
    assertThat(closed).isEqualTo(10);
  }
}
