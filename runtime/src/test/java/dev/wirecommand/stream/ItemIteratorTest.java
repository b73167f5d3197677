package dev.wirecommand.stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.wirecommand.cbor.CborException;
import dev.wirecommand.cbor.CborReader;
import dev.wirecommand.cbor.CborWriter;
import dev.wirecommand.link.Allocation;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.NoSuchElementException;
import org.junit.jupiter.api.Test;

class ItemIteratorTest {
  private int closes;

  /** A stream that returns at most a number of bytes with each read. */
  private InputStream stream(byte[] bytes, int most) {
    return new ByteArrayInputStream(bytes) {
      @Override
      public synchronized int read(byte[] array, int offset, int length) {
        return super.read(array, offset, Math.min(most, length));
      }

      @Override
      public void close() {
        closes++;
      }
    };
  }

  private static String text(byte[] array, int offset, int length) {
    CborReader reader = new CborReader(array, offset, length);
    String text = reader.readText();
    reader.expectEnd();
    return text;
  }

  private static byte[] texts(String... texts) {
    CborWriter out = new CborWriter();
    for (String text : texts) {
      out.writeText(text);
    }
    return out.toByteArray();
  }

  private ItemIterator<String> iterator(byte[] bytes) {
    return new ItemIterator<>(stream(bytes, 3), ItemIteratorTest::text, 1000);
  }

  @Test
  void givesTheItemsAndCloses() {
    ItemIterator<String> items = iterator(texts("one", "", "three"));
    assertThat(items.hasNext()).isTrue();
    assertThat(items.hasNext()).isTrue();
    assertThat(items.next()).isEqualTo("one");
    assertThat(items.next()).isEmpty();
    assertThat(items.next()).isEqualTo("three");
    assertThat(closes).isZero();
    assertThat(items.hasNext()).isFalse();
    assertThat(items.hasNext()).isFalse();
    assertThat(closes).isEqualTo(1);
    assertThatThrownBy(items::next)
        .isInstanceOf(NoSuchElementException.class)
        .hasMessage("the sequence has 3 items");
    items.close();
    assertThat(items.hasNext()).isFalse();
  }

  @Test
  void anEmptySequenceHasNoItems() {
    assertThat(iterator(new byte[0]).hasNext()).isFalse();
    assertThat(closes).isEqualTo(1);
  }

  @Test
  void saysWhereASequenceIsCutOff() {
    byte[] bytes = texts("one", "two", "three");
    ItemIterator<String> items = iterator(java.util.Arrays.copyOf(bytes, bytes.length - 2));
    assertThat(items.next()).isEqualTo("one");
    assertThat(items.next()).isEqualTo("two");
    for (int i = 0; i < 2; i++) {
      assertThatThrownBy(items::hasNext)
          .isInstanceOfSatisfying(
              TruncatedSequenceException.class,
              e -> {
                assertThat(e.item()).isEqualTo(2);
                assertThat(e.bytes()).isEqualTo(4);
              })
          .hasMessage(
              "the sequence ended within item 2 (counted from 0), of which 4 bytes are there");
    }
    assertThatThrownBy(items::next).isInstanceOf(TruncatedSequenceException.class);
    assertThat(closes).isEqualTo(1);
  }

  @Test
  void countsOneByteAsOne() {
    assertThatThrownBy(iterator(new byte[] {0x61})::hasNext)
        .hasMessage("the sequence ended within item 0 (counted from 0), of which 1 byte is there");
  }

  @Test
  void saysWhichItemIsRefused() {
    CborWriter out = new CborWriter();
    out.writeText("one");
    out.writeLong(2);
    ItemIterator<String> items = iterator(out.toByteArray());
    assertThat(items.next()).isEqualTo("one");
    assertThat(items.hasNext()).isTrue();
    for (int i = 0; i < 2; i++) {
      assertThatThrownBy(items::next)
          .isInstanceOfSatisfying(CborException.class, e -> assertThat(e.path()).isEqualTo("[1]"))
          .hasMessage("at byte 0: expected text, got integer");
    }
    assertThat(closes).isEqualTo(1);
  }

