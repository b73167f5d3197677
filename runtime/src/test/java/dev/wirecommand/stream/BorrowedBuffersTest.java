package dev.wirecommand.stream;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.concurrent.Flow;
import org.junit.jupiter.api.Test;

/** Buffers that a subscriber borrows, so that their bytes are not copied. */
class BorrowedBuffersTest {
  private final RecordingReceiveOwner owner =
      new RecordingReceiveOwner() {
        @Override
        public boolean borrows(Flow.Subscriber<?> subscriber) {
          return subscriber == signals;
        }
      };

  private final ReceiveBuffer buffer = new ReceiveBuffer(10, owner);
  private final byte[] arrived = Bytes.of("<abcdef>");

  /** Runs while the subscriber is being given a buffer. */
  private Runnable meanwhile = () -> {};

  private final Signals<ByteBuffer> signals =
      new Signals<>() {
        @Override
        void onItem(ByteBuffer item) {
          meanwhile.run();
        }
      };

  private void subscribe(Signals<ByteBuffer> to, long demand) {
    owner.ownThread = true;
    buffer.publisher().subscribe(to);
    to.subscription.request(demand);
    assertThat(to.news()).containsExactly("subscribed");
  }

  /** Adds a part of the array, and then overwrites that part. */
  private void add(int offset, int length) {
    buffer.add(arrived, offset, length);
    Arrays.fill(arrived, offset, offset + length, (byte) '-');
  }

  @Test
  void isNotCopied() {
    subscribe(signals, 2);
    add(1, 4);
    add(5, 2);
    assertThat(signals.news()).containsExactly("abcd", "ef");
    assertThat(signals.items).allMatch(item -> item.array() == arrived);
    assertThat(signals.items.get(1)).isEqualTo(ByteBuffer.wrap(arrived, 5, 2));
    assertThat(buffer.taken()).isEqualTo(6);
    assertThat(buffer.isFull()).isFalse();
    buffer.end();
    assertThat(signals.news()).containsExactly("completed");
  }

  @Test
  void isCopiedForAllOthers() {
    Signals<ByteBuffer> keeping = new Signals<>();
    subscribe(keeping, 1);
    add(1, 4);
    assertThat(keeping.items).containsExactly(ByteBuffer.wrap(Bytes.of("abcd")));
  }

  @Test
  void isCopiedWhileNothingIsAskedFor() {
    subscribe(signals, 1);
    add(1, 2);
    add(3, 2);
    add(5, 2);
    assertThat(signals.news()).containsExactly("ab");
    signals.subscription.request(1);
    assertThat(signals.news()).containsExactly("cdef");
  }

  @Test
  void isCopiedWhileTheSubscriberIsBeingTold() {
    meanwhile =
        () -> {
          meanwhile = () -> {};
          add(3, 2);
          add(5, 2);
        };
    subscribe(signals, 3);
    add(1, 2);
    assertThat(signals.news()).containsExactly("ab", "cd", "ef");
    assertThat(signals.deepest).isEqualTo(1);
    assertThat(buffer.taken()).isEqualTo(6);
    buffer.end();
    assertThat(signals.news()).containsExactly("completed");
  }

  @Test
  void isNotSignalledAfterCancelling() {
    meanwhile = () -> signals.subscription.cancel();
    subscribe(signals, 3);
    add(1, 2);
    add(3, 2);
    assertThat(signals.news()).containsExactly("ab");
    assertThat(owner.events).containsExactly("closed");
  }
}
