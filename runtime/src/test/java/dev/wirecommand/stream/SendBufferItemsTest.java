package dev.wirecommand.stream;

import static dev.wirecommand.stream.RecordingSendOwner.take;
import static dev.wirecommand.stream.RecordingSendOwner.takeAll;
import static org.assertj.core.api.Assertions.assertThat;

import dev.wirecommand.cbor.CborWriter;
import dev.wirecommand.link.Allocation;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Send buffers that join items or pieces of bytes in chunks. */
class SendBufferItemsTest {
  private final Tasks tasks = new Tasks();
  private final RecordingSendOwner owner = new RecordingSendOwner();
  private final List<String> calls = new ArrayList<>();

  /** Writes a letter as a CBOR text of two bytes, whose head happens to be an "a". */
  private static final ItemEncoder<String> TEXT = CborWriter::writeText;

  private <T> Stream<T> closing(Stream<T> stream) {
    return stream.onClose(() -> calls.add("close"));
  }

  private SendBuffer started(SendBuffer buffer) {
    assertThat(tasks.size()).isZero();
    buffer.start();
    return buffer;
  }

  @Test
  void joinsSmallItems() {
    SendBuffer buffer =
        started(
            SendBuffer.items(closing(Stream.of("a", "b", "c", "d", "e")), TEXT, tasks, 4, owner));
    tasks.run();
    assertThat(owner.news()).containsExactly("partial", "ready", "released");
    assertThat(takeAll(buffer, false)).containsExactly("aaab", "acad", "ae");
  }

  @Test
  void splitsLargeItems() {
    SendBuffer buffer =
        started(SendBuffer.items(Stream.of("0123456789abcdefghi"), TEXT, tasks, 8, owner));
    tasks.run();
    assertThat(takeAll(buffer, false)).containsExactly("s0123456", "789abcde", "fghi");
  }

  @Test
  void takesItemsOnlyWhileThereIsRoom() {
    List<Long> taken = new ArrayList<>();
    SendBuffer buffer =
        started(
            SendBuffer.items(
                closing(LongStream.range(0, 100).boxed()).peek(taken::add),
                CborWriter::writeLong,
                tasks,
                5,
                owner));
    tasks.run();
    // 0 to 23 have a byte each, all others two.
    assertThat(taken).hasSize(32);
    assertThat(tasks.size()).isZero();
    assertThat(take(buffer, false)).isEqualTo("\0\1\2\3\4");
    assertThat(take(buffer, false)).isEqualTo("\5\6\7\10\11");
    assertThat(take(buffer, false)).isEqualTo("\12\13\14\15\16");
    assertThat(tasks.size()).isZero();
    assertThat(take(buffer, false)).isEqualTo("\17\20\21\22\23");
    tasks.run();
    assertThat(taken).hasSize(42);
    assertThat(calls).isEmpty();
  }

  @Test
  void tellsOnceOfAPartialChunkThatWaits() {
    Holding items = new Holding("a", "b", "c");
    SendBuffer buffer = started(SendBuffer.items(items, TEXT, tasks, 8, owner));
    items.until = 1;
    items.atLimit =
        () -> {
          // The source blocks before the second item.
          assertThat(owner.news()).containsExactly("partial");
          assertThat(take(buffer, false)).isEqualTo("nothing");
          assertThat(owner.news()).containsExactly("partial");
          assertThat(take(buffer, true)).isEqualTo("aa");
          assertThat(owner.news()).isEmpty();
          assertThat(take(buffer, true)).isEqualTo("nothing");
          assertThat(owner.news()).isEmpty();
        };
    tasks.run();
    assertThat(owner.news()).containsExactly("partial", "ready", "released");
    assertThat(takeAll(buffer, false)).containsExactly("abac");
    assertThat(buffer.isEnded()).isTrue();
  }

  /** An iterator that calls back when the item at an index is requested. */
  private static final class Holding implements Iterator<String> {
    private final Iterator<String> items;
    private int count;
    int until;
    Runnable atLimit = () -> {};

    Holding(String... items) {
      this.items = List.of(items).iterator();
    }

    @Override
    public boolean hasNext() {
      if (count == until) {
        atLimit.run();
        until = -1;
      }
      return items.hasNext();
    }

    @Override
    public String next() {
      count++;
      return items.next();
    }
  }

  @Test
  void closesTheStreamOnceAtItsEnd() {
    started(SendBuffer.items(closing(Stream.of("a")), TEXT, tasks, 4, owner));
    tasks.run();
    assertThat(calls).containsExactly("close");
  }

  @Test
  void closesAnIteratorThatCanBeClosed() {
    class Closeable implements Iterator<String>, AutoCloseable {
      @Override
      public boolean hasNext() {
        return false;
      }

      @Override
      public String next() {
        throw new NoSuchElementException();
      }

      @Override
      public void close() {
        calls.add("close");
      }
    }
    SendBuffer buffer = started(SendBuffer.items(new Closeable(), TEXT, tasks, 4, owner));
    tasks.run();
    assertThat(calls).containsExactly("close");
    assertThat(buffer.failure()).isNull();
    assertThat(take(buffer, false)).isEqualTo("end");
  }

