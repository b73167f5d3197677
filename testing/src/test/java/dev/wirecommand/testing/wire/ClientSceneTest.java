package dev.wirecommand.testing.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.wirecommand.client.CallOptions;
import dev.wirecommand.client.ClientOptions;
import dev.wirecommand.client.CommandReply;
import dev.wirecommand.command.CommandException;
import dev.wirecommand.command.ErrorCode;
import dev.wirecommand.reactor.Limits;
import java.io.ByteArrayInputStream;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

class ClientSceneTest {
  private static final String COUNT =
      " command-request new cbor:{b'meta': {b'errors': b'cbor'}, b'name': b'count'}";

  private final ClientScene scene = new ClientScene();
  private final ShelfClient shelf = new ShelfClient(scene.client());

  @Test
  void aGeneratedClientIsAnsweredByTheScript() {
    scene.answer("count", "bytes-response eos|cbor cbor:7");
    assertThat(shelf.count()).isEqualTo(7);
    assertThat(scene.sent()).containsExactly("1 1 stream-begin" + COUNT);
  }

  @Test
  void eachAnswerIsForOneRequest() {
    scene
        .answer("count", "bytes-response eos|cbor cbor:7")
        .answer("title", "bytes-response eos|cbor cbor:'Dune'")
        .answer(
            "count", "error-response application cbor:{b'code': b'conflict', b'message': b'no'}");
    assertThat(shelf.count()).isEqualTo(7);
    assertThatExceptionOfType(CommandException.class)
        .isThrownBy(shelf::count)
        .withMessage("no")
        .satisfies(e -> assertThat(e.code()).isEqualTo(ErrorCode.CONFLICT));
    assertThat(shelf.title(0)).isEqualTo("Dune");
    CompletableFuture<CommandReply> fourth = scene.call("count");
    assertThat(scene.sent()).hasSize(4);
    assertThat(fourth).isNotDone();
    scene.receive("7 2 0 bytes-response eos|cbor cbor:9");
    assertThat(fourth).isCompleted();
  }

  @Test
  void anAnswerMayBeSeveralFrames() {
    scene.answer("count", "bytes-response continuation on", "bytes-response eos e");
    assertThat(scene.call("count").join().bytes()).asString().isEqualTo("one");
  }

  @Test
  void anUploadIsAnsweredWhenItIsComplete() {
    scene.answer("add", "bytes-response eos|cbor cbor:2");
    assertThat(shelf.add(new ByteArrayInputStream(new byte[] {'x'}))).isEqualTo(2);
    assertThat(scene.sent()).endsWith("1 1 0 command-data eos x");
  }

  @Test
  void anUploadMayBeReadOnAnotherThread() {
    ClientScene threaded = new ClientScene(ClientOptions.DEFAULT);
    threaded.answer("add", "bytes-response eos|cbor cbor:2");
    ShelfClient client = new ShelfClient(threaded.client());
    assertThat(client.add(new ByteArrayInputStream(new byte[] {'x'}))).isEqualTo(2);
  }

  @Test
  void aRequestOfSeveralFramesIsAnswered() {
    ClientScene small =
        new ClientScene(
            ClientOptions.builder().limits(Limits.builder().sendPayload(16).build()).build());
    small.answer("count", "bytes-response eos|cbor cbor:7");
    assertThat(new ShelfClient(small.client()).count()).isEqualTo(7);
    assertThat(small.sent()).hasSizeGreaterThan(1);
  }

  @Test
  void withoutAScriptCallsGoOutTogether() {
    CompletableFuture<CommandReply> first = scene.call("count");
    CompletableFuture<CommandReply> second = scene.call("count");
    assertThat(scene.link().takeWritten()).isEmpty();
    assertThat(scene.sent()).containsExactly("1 1 stream-begin" + COUNT, "3 1 0" + COUNT);
    assertThat(scene.link().flushes()).isEqualTo(1);
    scene.receive("3 2 0 bytes-response eos|cbor cbor:2", "1 2 0 bytes-response eos|cbor cbor:1");
    assertThat(first.join().bytes()).containsExactly(1);
    assertThat(second.join().bytes()).containsExactly(2);
  }

  @Test
  void aTimeoutPassesWhenTheTestSays() {
    ClientScene timed =
        new ClientScene(
            ClientOptions.builder()
                .callOptions(CallOptions.builder().timeout(Duration.ofSeconds(3)).build())
                .build());
    CompletableFuture<CommandReply> reply = timed.call("count");
    assertThat(timed.sent()).hasSize(1);
    timed.advance(Duration.ofMillis(2_999));
    assertThat(reply).isNotDone();
    timed.advance(Duration.ofMillis(1));
    assertThatThrownBy(reply::join)
        .cause()
        .isInstanceOfSatisfying(
            CommandException.class,
            e -> assertThat(e.code()).isEqualTo(ErrorCode.DEADLINE_EXCEEDED));
  }

  @Test
  void framesThatComeWithinOthersFollowThem() {
    CompletableFuture<CommandReply> second = scene.call("count");
    CompletableFuture<Void> first =
        scene
            .call("count")
            .thenAccept(reply -> scene.receive("1 2 0 bytes-response eos|cbor cbor:1"));
    assertThat(scene.sent()).hasSize(2);
    scene.receive("3 2 0 bytes-response eos|cbor cbor:2");
    assertThat(first).isCompleted();
    assertThat(second.join().bytes()).containsExactly(1);
  }

  @Test
  void anAnswerThatIsNoFrameIsRefused() {
    assertThatExceptionOfType(IllegalArgumentException.class)
        .isThrownBy(() -> scene.answer("count", "bytes-answer eos 7"));
  }

  @Test
  void anAbortedConnectionFailsTheTest() {
    scene.link().abort();
    assertThatExceptionOfType(AssertionError.class)
        .isThrownBy(scene::sent)
        .withMessage("the client aborted the connection");
  }
}
