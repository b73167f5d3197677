package dev.wirecommand.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.wirecommand.cbor.CborReader;
import dev.wirecommand.cbor.CborWriter;
import dev.wirecommand.codegen.TypedClient;
import dev.wirecommand.command.CommandData;
import dev.wirecommand.command.CommandException;
import dev.wirecommand.command.ConnectionException;
import dev.wirecommand.reactor.Limits;
import dev.wirecommand.testing.wire.TestLink;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.ReadableByteChannel;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.concurrent.Flow;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Results that a typed client reads as they arrive. */
class TypedStreamsTest {
  private static final String CANCEL_1 =
      "3 1 0 command-request new cbor:{b'args': {b'request': 1}, b'name': b'wirecommand.cancel'}";

  private final TestLink link = new TestLink();
  private final ClientConnection connection =
      new ClientConnection(
          link, ClientOptions.builder().limits(Limits.builder().responseBytes(6).build()).build());
  private final Client client = new Client(connection);

  @BeforeEach
  void readOnAnotherThread() {
    link.setOnEventLoop(false);
  }

  @Test
  void aStreamOfBytes() throws Exception {
    try (InputStream result = client.stream()) {
      begun();
      receive("1 2 stream-begin bytes-response continuation ab\\xff", "1 2 0 bytes-response eos c");
      assertThat(result.read()).isEqualTo('a');
      assertThat(result.available()).isEqualTo(3);
      assertThat(result.skip(1)).isEqualTo(1);
      assertThat(result.read()).isEqualTo(0xFF);
      assertThat(result.readAllBytes()).containsExactly('c');
    }
    assertNotCancelled();
  }

  @Test
  void aChannelOfBytes() throws Exception {
    try (ReadableByteChannel result = client.channel()) {
      begun();
      receive("1 2 stream-begin bytes-response eos abc");
      ByteBuffer buffer = ByteBuffer.allocate(10);
      assertThat(result.read(buffer)).isEqualTo(3);
      assertThat(result.read(buffer)).isEqualTo(-1);
      assertThat(StandardCharsets.US_ASCII.decode(buffer.flip()).toString()).isEqualTo("abc");
    }
    assertNotCancelled();
  }

  @Test
  void aChannelThatIsClosedEarlyCancels() throws Exception {
    ReadableByteChannel result = client.channel();
    begun();
    result.close();
    link.runTasks();
    assertThat(link.takeWritten()).containsExactly(CANCEL_1);
  }

  @Test
  void piecesOfBytes() {
    try (Stream<byte[]> result = client.chunks()) {
      begun();
      receive("1 2 stream-begin bytes-response eos abc");
      assertThat(result).containsExactly(new byte[] {'a', 'b', 'c'});
    }
    assertNotCancelled();
  }

  @Test
  void piecesThatAreClosedEarlyCancel() {
    try (Stream<byte[]> result = client.chunks()) {
      begun();
      receive("1 2 stream-begin bytes-response continuation abc");
      assertThat(result.findFirst()).contains(new byte[] {'a', 'b', 'c'});
    }
    link.runTasks();
    assertThat(link.takeWritten()).containsExactly(CANCEL_1);
  }

  @Test
  void aStreamOfItems() {
    try (Stream<Integer> result = client.items()) {
      begun();
      receive(
          "1 2 stream-begin bytes-response continuation|cbor \\x01\\x19",
          "1 2 0 bytes-response eos|cbor \\x01\\x00\\x03");
      assertThat(result).containsExactly(1, 256, 3);
    }
    assertNotCancelled();
  }

  @Test
  void anIteratorOfItems() {
    Iterator<Integer> result = client.iterator();
    begun();
    receive("1 2 stream-begin bytes-response eos|cbor \\x01\\x02");
    assertThat(result.next()).isEqualTo(1);
    assertThat(result.hasNext()).isTrue();
    assertThat(result.next()).isEqualTo(2);
    assertThat(result.hasNext()).isFalse();
    assertThatThrownBy(result::next).isInstanceOf(NoSuchElementException.class);
    assertNotCancelled();
  }

  @Test
  void anIteratorThatIsClosedEarlyCancels() throws Exception {
    Iterator<Integer> result = client.iterator();
    begun();
    receive("1 2 stream-begin bytes-response continuation|cbor \\x01\\x02");
    assertThat(result.next()).isEqualTo(1);
    ((AutoCloseable) result).close();
    link.runTasks();
    assertThat(link.takeWritten()).containsExactly(CANCEL_1);
  }

  @Test
  void anItemOfAnotherTypeFailsTheRest() {
    Iterator<Integer> result = client.iterator();
    begun();
    receive("1 2 stream-begin bytes-response continuation|cbor \\x01\\x61a\\x02");
    assertThat(result.next()).isEqualTo(1);
    assertThatThrownBy(result::next)
        .isInstanceOf(ConnectionException.class)
        .hasMessage("list: result '[1]': expected integer, got text");
    link.runTasks();
    assertThat(link.takeWritten()).containsExactly(CANCEL_1);
    assertThat(link.isClosed()).isFalse();
  }