  @Test
  void aNullItemIsAFailure() {
    SendBuffer buffer =
        started(SendBuffer.items(closing(Stream.of("a", "b", null)), TEXT, tasks, 99, owner));
    tasks.run();
    assertThat(takeAll(buffer, false)).containsExactly("aaab");
    assertThat(buffer.isEnded()).isTrue();
    assertThat(buffer.failure())
        .isInstanceOf(NullPointerException.class)
        .hasMessage("item 2 (counted from 0) is null: leave out what there is nothing to say of");
    assertThat(calls).containsExactly("close");
  }

  @Test
  void failsWithTheSource() {
    var failure = new IllegalStateException("no more today");
    SendBuffer buffer =
        started(
            SendBuffer.items(
                closing(Stream.of("a", "b"))
                    .peek(
                        item -> {
                          if (item.equals("b")) {
                            throw failure;
                          }
                        }),
                TEXT,
                tasks,
                99,
                owner));
    tasks.run();
    assertThat(takeAll(buffer, false)).containsExactly("aa");
    assertThat(buffer.failure()).isSameAs(failure);
    assertThat(calls).containsExactly("close");
  }

  @Test
  void failsWithTheEncoderAndDropsWhatItWroteOfTheItem() {
    var failure = new IllegalStateException("can't write b");
    ItemEncoder<String> encoder =
        (out, item) -> {
          out.writeText(item);
          if (item.equals("b")) {
            throw failure;
          }
        };
    SendBuffer buffer =
        started(SendBuffer.items(closing(Stream.of("a", "b")), encoder, tasks, 99, owner));
    tasks.run();
    assertThat(takeAll(buffer, false)).containsExactly("aa");
    assertThat(buffer.failure()).isSameAs(failure);
  }

  @Test
  void anEncoderThatWritesNothingFails() {
    SendBuffer buffer =
        started(
            SendBuffer.items(
                Stream.of("a", "b"),
                (out, item) -> {
                  if (item.equals("a")) {
                    out.writeText(item);
                  }
                },
                tasks,
                99,
                owner));
    tasks.run();
    assertThat(takeAll(buffer, false)).containsExactly("aa");
    assertThat(buffer.failure())
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("nothing was written for an item: each has to be one CBOR value");
  }

  @Test
  void joinsAndSplitsPiecesOfBytes() {
    Stream<byte[]> pieces = closing(Stream.of("a", "", "bc", "defghijklm", "", "n").map(Bytes::of));
    SendBuffer buffer = started(SendBuffer.of(pieces, tasks, 4, owner));
    tasks.run();
    assertThat(takeAll(buffer, false)).containsExactly("abcd", "efgh", "ijkl", "mn");
    assertThat(buffer.isEnded()).isTrue();
    assertThat(calls).containsExactly("close");
  }

  @Test
  void aNullPieceIsAFailure() {
    SendBuffer buffer =
        started(SendBuffer.of(closing(Stream.of(Bytes.of("abc"), null)), tasks, 9, owner));
    tasks.run();
    assertThat(takeAll(buffer, false)).containsExactly("abc");
    assertThat(buffer.failure())
        .isInstanceOf(NullPointerException.class)
        .hasMessage("item 1 (counted from 0) is null: leave out what there is nothing to say of");
  }

  @Test
  void keepsNoLargeBuffer() {
    byte[] large = new byte[1024 * 1024];
    EncodedBytes<byte[]> bytes = new EncodedBytes<>(CborWriter::writeBytes);
    assertThat(bytes.of(large).remaining()).isEqualTo(large.length + 5);
    assertThat(bytes.of(new byte[3]).array().length).isLessThan(1024);
  }

  @Test
  void usesItsMemoryAgain() {
    int[] left = {1_000_000};
    Iterator<Integer> items =
        new Iterator<>() {
          @Override
          public boolean hasNext() {
            return left[0] > 0;
          }

          @Override
          public Integer next() {
            left[0]--;
            return 5;
          }
        };
    SendBuffer buffer =
        started(SendBuffer.items(items, (out, item) -> out.writeLong(item), tasks, 8192, owner));
    int[] sum = {0};
    Runnable take =
        () -> {
          tasks.run();
          for (Chunk c = buffer.poll(true); c != null; c = buffer.poll(true)) {
            sum[0] += c.length();
            buffer.release(c);
          }
        };
    take.run();
    long allocated =
        Allocation.by(
            () -> {
              while (!buffer.isEnded()) {
                take.run();
              }
            });
    assertThat(sum[0]).isEqualTo(1_000_000);
    // At most a ByteBuffer object is allocated for each item.
    assertThat(allocated).isLessThan(64L * 1_000_000);
  }
}