  @Test
  void refusesLongItems() {
    ItemIterator<String> items =
        new ItemIterator<>(stream(texts("123", "1234"), 1), ItemIteratorTest::text, 4);
    assertThat(items.next()).isEqualTo("123");
    assertThatThrownBy(items::hasNext)
        .isInstanceOfSatisfying(CborException.class, e -> assertThat(e.path()).isEqualTo("[1]"))
        .hasMessage("at byte 0: the item is longer than the 4 bytes that one may have");
    assertThat(closes).isEqualTo(1);
  }

  @Test
  void failsWithTheDecoder() {
    var failure = new IllegalStateException("no such thing");
    ItemIterator<String> items =
        new ItemIterator<>(
            stream(texts("one"), 9),
            (array, offset, length) -> {
              throw failure;
            },
            100);
    assertThatThrownBy(items::next).isSameAs(failure);
    assertThatThrownBy(items::hasNext).isSameAs(failure);
    assertThat(closes).isEqualTo(1);
  }

  @Test
  void failsWithTheStream() {
    var failure = new IOException("cut off");
    ScriptedStream stream = new ScriptedStream("aab", "!cut off");
    stream.closingFails = failure;
    ItemIterator<String> items = new ItemIterator<>(stream, ItemIteratorTest::text, 100);
    assertThat(items.next()).isEqualTo("a");
    assertThatThrownBy(items::next)
        .isInstanceOf(UncheckedIOException.class)
        .hasRootCauseMessage("cut off")
        .hasSuppressedException(failure);
    assertThat(stream.calls).endsWith("close").containsOnlyOnce("close");
  }

  @Test
  void failsAsTheFlowDoes() {
    ReceiveBuffer buffer = new ReceiveBuffer(100, new RecordingReceiveOwner());
    ItemIterator<String> items =
        new ItemIterator<>(buffer.inputStream(), ItemIteratorTest::text, 9);
    var failure = new IllegalArgumentException("not found");
    buffer.fail(failure);
    assertThatThrownBy(items::hasNext).isSameAs(failure);
  }

  @Test
  void closesEarly() {
    ItemIterator<String> items = iterator(texts("one", "two"));
    assertThat(items.next()).isEqualTo("one");
    items.close();
    assertThat(closes).isEqualTo(1);
    assertThatThrownBy(items::hasNext)
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("the iterator has been closed before its end");
  }

  @Test
  void itemsThatAreClaimedToBeLongTakeNoMemory() {
    byte[] bytes = new byte[100];
    bytes[0] = 0x5a;
    bytes[1] = 0x3f;
    ItemIterator<byte[]> items =
        new ItemIterator<>(
            stream(bytes, 100), (array, offset, length) -> new byte[0], Integer.MAX_VALUE);
    long allocated =
        Allocation.by(
            () ->
                assertThatThrownBy(items::hasNext)
                    .hasMessage(
                        "the sequence ended within item 0 (counted from 0), of which 100 bytes are"
                            + " there"));
    assertThat(allocated).isLessThan(1024 * 1024);
  }

  @Test
  void givesTheSameItemsInAnyChunking() {
    Seeds.each(
        300,
        random -> {
          CborWriter out = new CborWriter();
          List<List<Byte>> expected = new ArrayList<>();
          int count = random.nextInt(30);
          int largest = 1 + random.nextInt(random.nextBoolean() ? 30 : 60_000);
          for (int i = 0; i < count; i++) {
            int from = out.size();
            RandomItem.write(random, out, largest);
            expected.add(RandomItem.boxed(out.buffer(), from, out.size() - from));
          }
          byte[] bytes = out.toByteArray();
          InputStream stream =
              new ByteArrayInputStream(bytes) {
                @Override
                public synchronized int read(byte[] array, int offset, int length) {
                  return super.read(array, offset, 1 + random.nextInt(Math.min(length, largest)));
                }
              };
          ItemIterator<List<Byte>> items =
              new ItemIterator<>(stream, RandomItem::boxed, Math.max(1, bytes.length));
          List<List<Byte>> got = new ArrayList<>();
          items.forEachRemaining(got::add);
          assertThat(got).isEqualTo(expected);
        });
  }
}
