package dev.wirecommand.stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.wirecommand.link.Allocation;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

/** A receive buffer that is read as a stream, by a reader that does not have to wait. */
class ReceiveBufferStreamTest {
  private final RecordingReceiveOwner owner = new RecordingReceiveOwner();
  private final ReceiveBuffer buffer = new ReceiveBuffer(10, owner);

  private void add(String text) {
    byte[] bytes = Bytes.of("<" + text + ">");
    buffer.add(bytes, 1, text.length());
    Arrays.fill(bytes, (byte) '?');
  }

  private static String read(InputStream stream, int most) throws IOException {
    byte[] into = new byte[most + 2];
    int n = stream.read(into, 1, most);
    return n < 0 ? "end" : Bytes.text(into, 1, n);
  }

  @Test
  void givesWhatWasAddedAndThenTheEnd() throws IOException {
    add("one,");
    InputStream stream = buffer.inputStream();
    add("two");
    buffer.end();
    assertThat(stream.available()).isEqualTo(7);
    assertThat(stream.read(new byte[0])).isZero();
    assertThat(read(stream, 5)).isEqualTo("one,t");
    assertThat(stream.read()).isEqualTo('w');
    assertThat(buffer.taken()).isEqualTo(6);
    assertThat(read(stream, 5)).isEqualTo("o");
    assertThat(stream.read()).isEqualTo(-1);
    assertThat(read(stream, 5)).isEqualTo("end");
    assertThat(stream.available()).isZero();
    assertThat(buffer.taken()).isEqualTo(7);
    assertThat(owner.events).isEmpty();
  }

  @Test
  void aByteIsNotNegative() throws IOException {
    buffer.add(new byte[] {-1}, 0, 1);
    assertThat(buffer.inputStream().read()).isEqualTo(255);
  }

  @Test
  void givesTheSameBytesHoweverTheyComeAndGo() {
    Seeds.each(
        200,
        random -> {
          ReceiveBuffer any = new ReceiveBuffer(1 + random.nextInt(60_000), owner);
          InputStream stream = any.inputStream();
          var expected = new ByteArrayOutputStream();
          var got = new ByteArrayOutputStream();
          int largest = 1 + random.nextInt(random.nextBoolean() ? 100 : 70_000);
          for (int i = 0; i < 100; i++) {
            byte[] part = Bytes.random(random, random.nextInt(largest));
            int offset = random.nextInt(part.length + 1);
            any.add(part, offset, part.length - offset);
            expected.write(part, offset, part.length - offset);
            int most = 1 + random.nextInt(2 * largest);
            while (random.nextInt(3) > 0 && stream.available() > 0) {
              got.write(stream.readNBytes(Math.min(most, stream.available())));
            }
            assertThat(stream.available()).isEqualTo(expected.size() - got.size());
            assertThat(any.taken()).isEqualTo(got.size());
          }
          any.end();
          stream.transferTo(got);
          assertThat(got.toByteArray()).isEqualTo(expected.toByteArray());
        });
  }

  @Test
  void isFullWithAsMuchAsTheWindowHolds() throws IOException {
    InputStream stream = buffer.inputStream();
    add("123456789");
    assertThat(buffer.isFull()).isFalse();
    add("0");
    assertThat(buffer.isFull()).isTrue();
    add("and more that was on the way");
    assertThat(buffer.isFull()).isTrue();
    assertThat(read(stream, 32)).isEqualTo("1234567890and more that was on t");
    assertThat(buffer.isFull()).isFalse();
    assertThat(owner.events).isEmpty();
  }

  @Test
  void tellsOnceOfSpaceWhenHalfOfTheWindowIsFree() throws IOException {
    InputStream stream = buffer.inputStream();
    for (int round = 0; round < 3; round++) {
      add("1234567890");
      assertThat(buffer.isFull()).isTrue();
      assertThat(buffer.isFull()).isTrue();
      assertThat(read(stream, 4)).isEqualTo("1234");
      assertThat(owner.events).isEmpty();
      assertThat(read(stream, 1)).isEqualTo("5");
      assertThat(owner.events).containsExactly("space");
      assertThat(read(stream, 5)).isEqualTo("67890");
      assertThat(owner.events).containsExactly("space");
      owner.events.clear();
    }
  }

  @Test
  void tellsOfSpaceThoughItWasAskedForInBetween() throws IOException {
    InputStream stream = buffer.inputStream();
    add("1234567890");
    assertThat(buffer.isFull()).isTrue();
    assertThat(read(stream, 1)).isEqualTo("1");
    assertThat(buffer.isFull()).isFalse();
    assertThat(owner.events).isEmpty();
    assertThat(read(stream, 4)).isEqualTo("2345");
    assertThat(owner.events).containsExactly("space");
  }

  @Test
  void doesNotTellOfSpaceUnlessItWasFull() throws IOException {
    add("1234567890");
    assertThat(read(buffer.inputStream(), 10)).isEqualTo("1234567890");
    assertThat(owner.events).isEmpty();
  }

  @Test
  void failsAtOnceAndDropsWhatWaits() {
    InputStream stream = buffer.inputStream();
    add("1234567890");
    assertThat(buffer.isFull()).isTrue();
    var failure = new IllegalArgumentException("cut off");
    buffer.fail(failure);
    add("more");
    buffer.end();
    buffer.fail(new IllegalArgumentException("again"));
    assertThatThrownBy(stream::read).isSameAs(failure);
    assertThatThrownBy(() -> read(stream, 5)).isSameAs(failure);
    assertThat(buffer.isFull()).isFalse();
    assertThat(buffer.isClosed()).isFalse();
    assertThat(buffer.taken()).isZero();
    assertThat(owner.events).containsExactly("space");
    buffer.close();
    assertThat(owner.events).containsExactly("space");
  }

