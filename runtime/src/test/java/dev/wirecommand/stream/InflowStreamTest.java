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
class InflowStreamTest {
  private final InflowOwner owner = new InflowOwner();
  private final Inflow flow = new Inflow(10, owner);

  private void add(String text) {
    byte[] bytes = Bytes.of("<" + text + ">");
    flow.add(bytes, 1, text.length());
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
    InputStream stream = flow.inputStream();
    add("two");
    flow.end();
    assertThat(stream.available()).isEqualTo(7);
    assertThat(stream.read(new byte[0])).isZero();
    assertThat(read(stream, 5)).isEqualTo("one,t");
    assertThat(stream.read()).isEqualTo('w');
    assertThat(flow.taken()).isEqualTo(6);
    assertThat(read(stream, 5)).isEqualTo("o");
    assertThat(stream.read()).isEqualTo(-1);
    assertThat(read(stream, 5)).isEqualTo("end");
    assertThat(stream.available()).isZero();
    assertThat(flow.taken()).isEqualTo(7);
    assertThat(owner.events).isEmpty();
  }

  @Test
  void aByteIsNotNegative() throws IOException {
    flow.add(new byte[] {-1}, 0, 1);
    assertThat(flow.inputStream().read()).isEqualTo(255);
  }

  @Test
  void givesTheSameBytesHoweverTheyComeAndGo() {
    Seeds.each(
        200,
        random -> {
          Inflow any = new Inflow(1 + random.nextInt(60_000), owner);
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
    InputStream stream = flow.inputStream();
    add("123456789");
    assertThat(flow.isFull()).isFalse();
    add("0");
    assertThat(flow.isFull()).isTrue();
    add("and more that was on the way");
    assertThat(flow.isFull()).isTrue();
    assertThat(read(stream, 32)).isEqualTo("1234567890and more that was on t");
    assertThat(flow.isFull()).isFalse();
    assertThat(owner.events).isEmpty();
  }

  @Test
  void tellsOnceOfSpaceWhenHalfOfTheWindowIsFree() throws IOException {
    InputStream stream = flow.inputStream();
    for (int round = 0; round < 3; round++) {
      add("1234567890");
      assertThat(flow.isFull()).isTrue();
      assertThat(flow.isFull()).isTrue();
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
    InputStream stream = flow.inputStream();
    add("1234567890");
    assertThat(flow.isFull()).isTrue();
    assertThat(read(stream, 1)).isEqualTo("1");
    assertThat(flow.isFull()).isFalse();
    assertThat(owner.events).isEmpty();
    assertThat(read(stream, 4)).isEqualTo("2345");
    assertThat(owner.events).containsExactly("space");
  }

  @Test
  void doesNotTellOfSpaceUnlessItWasFull() throws IOException {
    add("1234567890");
    assertThat(read(flow.inputStream(), 10)).isEqualTo("1234567890");
    assertThat(owner.events).isEmpty();
  }

  @Test
  void failsAtOnceAndDropsWhatWaits() {
    InputStream stream = flow.inputStream();
    add("1234567890");
    assertThat(flow.isFull()).isTrue();
    var failure = new IllegalArgumentException("cut off");
    flow.fail(failure);
    add("more");
    flow.end();
    flow.fail(new IllegalArgumentException("again"));
    assertThatThrownBy(stream::read).isSameAs(failure);
    assertThatThrownBy(() -> read(stream, 5)).isSameAs(failure);
    assertThat(flow.isFull()).isFalse();
    assertThat(flow.isClosed()).isFalse();
    assertThat(flow.taken()).isZero();
    assertThat(owner.events).containsExactly("space");
    flow.close();
    assertThat(owner.events).containsExactly("space");
  }

  @Test
  void failsReadersThatComeAfterwards() {
    add("abc");
    flow.fail(new IllegalArgumentException("cut off"));
    assertThatThrownBy(flow.inputStream()::read).hasMessage("cut off");
  }

  @Test
  void failsAfterTheEndWhereBytesAreLeftToRead() throws IOException {
    InputStream stream = flow.inputStream();
    add("abc");
    flow.end();
    assertThat(read(stream, 2)).isEqualTo("ab");
    flow.fail(new IllegalArgumentException("cut off"));
    assertThatThrownBy(stream::read).hasMessage("cut off");
  }

  @Test
  void doesNotFailAReaderThatHasReadEverything() throws IOException {
    InputStream stream = flow.inputStream();
    add("abc");
    flow.end();
    assertThat(read(stream, 9)).isEqualTo("abc");
    flow.fail(new IllegalArgumentException("cut off"));
    assertThat(stream.read()).isEqualTo(-1);
  }

  @Test
  void takesNothingAfterTheEnd() throws IOException {
    add("abc");
    flow.end();
    add("def");
    assertThat(flow.inputStream().readAllBytes()).asString().isEqualTo("abc");
  }

  @Test
  void dropsEverythingWhenTheReaderCloses() throws IOException {
    InputStream stream = flow.inputStream();
    add("1234567890");
    assertThat(flow.isFull()).isTrue();
    assertThat(flow.isClosed()).isFalse();
    stream.close();
    stream.close();
    assertThat(flow.isClosed()).isTrue();
    assertThat(flow.isFull()).isFalse();
    add("1234567890");
    flow.end();
    flow.fail(new IllegalArgumentException("cut off"));
    assertThat(flow.isFull()).isFalse();
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
    InputStream stream = flow.inputStream();
    add("1234567890");
    assertThat(flow.isFull()).isTrue();
    flow.end();
    stream.close();
    assertThat(flow.isClosed()).isTrue();
    assertThat(owner.events).containsExactly("space");
  }

  @Test
  void isReadOnce() {
    String refusal =
        "the bytes have been asked for before: they can be read once, as a stream or as a"
            + " publisher";
    flow.inputStream();
    assertThatThrownBy(flow::inputStream)
        .isInstanceOf(IllegalStateException.class)
        .hasMessage(refusal);
    assertThatThrownBy(flow::publisher)
        .isInstanceOf(IllegalStateException.class)
        .hasMessage(refusal);
    Inflow other = new Inflow(1, owner);
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
    InputStream stream = flow.inputStream();
    owner.ownThread = true;
    add("abc");
    assertThat(read(stream, 9)).isEqualTo("abc");
    assertThatThrownBy(stream::read)
        .isInstanceOf(IllegalStateException.class)
        .hasMessage(
            "this read would wait on the connection's own thread, which alone could end the wait:"
                + " read on another thread, or use the publisher");
    flow.end();
    assertThat(stream.read()).isEqualTo(-1);
  }

  @Test
  void refusesAWindowThatHoldsNothing() {
    assertThatThrownBy(() -> new Inflow(0, owner))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("window must be at least 1, not 0");
  }

  @Test
  void checksWhereToReadTo() {
    add("abc");
    InputStream stream = flow.inputStream();
    assertThatThrownBy(() -> stream.read(new byte[4], 3, 2))
        .isInstanceOf(IndexOutOfBoundsException.class);
    assertThat(flow.taken()).isZero();
  }

  @Test
  void usesItsMemoryAgain() {
    Inflow large = new Inflow(256 * 1024, owner);
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
                Inflow small = new Inflow(256 * 1024, owner);
                small.add(new byte[1], 0, 1);
              }
            });
    assertThat(allocated / 100).isLessThan(2048);
  }
}