  @Test
  void aSequenceThatEndsWithinAnItemFails() {
    Iterator<Integer> result = client.iterator();
    begun();
    receive("1 2 stream-begin bytes-response eos|cbor \\x01\\x19\\x01");
    assertThat(result.next()).isEqualTo(1);
    assertThatThrownBy(result::hasNext)
        .isInstanceOf(ConnectionException.class)
        .hasMessage(
            "list: result: the sequence ended within item 1 (counted from 0), of which 2 bytes are"
                + " there");
  }

  @Test
  void anItemMayBeAsLongAsAResponse() {
    Iterator<Integer> result = client.iterator();
    begun();
    receive("1 2 stream-begin bytes-response continuation|cbor \\x46");
    assertThatThrownBy(result::hasNext)
        .isInstanceOf(ConnectionException.class)
        .hasMessage("list: result '[0]': the item is longer than the 6 bytes that one may have");
  }

  @Test
  void aFailureIsThrownOnTheThreadThatReads() {
    InputStream bytes = client.stream();
    Stream<byte[]> pieces = client.chunks();
    Iterator<Integer> items = client.iterator();
    begun();
    String error = " error-response application cbor:{b'code': b'conflict', b'message': b'torn'}";
    receive("1 2 stream-begin" + error, "3 2 0" + error, "5 2 0" + error);
    for (ThrowingCallable read :
        List.<ThrowingCallable>of(
            () -> read(bytes),
            () -> assertThat(pieces.findFirst()).isPresent(),
            () -> assertThat(items.hasNext()).isTrue())) {
      assertThatThrownBy(read)
          .isInstanceOfSatisfying(
              CommandException.class,
              e -> {
                assertThat(e.code()).isEqualTo("conflict");
                assertThat(e.getStackTrace())
                    .anyMatch(
                        frame -> frame.getMethodName().contains("FailureIsThrownOnTheThread"));
              })
          .hasMessage("torn")
          .hasCauseInstanceOf(CommandException.class);
    }
  }

  @Test
  void theEndOfTheConnectionIsThrownSo() {
    InputStream bytes = client.stream();
    begun();
    connection.onEndOfInput();
    assertThatThrownBy(bytes::read)
        .isExactlyInstanceOf(ConnectionException.class)
        .hasMessage("the server closed the connection")
        .hasCauseInstanceOf(ConnectionException.class);
  }

  @Test
  void aResponseOfTheOtherKindIsRefused() {
    InputStream bytes = client.stream();
    Iterator<Integer> items = client.iterator();
    begun();
    receive("1 2 stream-begin bytes-response eos|cbor \\x01", "3 2 0 bytes-response eos a");
    assertThatThrownBy(bytes::read)
        .isInstanceOf(ConnectionException.class)
        .hasMessage("cat: expected raw bytes, got a response with the cbor flag");
    assertThatThrownBy(items::hasNext)
        .isInstanceOf(ConnectionException.class)
        .hasMessage("list: expected a typed result, got a response without the cbor flag");
  }

  @Test
  void aReadThatIsInterruptedCancels() {
    InputStream bytes = client.stream();
    Stream<byte[]> pieces = client.chunks();
    Iterator<Integer> items = client.iterator();
    begun();
    Thread.currentThread().interrupt();
    try {
      assertThatThrownBy(bytes::read).isInstanceOf(InterruptedIOException.class);
      assertThatThrownBy(pieces::findFirst)
          .isInstanceOf(ConnectionException.class)
          .hasMessage("cat: interrupted while waiting for the result");
      assertThatThrownBy(items::hasNext)
          .isInstanceOf(ConnectionException.class)
          .hasMessage("list: interrupted while waiting for the result");
    } finally {
      assertThat(Thread.interrupted()).isTrue();
    }
    link.runTasks();
    assertThat(link.takeWritten())
        .containsExactly(
            CANCEL_1.replaceFirst("^3", "7"),
            CANCEL_1.replaceFirst("^3", "9").replace("b'request': 1", "b'request': 3"),
            CANCEL_1.replaceFirst("^3", "11").replace("b'request': 1", "b'request': 5"));
  }

  @Test
  void readingOnTheConnectionsOwnThreadIsRefused() {
    InputStream bytes = client.stream();
    Iterator<Integer> items = client.iterator();
    begun();
    link.setOnEventLoop(true);
    assertThatThrownBy(bytes::read).isInstanceOf(IllegalStateException.class);
    assertThatThrownBy(items::hasNext).isInstanceOf(IllegalStateException.class);
  }

