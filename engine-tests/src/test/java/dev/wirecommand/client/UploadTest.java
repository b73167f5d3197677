package dev.wirecommand.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.wirecommand.command.CommandData;
import dev.wirecommand.command.CommandException;
import dev.wirecommand.command.ConnectionException;
import dev.wirecommand.reactor.Limits;
import dev.wirecommand.testing.wire.TestLink;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Flow;
import org.junit.jupiter.api.Test;

/** Data that is sent as it is produced. */
class UploadTest {
  private static final String PUT =
      " command-request new|have-data cbor:{b'meta': {b'errors': b'cbor', b'window': 67108864},"
          + " b'name': b'put'}";

  /** The request that finds out whether the server has windows, before the first upload. */
  private static final String PING =
      "3 1 stream-begin command-request new cbor:{b'meta': {b'window': 65536}, b'name':"
          + " b'wirecommand.ping'}";

  private static final String CALL =
      " command-request new cbor:{b'meta': {b'errors': b'cbor'}, b'name': b'a'}";

  private final TestLink link = new TestLink();
  private final Queue<Runnable> reads = new ArrayDeque<>();
  private final ClientConnection client =
      new ClientConnection(
          link,
          ClientOptions.builder()
              .limits(Limits.builder().sendPayload(48).build())
              .executor(reads::add)
              .build());

  @Test
  void aStreamIsSentAsItIsRead() {
    Given given = new Given("hello");
    CompletableFuture<CommandReply> call = put(given);
    link.runTasks();
    assertThat(link.takeWritten()).containsExactly(PING, "1 1 0" + PUT);
    runReads();
    link.runTasks();
    assertThat(link.takeWritten()).containsExactly("1 1 0 command-data eos hello");
    assertThat(given.closed).isEqualTo(1);
    TestLink.deliver(client, "1 2 stream-begin bytes-response eos ok");
    assertThat(call).isCompleted();
  }

  @Test
  void anEmptyStreamIsOneEmptyFrame() {
    put(new Given(""));
    runAll();
    assertThat(link.takeWritten()).containsExactly(PING, "1 1 0" + PUT, "1 1 0 command-data eos ");
  }

  @Test
  void dataIsCutIntoFramesAndTheRestFollows() {
    put(new Given("x".repeat(106)));
    runAll();
    assertThat(link.takeWritten())
        .containsExactly(
            PING,
            "1 1 0" + PUT,
            "1 1 0 command-data continuation " + "x".repeat(48),
            "1 1 0 command-data continuation " + "x".repeat(48),
            "1 1 0 command-data eos " + "x".repeat(10));
  }

  @Test
  void whatIsProducedWaitsWhileTheServerDoesNotRead() {
    Given given = new Given("x".repeat(96_000));
    put(given);
    link.runTasks();
    TestLink.deliver(client, "3 2 stream-begin bytes-response eos|cbor cbor:None");
    link.setWritable(false);
    runAll();
    int ahead = given.read;
    // Eight frames' worth.
    assertThat(ahead).isEqualTo(384);
    assertThat(reads).isEmpty();
    link.setWritable(true);
    link.setWritableChecks(3);
    client.onWritable();
    runAll();
    assertThat(given.read).isBetween(ahead, ahead + 144);
    link.setWritableChecks(-1);
    client.onWritable();
    runAll();
    assertThat(given.read).isEqualTo(96_000);
    assertThat(link.takeWritten()).hasSize(2 + 2000 + 1);
  }

  @Test
  void callsTakeTurnsFrameByFrame() {
    client.call(Made.call("put", CommandData.of(new byte[144])));
    client.call(Made.call("put", CommandData.of(stream("y".repeat(96)))));
    client.call(Made.call("a"));
    link.setWritable(false);
    runAll();
    link.setWritable(true);
    client.onWritable();
    String zeros = "\\x00".repeat(48);
    assertThat(link.takeWritten())
        .containsExactly(
            PING,
            "1 1 0" + PUT,
            "5 1 0" + PUT,
            "7 1 0" + CALL,
            "1 1 0 command-data continuation " + zeros,
            "5 1 0 command-data continuation " + "y".repeat(48),
            "1 1 0 command-data continuation " + zeros,
            "5 1 0 command-data continuation " + "y".repeat(48),
            "1 1 0 command-data continuation " + zeros,
            "5 1 0 command-data eos ",
            "1 1 0 command-data eos ");
  }

