package dev.wirecommand.server;

import static dev.wirecommand.testing.wire.Frames.cancel;
import static dev.wirecommand.testing.wire.Frames.request;
import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import dev.wirecommand.codegen.CommandResponse;
import dev.wirecommand.codegen.PreparedCall;
import dev.wirecommand.command.CommandException;
import dev.wirecommand.reactor.Limits;
import dev.wirecommand.testing.wire.DefinedCommands;
import dev.wirecommand.testing.wire.ServerScene;
import dev.wirecommand.testing.wire.TestLink;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.Channels;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.RejectedExecutionException;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Results that are produced bit by bit; those that are published are in {@link
 * PublishedResultTest}.
 */
class StreamingOutTest {
  private static final String FIRST = "1 2 stream-begin bytes-response continuation";
  private static final String NEXT = "1 2 0 bytes-response continuation";
  private static final String END = "1 2 0 bytes-response eos";

  private final ServerScene scene = new ServerScene();
  private final TestLink link = scene.link();
  private final DefinedCommands commands = scene.commands();
  private final List<String> closed = new ArrayList<>();

  StreamingOutTest() {
    scene.limits(Limits.builder().sendPayload(4));
  }

  /** The frames that a command answers with. */
  private List<String> framesOf(PreparedCall call) {
    commands.blocking("job", call);
    scene.receive(request(1, "job"));
    scene.runHandlers();
    return scene.sent();
  }

  private InputStream stream(String bytes) {
    return new ByteArrayInputStream(bytes.getBytes(US_ASCII)) {
      @Override
      public void close() {
        closed.add("stream");
      }
    };
  }

  private static byte[] bytes(String text) {
    return text.getBytes(US_ASCII);
  }

  @Test
  void ofAStreamGoesAsBareBytes() {
    assertThat(framesOf((CommandResponse response) -> response.bytes(stream("abcdef"))))
        .containsExactly(FIRST + " abcd", NEXT + " ef", END + " ");
    assertThat(closed).containsExactly("stream");
  }

  @Test
  void thatIsEmptyIsOneFrame() {
    assertThat(framesOf((CommandResponse response) -> response.bytes(stream(""))))
        .containsExactly("1 2 stream-begin bytes-response eos ");
  }

  @Test
  void ofAChannelGoesAsBareBytes() {
    assertThat(
            framesOf(
                (CommandResponse response) ->
                    response.bytes(Channels.newChannel(stream("abcdefgh")))))
        .containsExactly(FIRST + " abcd", NEXT + " efgh", END + " ");
    assertThat(closed).containsExactly("stream");
  }

  @Test
  void ofPiecesJoinsThem() {
    assertThat(
            framesOf(
                response ->
                    response.chunks(
                        Stream.of(bytes("a"), bytes(""), bytes("bcdef"), bytes("g"))
                            .onClose(() -> closed.add("pieces")))))
        .containsExactly(FIRST + " abcd", NEXT + " efg", END + " ");
    assertThat(closed).containsExactly("pieces");
  }

  @Test
  void ofAStreamOfItemsIsASequenceInFullFrames() {
    assertThat(
            framesOf(
                response ->
                    response.items(
                        IntStream.rangeClosed(1, 9).boxed().onClose(() -> closed.add("items")),
                        (out, item) -> out.writeLong(item))))
        .containsExactly(
            FIRST + "|cbor \\x01\\x02\\x03\\x04",
            NEXT + "|cbor \\x05\\x06\\x07\\x08",
            NEXT + "|cbor \\t",
            END + "|cbor ");
    assertThat(closed).containsExactly("items");
  }

  @Test
  void itemsMayCrossTheBordersOfFrames() {
    assertThat(
            framesOf(
                response ->
                    response.items(
                        Stream.of("abcdef", "g").iterator(), (out, item) -> out.writeText(item))))
        .containsExactly(
            FIRST + "|cbor fabc", NEXT + "|cbor defa", NEXT + "|cbor g", END + "|cbor ");
  }

  /** Items that end with a failure, and are closed. */
  private final class Items implements Iterator<Integer>, AutoCloseable {
    private int next;