  @Test
  void failsReadersThatComeAfterwards() {
    add("abc");
    buffer.fail(new IllegalArgumentException("cut off"));
    assertThatThrownBy(buffer.inputStream()::read).hasMessage("cut off");
  }

  @Test
  void failsAfterTheEndWhereBytesAreLeftToRead() throws IOException {
    InputStream stream = buffer.inputStream();
    add("abc");
    buffer.end();
    assertThat(read(stream, 2)).isEqualTo("ab");
    buffer.fail(new IllegalArgumentException("cut off"));
    assertThatThrownBy(stream::read).hasMessage("cut off");
  }

  @Test
  void doesNotFailAReaderThatHasReadEverything() throws IOException {
    InputStream stream = buffer.inputStream();
    add("abc");
    buffer.end();
    assertThat(read(stream, 9)).isEqualTo("abc");
    buffer.fail(new IllegalArgumentException("cut off"));
    assertThat(stream.read()).isEqualTo(-1);
  }

  @Test
  void takesNothingAfterTheEnd() throws IOException {
    add("abc");
    buffer.end();
    add("def");
    assertThat(buffer.inputStream().readAllBytes()).asString().isEqualTo("abc");
  }

  @Test
  void dropsEverythingWhenTheReaderCloses() throws IOException {
    InputStream stream = buffer.inputStream();
    add("1234567890");
    assertThat(buffer.isFull()).isTrue();
    assertThat(buffer.isClosed()).isFalse();
    stream.close();
    stream.close();
    assertThat(buffer.isClosed()).isTrue();
    assertThat(buffer.isFull()).isFalse();
    add("1234567890");
    buffer.end();
    buffer.fail(new IllegalArgumentException("cut off"));
    assertThat(buffer.isFull()).isFalse();
    assertThat(owner.events).containsExactly("closed", "space");
    assertThatThrownBy(stream::read)
        .isInstanceOf(IOException.class)
        .hasMessage("the stream is closed");
    assertThatThrownBy(stream::available)
        .isInstanceOf(IOException.class)
        .hasMessage("the stream is closed");
  }

  @Test
  void tellsOfNoClosingAfterTheEndButOfTheSpace() throws IOException {
    InputStream stream = buffer.inputStream();
    add("1234567890");
    assertThat(buffer.isFull()).isTrue();
    buffer.end();
    stream.close();
    assertThat(buffer.isClosed()).isTrue();
    assertThat(owner.events).containsExactly("space");
  }

  @Test
  void isReadOnce() {
    String refusal =
        "the bytes have been asked for before: they can be read once, as a stream or as a"
            + " publisher";
    buffer.inputStream();
    assertThatThrownBy(buffer::inputStream)
        .isInstanceOf(IllegalStateException.class)
        .hasMessage(refusal);
    assertThatThrownBy(buffer::publisher)
        .isInstanceOf(IllegalStateException.class)
        .hasMessage(refusal);
    ReceiveBuffer other = new ReceiveBuffer(1, owner);
    other.publisher();
    assertThatThrownBy(other::inputStream)
        .isInstanceOf(IllegalStateException.class)
        .hasMessage(refusal);
    assertThatThrownBy(other::publisher)
        .isInstanceOf(IllegalStateException.class)
        .hasMessage(refusal);
  }

  @Test
  void doesNotWaitOnTheConnectionsThread() throws IOException {
    InputStream stream = buffer.inputStream();
    owner.ownThread = true;
    add("abc");
    assertThat(read(stream, 9)).isEqualTo("abc");
    assertThatThrownBy(stream::read)
        .isInstanceOf(IllegalStateException.class)
        .hasMessage(
            "this read would wait on an event loop, which has to receive the bytes: read on another"
                + " thread, or use the publisher");
    buffer.end();
    assertThat(stream.read()).isEqualTo(-1);
  }

  @Test
  void refusesAWindowThatHoldsNothing() {
    assertThatThrownBy(() -> new ReceiveBuffer(0, owner))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("window must be at least 1, not 0");
  }

  @Test
  void checksWhereToReadTo() {
    add("abc");
    InputStream stream = buffer.inputStream();
    assertThatThrownBy(() -> stream.read(new byte[4], 3, 2))
        .isInstanceOf(IndexOutOfBoundsException.class);
    assertThat(buffer.taken()).isZero();
  }

  @Test
  void usesItsMemoryAgain() {
    ReceiveBuffer large = new ReceiveBuffer(256 * 1024, owner);
    InputStream stream = large.inputStream();
    byte[] frame = new byte[32 * 1024];
    Runnable round =
        () -> {
          try {
            for (int i = 0; i < 8; i++) {
              large.add(frame, 0, frame.length);
            }
            for (int i = 0; i < 8; i++) {
              assertThat(stream.readNBytes(frame, 0, frame.length)).isEqualTo(frame.length);
            }
          } catch (IOException e) {
            throw new UncheckedIOException(e);
          }
        };
    round.run();
    long allocated =
        Allocation.by(
            () -> {
              for (int i = 0; i < 100; i++) {
                round.run();
              }
            });
    // 25 MiB were read.
    assertThat(allocated).isLessThan(1024 * 1024);
  }

  @Test
  void takesLittleMemoryForLittleData() {
    long allocated =
        Allocation.by(
            () -> {
              for (int i = 0; i < 100; i++) {
                ReceiveBuffer small = new ReceiveBuffer(256 * 1024, owner);
                small.add(new byte[1], 0, 1);
              }
            });
    assertThat(allocated / 100).isLessThan(2048);
  }
}