  @Test
  void aCallThatComesLaterPassesAnUploadThatIsUnderWay() {
    put(new Given("x".repeat(1000)));
    link.setWritableChecks(4);
    runAll();
    link.takeWritten();
    client.call(Made.call("a"));
    link.runTasks();
    link.setWritableChecks(2);
    client.onWritable();
    assertThat(link.takeWritten())
        .containsExactly("1 1 0 command-data continuation " + "x".repeat(48), "5 1 0" + CALL);
  }

  @Test
  void aSlowSourceHoldsNobodyUp() {
    put(new Given("late"));
    client.call(Made.call("a"));
    link.runTasks();
    assertThat(link.takeWritten()).containsExactly(PING, "1 1 0" + PUT, "5 1 0" + CALL);
    runAll();
    assertThat(link.takeWritten()).containsExactly("1 1 0 command-data eos late");
  }

  @Test
  void whatIsPublishedIsSent() {
    Published published = new Published();
    client.call(Made.call("put", CommandData.of(published)));
    link.runTasks();
    link.takeWritten();
    published.next("x".repeat(58));
    link.runTasks();
    assertThat(link.takeWritten())
        .containsExactly("1 1 0 command-data continuation " + "x".repeat(48));
    // What is left is given a moment for more to join it.
    published.next("y");
    link.runTasks();
    assertThat(link.takeWritten()).isEmpty();
    link.advance(Duration.ofMillis(1));
    assertThat(link.takeWritten()).containsExactly("1 1 0 command-data continuation xxxxxxxxxxy");
    published.next("z");
    published.subscriber.onComplete();
    link.runTasks();
    assertThat(link.takeWritten()).containsExactly("1 1 0 command-data eos z");
    // The moment that what was left is given ends after the data has.
    assertThat(link.timers()).isEqualTo(1);
    link.advance(Duration.ofMillis(1));
    assertThat(link.takeWritten()).isEmpty();
  }

  @Test
  void whatIsPublishedWithinRequestsIsSent() {
    int all = 60_000;
    client.call(
        Made.call(
            "put",
            CommandData.of(
                subscriber ->
                    subscriber.onSubscribe(
                        new Flow.Subscription() {
                          private int next;
                          private boolean ended;

                          @Override
                          public void request(long n) {
                            for (long i = 0; i < n && next < all; i++, next++) {
                              subscriber.onNext(ByteBuffer.wrap(new byte[] {'x'}));
                            }
                            if (next == all && !ended) {
                              ended = true;
                              subscriber.onComplete();
                            }
                          }

                          @Override
                          public void cancel() {}
                        }))));
    runAll();
    List<String> sent = link.takeWritten();
    // The ping that asks for windows, and the request, come first.
    assertThat(sent).hasSize(2 + all / 48 + 1).endsWith("1 1 0 command-data eos ");
    assertThat(sent.subList(2, 2 + all / 48))
        .containsOnly("1 1 0 command-data continuation " + "x".repeat(48));
  }

  @Test
  void aSourceThatFailsEndsItsCallAndCancelsIt() {
    Given given = new Given("abc");
    given.failure = new IOException("disk on fire");
    CompletableFuture<CommandReply> call = put(given);
    CompletableFuture<CommandReply> other = client.call(Made.call("a"));
    runAll();
    assertThatThrownBy(call::join)
        .cause()
        .isInstanceOfSatisfying(
            CommandException.class, e -> assertThat(e.code()).isEqualTo("cancelled"))
        .hasMessage("put: the data to send could not be read: java.io.IOException: disk on fire")
        .hasCause(given.failure);
    assertThat(link.takeWritten())
        .containsExactly(
            PING,
            "1 1 0" + PUT,
            "5 1 0" + CALL,
            "1 1 0 command-data continuation abc",
            "7 1 0 command-request new cbor:{b'args': {b'request': 1}, b'name': b'wirecommand.cancel'}",
            "1 1 0 command-data eos ");
    assertThat(given.closed).isEqualTo(1);
    TestLink.deliver(
        client,
        "1 2 stream-begin error-response application cancelled by the peer",
        "7 2 0 bytes-response eos|cbor cbor:True",
        "5 2 0 bytes-response eos yes");
    assertThat(other).isCompleted();
  }