    @Override
    public boolean hasNext() {
      return true;
    }

    @Override
    public Integer next() {
      if (next == 2) {
        throw new CommandException("conflict", "gone");
      }
      return next++;
    }

    @Override
    public void close() {
      closed.add("iterator");
    }
  }

  @Test
  void anErrorFollowsTheItemsBeforeIt() {
    assertThat(
            framesOf(response -> response.items(new Items(), (out, item) -> out.writeLong(item))))
        .containsExactly(FIRST + "|cbor \\x00\\x01", "1 2 0 error-response application gone");
    assertThat(closed).containsExactly("iterator");
  }

  @Test
  void anItemThatCannotBeWrittenIsAnError() {
    assertThat(
            framesOf(
                response ->
                    response.items(
                        Arrays.asList(1, 2).iterator(),
                        (out, item) -> {
                          if (item == 2) {
                            throw new CommandException("no 2");
                          }
                          out.writeLong(item);
                        })))
        .containsExactly(FIRST + "|cbor \\x01", "1 2 0 error-response application no 2");
  }

  @Test
  void anItemThatIsNoneIsAFailure() {
    scene.limits(Limits.builder());
    assertThat(
            framesOf(
                response ->
                    response.items(
                        Arrays.asList(1, null).iterator(), (out, item) -> out.writeLong(item))))
        .satisfiesExactly(
            first -> assertThat(first).isEqualTo(FIRST + "|cbor \\x01"),
            error ->
                assertThat(error)
                    .startsWith("1 2 0 error-response application job: internal error "));
  }

  @Test
  void aSourceThatCannotBeClosedIsAFailure() {
    scene.limits(Limits.builder());
    InputStream stubborn =
        new ByteArrayInputStream(bytes("ab")) {
          @Override
          public void close() throws IOException {
            throw new IOException("a secret");
          }
        };
    assertThat(framesOf((CommandResponse response) -> response.bytes(stubborn)))
        .satisfiesExactly(
            first -> assertThat(first).isEqualTo(FIRST + " ab"),
            error ->
                assertThat(error)
                    .startsWith("1 2 0 error-response application job: internal error "));
  }

  @Test
  void mayBeThereLater() {
    java.util.concurrent.CompletableFuture<InputStream> stage =
        new java.util.concurrent.CompletableFuture<>();
    assertThat(framesOf(response -> response.later(stage, CommandResponse::bytes))).isEmpty();
    stage.complete(stream("ab"));
    link.runTasks();
    scene.runHandlers();
    assertThat(scene.sent()).containsExactly(FIRST + " ab", END + " ");
  }

  @Test
  void goesNoFasterThanThePeerReads() {
    int[] read = new int[1];
    InputStream endless =
        new InputStream() {
          @Override
          public int read() {
            throw new AssertionError("one at a time");
          }

          @Override
          public int read(byte[] into, int offset, int length) {
            read[0] += length;
            Arrays.fill(into, offset, offset + length, (byte) 'x');
            return length;
          }
        };
    link.setWritable(false);
    assertThat(framesOf((CommandResponse response) -> response.bytes(endless))).isEmpty();
    // One chunk, and no thread that waits.
    assertThat(read[0]).isEqualTo(4);
    assertThat(scene.handlers()).isEmpty();
    link.setWritable(true);
    scene.connection().onWritable();
    link.setWritable(false);
    assertThat(scene.sent()).hasSize(1);
    scene.runHandlers();
    assertThat(scene.sent()).isEmpty();
    // Two more, since the first one was sent.
    assertThat(read[0]).isEqualTo(12);
    assertThat(scene.handlers()).isEmpty();
  }

  @Test
  void ofACallThatIsTakenBackIsClosedBeforeItIsRead() {
    scene.limits(Limits.builder());
    commands.blocking(
        "job",
        (context, data, response) -> {
          scene.receiveMeanwhile(cancel(3, 1));
          response.bytes(
              new InputStream() {
                @Override
                public int read() {
                  throw new AssertionError("read");
                }

                @Override
                public void close() {
                  closed.add("unread");
                }
              });
        });
    scene.receive(request(1, "job"));
    scene.runHandlers();
    assertThat(closed).containsExactly("unread");
    assertThat(scene.sent())
        .containsExactly(
            "1 2 stream-begin error-response application job: cancelled by the peer",
            "3 2 0 bytes-response eos|cbor cbor:True");
  }