  @Test
  void eachSubscriptionIsACall() {
    link.setOnEventLoop(true);
    Flow.Publisher<ByteBuffer> bytes = client.bytesPublisher(CommandData.none());
    link.runTasks();
    assertThat(link.takeWritten()).isEmpty();
    Received<ByteBuffer> first = new Received<>();
    Received<ByteBuffer> second = new Received<>();
    bytes.subscribe(first);
    bytes.subscribe(second);
    link.runTasks();
    assertThat(link.takeWritten()).hasSize(2);
    receive("1 2 stream-begin bytes-response eos a", "3 2 0 error-response application no");
    assertThat(first.signals).containsExactly(ByteBuffer.wrap(new byte[] {'a'}), "complete");
    assertThat(second.signals).containsExactly("dev.wirecommand.command.CommandException: no");
  }

  @Test
  void itemsArePublished() {
    link.setOnEventLoop(true);
    Received<Integer> received = new Received<>();
    client.itemsPublisher().subscribe(received);
    begun();
    receive("1 2 stream-begin bytes-response continuation|cbor \\x01\\x02");
    assertThat(received.signals).containsExactly(1, 2);
    receive("1 2 0 bytes-response continuation|cbor \\x61a");
    assertThat(received.signals)
        .containsExactly(
            1,
            2,
            "dev.wirecommand.command.ConnectionException:"
                + " list: result '[2]': expected integer, got text");
    link.runTasks();
    assertThat(link.takeWritten()).containsExactly(CANCEL_1);
  }

  @Test
  void dataThatCanBeSentOnceServesTheFirstSubscription() {
    link.setOnEventLoop(true);
    Flow.Publisher<ByteBuffer> bytes =
        client.bytesPublisher(CommandData.of(new ByteArrayInputStream(new byte[0])));
    Received<ByteBuffer> second = new Received<>();
    bytes.subscribe(new Received<>());
    bytes.subscribe(second);
    link.runTasks();
    assertThat(second.signals).hasSize(1);
    assertThat((String) second.signals.get(0))
        .startsWith(
            "dev.wirecommand.command.ConnectionException: cat: java.lang.IllegalStateException: the"
                + " data has been asked for before");
  }

  @Test
  void aSubscriberIsToldOfACallThatCannotBeMade() {
    Client broken =
        new Client(
            new ForwardingClient(connection) {
              @Override
              public ResponseStream open(CommandCall call) {
                throw new ConnectionException("no connection");
              }
            });
    Received<ByteBuffer> received = new Received<>();
    broken.bytesPublisher(CommandData.none()).subscribe(received);
    assertThat(received.subscribed).isEqualTo(1);
    assertThat(received.signals)
        .containsExactly("dev.wirecommand.command.ConnectionException: no connection");
    assertThatThrownBy(() -> broken.itemsPublisher().subscribe(null))
        .isInstanceOf(NullPointerException.class);
  }

  private void begun() {
    link.runTasks();
    link.takeWritten();
  }

  private void receive(String... frames) {
    TestLink.deliver(connection, frames);
  }

  private void assertNotCancelled() {
    link.runTasks();
    assertThat(link.takeWritten()).isEmpty();
  }

  private static void read(InputStream stream) {
    try {
      stream.read();
    } catch (java.io.IOException e) {
      throw new AssertionError(e);
    }
  }

  /** Wants everything, and notes what it is told. */
  private static final class Received<T> implements Flow.Subscriber<T> {
    private final List<Object> signals = new ArrayList<>();
    private int subscribed;

    @Override
    public void onSubscribe(Flow.Subscription subscription) {
      subscribed++;
      subscription.request(Long.MAX_VALUE);
    }

    @Override
    public void onNext(T item) {
      signals.add(item);
    }

    @Override
    public void onError(Throwable failure) {
      signals.add(failure.toString());
    }

    @Override
    public void onComplete() {
      signals.add("complete");
    }
  }

  /** What the processor would generate, in short. */
  private static final class Client extends TypedClient {
    private static final CommandName CAT = Made.name("cat");
    private static final CommandName LIST = Made.name("list");

    Client(CommandClient client) {
      super(client);
    }

    InputStream stream() {
      return openStream(CAT, none(), CommandData.none());
    }

    ReadableByteChannel channel() {
      return openChannel(CAT, none(), CommandData.none());
    }

    Stream<byte[]> chunks() {
      return openChunks(CAT, none(), CommandData.none());
    }

    Stream<Integer> items() {
      return openItems(LIST, none(), CommandData.none(), CborReader::readInt);
    }

    Iterator<Integer> iterator() {
      return openIterator(LIST, none(), CommandData.none(), CborReader::readInt);
    }

    Flow.Publisher<ByteBuffer> bytesPublisher(CommandData data) {
      return publishBytes(CAT, none(), data);
    }

    Flow.Publisher<Integer> itemsPublisher() {
      return publishItems(LIST, none(), CommandData.none(), CborReader::readInt);
    }

    private static CborWriter none() {
      CborWriter arguments = new CborWriter();
      arguments.writeMapHeader(0);
      return arguments;
    }
  }
}