  @Test
  void anAnswerBeforeTheEndOfTheDataEndsTheData() {
    Given given = new Given("x".repeat(1000));
    CompletableFuture<CommandReply> call = put(given);
    link.runTasks();
    link.setWritable(false);
    runReads();
    TestLink.deliver(client, "1 2 stream-begin bytes-response eos enough");
    assertThat(call).isCompleted();
    link.setWritable(true);
    link.takeWritten();
    client.onWritable();
    assertThat(link.takeWritten()).containsExactly("1 1 0 command-data eos ");
    runAll();
    assertThat(given.closed).isEqualTo(1);
  }

  @Test
  void cancellingClosesTheSource() {
    Given given = new Given("x".repeat(1000));
    CompletableFuture<CommandReply> call = put(given);
    link.setWritableChecks(3);
    runAll();
    link.takeWritten();
    call.cancel(false);
    link.setWritableChecks(-1);
    runAll();
    assertThat(given.closed).isEqualTo(1);
    assertThat(link.takeWritten())
        .containsExactly(
            "5 1 0 command-request new cbor:{b'args': {b'request': 1}, b'name': b'wirecommand.cancel'}",
            "1 1 0 command-data eos ");
  }

  @Test
  void theEndOfTheConnectionClosesTheSource() {
    Given given = new Given("x".repeat(1000));
    CompletableFuture<CommandReply> call = put(given);
    link.setWritableChecks(3);
    runAll();
    client.onClosed(new IOException("broken pipe"));
    runAll();
    assertThat(given.closed).isEqualTo(1);
    assertThatThrownBy(call::join)
        .cause()
        .isInstanceOf(ConnectionException.class)
        .hasMessage("the connection failed: broken pipe");
  }

  @Test
  void aPublisherThatFailsToBeCancelledDisturbsNothing() {
    Published published = new Published();
    published.refusal = new IllegalStateException("the publisher's own affair");
    CompletableFuture<CommandReply> call = client.call(Made.call("put", CommandData.of(published)));
    CompletableFuture<CommandReply> other = client.call(Made.call("a"));
    link.runTasks();
    client.onEndOfInput();
    assertThat(call).isCompletedExceptionally();
    assertThat(other).isCompletedExceptionally();
    assertThat(link.isClosed()).isTrue();
  }

  @Test
  void aCallThatNeverBeginsClosesItsSource() {
    client.onEndOfInput();
    Given given = new Given("x");
    CompletableFuture<CommandReply> call = put(given);
    runAll();
    assertThat(given.closed).isEqualTo(1);
    assertThat(given.read).isZero();
    assertThat(call).isCompletedExceptionally();
    Given cancelled = new Given("x");
    put(cancelled).cancel(false);
    runAll();
    assertThat(cancelled.closed).isEqualTo(1);
  }

  @Test
  void dataThatThrowsEndsItsCallAlone() {
    CommandData broken =
        new ForwardingData(CommandData.none()) {
          @Override
          public boolean isPresent() {
            return true;
          }

          @Override
          public <R> R accept(Visitor<R> visitor) {
            throw new UnsupportedOperationException("no data today");
          }
        };
    CompletableFuture<CommandReply> call = client.call(Made.call("put", broken));
    client.call(Made.call("a"));
    runAll();
    assertThatThrownBy(call::join)
        .cause()
        .isInstanceOf(UnsupportedOperationException.class)
        .hasMessage("no data today");
    assertThat(link.takeWritten()).containsExactly("1 1 stream-begin" + CALL);
  }