  @Test
  void ofAHandlerThatFailsAfterwardsIsClosedBeforeItIsRead() {
    assertThat(
            framesOf(
                (CommandResponse response) -> {
                  response.bytes(stream("ab"));
                  throw new CommandException("no");
                }))
        .containsExactly("1 2 stream-begin error-response application no");
    link.runTasks();
    scene.runHandlers();
    assertThat(closed).containsExactly("stream");
  }

  @Test
  void isClosedWhenTheConnectionIsGone() {
    link.setWritable(false);
    assertThat(framesOf((CommandResponse response) -> response.bytes(stream("x".repeat(100)))))
        .isEmpty();
    scene.connection().onClosed(null);
    scene.runHandlers();
    assertThat(closed).containsExactly("stream");
  }

  @Test
  void holdsItsPlaceUntilItsSourceIsClosed() {
    scene.limits(Limits.builder().sendPayload(4).runningCommands(1));
    commands.nonBlocking("now", response -> response.cbor().writeNull());
    commands.nonBlocking(
        "job", (CommandResponse response) -> response.bytes(stream("x".repeat(100))));
    link.setWritable(false);
    scene.receive(request(1, "job"), request(3, "now"));
    scene.runHandlers();
    scene.receive(cancel(5, 1));
    link.setWritable(true);
    scene.connection().onWritable();
    assertThat(scene.sent())
        .containsExactly(
            "5 2 stream-begin bytes-response eos|cbor cbor:True",
            "1 2 0 bytes-response continuation xxxx",
            "1 2 0 error-response application job:");
    assertThat(closed).isEmpty();
    scene.runHandlers();
    assertThat(closed).containsExactly("stream");
    assertThat(scene.sent()).containsExactly("3 2 0 bytes-response eos|cbor cbor:None");
  }

  @Test
  void thatNoThreadReadsIsRefused() {
    scene.limits(Limits.builder());
    scene.onThreads(
        task -> {
          throw new RejectedExecutionException();
        });
    commands.nonBlocking("job", (CommandResponse response) -> response.bytes(stream("abc")));
    scene.receive(request(1, "job"));
    // The source is closed on a thread of its own, perhaps before the batch is over.
    List<String> sent = scene.sent();
    while (sent.isEmpty()) {
      Thread.onSpinWait();
      link.runTasks();
      sent = scene.sent();
    }
    assertThat(sent)
        .containsExactly(
            "1 2 stream-begin error-response application job: the server has no thread to read the"
                + " result");
    assertThat(closed).containsExactly("stream");
  }

  @Test
  void withOneThreadAnotherCallIsAnsweredWhileTheFirstStandsStill() throws InterruptedException {
    Thread[] handlerOf = new Thread[2];
    PooledHandlerExecutor pool = new PooledHandlerExecutor(1, Thread::new);
    scene.onThreads(pool);
    commands.blocking(
        "download",
        (CommandResponse response) -> {
          handlerOf[0] = Thread.currentThread();
          response.bytes(stream("x".repeat(1000)));
        });
    commands.blocking(
        "other",
        response -> {
          handlerOf[1] = Thread.currentThread();
          response.raw(bytes("y"));
        });
    link.setWritable(false);
    scene.receive(request(1, "download"));
    // Its handler has returned, and then four chunks are there.
    link.awaitTask();
    link.awaitTask();
    scene.receive(request(3, "other"));
    link.awaitTask();
    link.setWritable(true);
    scene.connection().onWritable();
    assertThat(scene.sent()).startsWith(FIRST + " xxxx", "3 2 0 bytes-response eos y");
    assertThat(handlerOf[0]).isNotNull().isSameAs(handlerOf[1]);
    scene.connection().onClosed(null);
    pool.close();
    handlerOf[0].join();
    assertThat(closed).containsExactly("stream");
  }
}
