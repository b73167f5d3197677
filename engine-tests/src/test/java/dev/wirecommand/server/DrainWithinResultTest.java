package dev.wirecommand.server;

import static dev.wirecommand.testing.wire.Frames.request;
import static org.assertj.core.api.Assertions.assertThat;

import dev.wirecommand.codegen.CommandResponse;
import dev.wirecommand.testing.wire.ServerScene;
import dev.wirecommand.testing.wire.TestLink;
import java.io.InputStream;
import java.nio.channels.Channels;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.IntSupplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A drain from within a call, elsewhere than in its handler. It does not wait for that call. */
class DrainWithinResultTest {
  private static final String LEAVE = "0 2 stream-begin|stream-end stream-settings 0 \\x08identity";

  private final ServerScene scene = new ServerScene();
  private final TestLink link = scene.link();

  DrainWithinResultTest() {
    scene.onThreads(task -> new Thread(task).start());
  }

  /** The kinds of results, each of which consists of one byte. */
  enum Kind {
    STREAM((response, source) -> response.bytes(stream(source))),
    CHANNEL((response, source) -> response.bytes(Channels.newChannel(stream(source)))),
    PIECES(
        (response, source) ->
            response.chunks(Stream.of(1).map(i -> new byte[] {(byte) source.getAsInt()}))),
    ITEMS(
        (response, source) ->
            response.items(
                Stream.of(1).map(i -> source.getAsInt()), (out, item) -> out.writeLong(item))),
    ITERATOR(
        (response, source) ->
            response.items(
                Stream.of(1).map(i -> source.getAsInt()).iterator(),
                (out, item) -> out.writeLong(item))),
    WRITER(
        (response, source) ->
            response.items(List.of(1).iterator(), (out, item) -> out.writeLong(source.getAsInt())));

    final BiConsumer<CommandResponse, IntSupplier> result;

    Kind(BiConsumer<CommandResponse, IntSupplier> result) {
      this.result = result;
    }

    private static InputStream stream(IntSupplier source) {
      return new InputStream() {
        private boolean ended;

        @Override
        public int read() {
          int next = ended ? -1 : source.getAsInt();
          ended = true;
          return next;
        }
      };
    }
  }

  /** Drains, and returns 1 if all other connections have ended. */
  private int drain() {
    try {
      return scene.server().drain(Duration.ofDays(1)) ? 1 : 0;
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  /** Runs tasks of the event loop until a response has ended, and returns what was sent. */
  private List<String> sentUntilTheEnd() throws InterruptedException {
    List<String> sent = new ArrayList<>();
    while (sent.stream().noneMatch(frame -> frame.contains("eos"))) {
      link.awaitTask();
      sent.addAll(scene.sent());
    }
    return sent;
  }

  @ParameterizedTest
  @EnumSource
  void aResultMayDrainItsServer(Kind kind) throws Exception {
    scene.commands().blocking("drain", response -> kind.result.accept(response, this::drain));
    scene.receive(request(1, "drain"));
    List<String> sent = sentUntilTheEnd();
    assertThat(sent.get(0)).isEqualTo(LEAVE);
    assertThat(String.join("\n", sent)).contains("\\x01").doesNotContain("error-response");
    assertThat(scene.server().isDrained()).isFalse();
    scene.connection().onEndOfInput();
    assertThat(link.isClosed()).isTrue();
    scene.connection().onClosed(null);
    assertThat(scene.server().isDrained()).isTrue();
  }

  @Test
  void anInterceptorMayDrainItsServer() throws Exception {
    scene.commands().blocking("job", response -> response.cbor().writeNull());
    List<Integer> drained = new ArrayList<>();
    scene
        .builder()
        .interceptor(
            (context, command, next) ->
                response -> {
                  next.run(response);
                  drained.add(drain());
                });
    scene.receive(request(1, "job"));
    assertThat(sentUntilTheEnd())
        .containsExactly(LEAVE, "1 2 stream-begin|stream-end bytes-response eos|cbor cbor:None");
    assertThat(drained).containsExactly(1);
  }
}