  @Test
  void aStreamIsSentOnce() {
    CommandData data = CommandData.of(stream("once"));
    client.call(Made.call("put", data));
    CompletableFuture<CommandReply> second = client.call(Made.call("put", data));
    runAll();
    assertThatThrownBy(second::join)
        .cause()
        .isInstanceOf(IllegalStateException.class)
        .hasMessageStartingWith("the data has been asked for before");
    assertThat(link.takeWritten())
        .containsExactly(PING, "1 1 0" + PUT, "1 1 0 command-data eos once");
  }

  @Test
  void aStreamIsReadOnAThreadOfItsOwnUnlessItIsSaidOtherwise() throws Exception {
    ClientConnection usual = new ClientConnection(link, ClientOptions.DEFAULT);
    CompletableFuture<Thread> reader = new CompletableFuture<>();
    CountDownLatch mayEnd = new CountDownLatch(1);
    InputStream stream =
        new InputStream() {
          @Override
          public int read() throws InterruptedIOException {
            reader.complete(Thread.currentThread());
            try {
              mayEnd.await();
            } catch (InterruptedException e) {
              throw new InterruptedIOException();
            }
            return -1;
          }
        };
    usual.call(Made.call("put", CommandData.of(stream)));
    link.runTasks();
    assertThat(link.takeWritten()).containsExactly(PING, "1 1 0" + PUT);
    assertThat(reader.get()).isNotSameAs(Thread.currentThread());
    assertThat(reader.get().isDaemon()).isTrue();
    mayEnd.countDown();
    link.awaitTask();
    assertThat(link.takeWritten()).containsExactly("1 1 0 command-data eos ");
  }

  private CompletableFuture<CommandReply> put(Given given) {
    return client.call(Made.call("put", CommandData.of(given)));
  }

  private static InputStream stream(String text) {
    return new ByteArrayInputStream(text.getBytes(StandardCharsets.US_ASCII));
  }

  private void runReads() {
    for (Runnable read = reads.poll(); read != null; read = reads.poll()) {
      read.run();
    }
  }

  /** Runs the reads, and what the connection makes of them, until nothing is left. */
  private void runAll() {
    link.runTasks();
    while (!reads.isEmpty()) {
      runReads();
      link.runTasks();
    }
  }

  /** A stream that counts what is read of it. */
  private static final class Given extends InputStream {
    private final InputStream bytes;
    private int read;
    private int closed;
    private IOException failure;

    Given(String text) {
      bytes = stream(text);
    }

    @Override
    public int read() throws IOException {
      byte[] one = new byte[1];
      return read(one, 0, 1) < 0 ? -1 : one[0];
    }

    @Override
    public int read(byte[] array, int offset, int length) throws IOException {
      int n = bytes.read(array, offset, length);
      if (n < 0 && failure != null) {
        throw failure;
      }
      read += Math.max(0, n);
      return n;
    }

    @Override
    public void close() {
      closed++;
    }
  }

  /** Data that is something else's. */
  private static class ForwardingData implements CommandData {
    private final CommandData data;

    ForwardingData(CommandData data) {
      this.data = data;
    }

    @Override
    public boolean isPresent() {
      return data.isPresent();
    }

    @Override
    public InputStream inputStream() {
      return data.inputStream();
    }

    @Override
    public Flow.Publisher<ByteBuffer> publisher() {
      return data.publisher();
    }

    @Override
    public byte[] toByteArray() {
      return data.toByteArray();
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
      return data.accept(visitor);
    }
  }

  /** A publisher that publishes when the test says. */
  private static final class Published implements Flow.Publisher<ByteBuffer> {
    private Flow.Subscriber<? super ByteBuffer> subscriber;
    private long requested;
    private RuntimeException refusal;

    @Override
    public void subscribe(Flow.Subscriber<? super ByteBuffer> given) {
      subscriber = given;
      given.onSubscribe(
          new Flow.Subscription() {
            @Override
            public void request(long n) {
              requested += n;
            }

            @Override
            public void cancel() {
              if (refusal != null) {
                throw refusal;
              }
            }
          });
    }

    void next(String text) {
      assertThat(requested--).isPositive();
      subscriber.onNext(ByteBuffer.wrap(text.getBytes(StandardCharsets.US_ASCII)));
    }
  }
}
