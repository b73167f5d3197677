package dev.wirecommand.client;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wirecommand.cbor.CborWriter;
import dev.wirecommand.codegen.TypedClient;
import dev.wirecommand.command.BorrowingSubscriber;
import dev.wirecommand.command.CommandData;
import dev.wirecommand.frame.FrameEncoder;
import dev.wirecommand.frame.text.FrameText;
import dev.wirecommand.link.TestLink;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Flow;
import org.junit.jupiter.api.Test;

/** Results whose bytes are published where they were read. */
class BorrowedResultTest {
  private final TestLink link = new TestLink();
  private final ClientConnection connection =
      new ClientConnection(link, ClientOptions.builder().build());

  private static class Keeping implements Flow.Subscriber<ByteBuffer> {
    final List<ByteBuffer> buffers = new ArrayList<>();
    final List<String> ends = new ArrayList<>();

    @Override
    public void onSubscribe(Flow.Subscription subscription) {
      subscription.request(Long.MAX_VALUE);
    }

    @Override
    public void onNext(ByteBuffer item) {
      buffers.add(item);
    }

    @Override
    public void onError(Throwable failure) {
      ends.add(failure.toString());
    }

    @Override
    public void onComplete() {
      ends.add("complete");
    }
  }

  private static final class Borrowing extends Keeping implements BorrowingSubscriber<ByteBuffer> {}

  private static final class Client extends TypedClient {
    Client(CommandClient client) {
      super(client);
    }

    Flow.Publisher<ByteBuffer> cat() {
      CborWriter none = new CborWriter();
      none.writeMapHeader(0);
      return publishBytes(Made.name("cat"), none, CommandData.none());
    }
  }

  private void subscribe(Keeping subscriber) {
    new Client(connection).cat().subscribe(subscriber);
    link.runTasks();
  }

  private byte[] receive(String frame) {
    byte[] bytes = FrameEncoder.encode(FrameText.parse(frame));
    connection.onBytes(bytes, 0, bytes.length);
    connection.onBatchEnd();
    return bytes;
  }

  @Test
  void areNotCopiedForWhoeverKeepsNothing() {
    Borrowing subscriber = new Borrowing();
    subscribe(subscriber);
    byte[] first = receive("1 2 stream-begin bytes-response continuation abc");
    byte[] last = receive("1 2 0 bytes-response eos de");
    assertThat(subscriber.buffers)
        .containsExactly(ByteBuffer.wrap(first, 8, 3), ByteBuffer.wrap(last, 8, 2));
    assertThat(subscriber.buffers.get(0).array()).isSameAs(first);
    assertThat(subscriber.buffers.get(1).array()).isSameAs(last);
    assertThat(subscriber.ends).containsExactly("complete");
  }

  @Test
  void failAsForAllOthers() {
    Borrowing subscriber = new Borrowing();
    subscribe(subscriber);
    receive("1 2 stream-begin error-response application no");
    assertThat(subscriber.ends).containsExactly("dev.wirecommand.command.CommandException: no");
  }

  @Test
  void areCopiedForAllOthers() {
    Keeping subscriber = new Keeping();
    subscribe(subscriber);
    byte[] frame = receive("1 2 stream-begin bytes-response eos abc");
    assertThat(subscriber.buffers).containsExactly(ByteBuffer.wrap(new byte[] {'a', 'b', 'c'}));
    assertThat(subscriber.buffers.get(0).array()).isNotSameAs(frame).hasSize(3);
  }
}
