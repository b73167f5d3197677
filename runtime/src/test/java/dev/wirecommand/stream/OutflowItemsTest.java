package dev.wirecommand.stream;

import static dev.wirecommand.stream.OutflowOwner.take;
import static dev.wirecommand.stream.OutflowOwner.takeAll;
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
class OutflowItemsTest {
  private final Tasks tasks = new Tasks();
  private final OutflowOwner owner = new OutflowOwner();
  private final List<String> calls = new ArrayList<>();

  /** Writes a letter as a CBOR text of two bytes, whose head happens to be an "a". */
  private static final ItemEncoder<String> TEXT = CborWriter::writeText;

  private <T> Stream<T> closing(Stream<T> stream) {
    return stream.onClose(() -> calls.add("close"));
  }

  private Outflow started(Outflow flow) {
    assertThat(tasks.size()).isZero();
    flow.start();
    return flow;
  }

  @Test
  void joinsSmallItems() {
    Outflow flow =
        started(Outflow.items(closing(Stream.of("a", "b", "c", "d", "e")), TEXT, tasks, 4, owner));
    tasks.run();
    assertThat(owner.news()).containsExactly("partial", "ready", "released");
    assertThat(takeAll(flow, false)).containsExactly("aaab", "acad", "ae");
  }

  @Test
  void splitsLargeItems() {
    Outflow flow = started(Outflow.items(Stream.of("0123456789abcdefghi"), TEXT, tasks, 8, owner));
    tasks.run();
    assertThat(takeAll(flow, false)).containsExactly("s0123456", "789abcde", "fghi");
  }

  @Test
  void takesItemsOnlyWhileThereIsRoom() {
    List<Long> taken = new ArrayList<>();
    Outflow flow =
        started(
            Outflow.items(
                closing(LongStream.range(0, 100).boxed()).peek(taken::add),
                CborWriter::writeLong,
                tasks,
                5,
                owner));
    tasks.run();
    // 0 to 23 have a byte each, all others two.
    assertThat(taken).hasSize(32);
    assertThat(tasks.size()).isZero();
    assertThat(take(flow, false)).isEqualTo("\0\1\2\3\4");
    assertThat(take(flow, false)).isEqualTo("\5\6\7\10\11");
    assertThat(take(flow, false)).isEqualTo("\12\13\14\15\16");
    assertThat(tasks.size()).isZero();
    assertThat(take(flow, false)).isEqualTo("\17\20\21\22\23");
    tasks.run();
    assertThat(taken).hasSize(42);
    assertThat(calls).isEmpty();
  }

  @Test
  void tellsOnceOfAPartialChunkThatWaits() {
    Holding items = new Holding("a", "b", "c");
    Outflow flow = started(Outflow.items(items, TEXT, tasks, 8, owner));
    items.until = 1;
    items.atLimit =
        () -> {
          // The source blocks before the second item.
          assertThat(owner.news()).containsExactly("partial");
          assertThat(take(flow, false)).isEqualTo("nothing");
          assertThat(owner.news()).containsExactly("partial");
          assertThat(take(flow, true)).isEqualTo("aa");
          assertThat(owner.news()).isEmpty();
          assertThat(take(flow, true)).isEqualTo("nothing");
          assertThat(owner.news()).isEmpty();
        };
    tasks.run();
    assertThat(owner.news()).containsExactly("partial", "ready", "released");
    assertThat(takeAll(flow, false)).containsExactly("abac");
    assertThat(flow.isEnded()).isTrue();
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
    started(Outflow.items(closing(Stream.of("a")), TEXT, tasks, 4, owner));
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
    Outflow flow = started(Outflow.items(new Closeable(), TEXT, tasks, 4, owner));
    tasks.run();
    assertThat(calls).containsExactly("close");
    assertThat(flow.failure()).isNull();
    assertThat(take(flow, false)).isEqualTo("end");
  }

  @Test
  void aNullItemIsAFailure() {
    Outflow flow =
        started(Outflow.items(closing(Stream.of("a", "b", null)), TEXT, tasks, 99, owner));
    tasks.run();
    assertThat(takeAll(flow, false)).containsExactly("aaab");
    assertThat(flow.isEnded()).isTrue();
    assertThat(flow.failure())
        .isInstanceOf(NullPointerException.class)
        .hasMessage("item 2 (counted from 0) is null: leave out what there is nothing to say of");
    assertThat(calls).containsExactly("close");
  }

  @Test
  void failsWithTheSource() {
    var failure = new IllegalStateException("no more today");
    Outflow flow =
        started(
            Outflow.items(
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
    assertThat(takeAll(flow, false)).containsExactly("aa");
    assertThat(flow.failure()).isSameAs(failure);
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
    Outflow flow = started(Outflow.items(closing(Stream.of("a", "b")), encoder, tasks, 99, owner));
    tasks.run();
    assertThat(takeAll(flow, false)).containsExactly("aa");
    assertThat(flow.failure()).isSameAs(failure);
  }

  @Test
  void anEncoderThatWritesNothingFails() {
    Outflow flow =
        started(
            Outflow.items(
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
    assertThat(takeAll(flow, false)).containsExactly("aa");
    assertThat(flow.failure())
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("nothing was written for an item: each has to be one CBOR value");
  }

  @Test
  void joinsAndSplitsPiecesOfBytes() {
    Stream<byte[]> pieces = closing(Stream.of("a", "", "bc", "defghijklm", "", "n").map(Bytes::of));
    Outflow flow = started(Outflow.of(pieces, tasks, 4, owner));
    tasks.run();
    assertThat(takeAll(flow, false)).containsExactly("abcd", "efgh", "ijkl", "mn");
    assertThat(flow.isEnded()).isTrue();
    assertThat(calls).containsExactly("close");
  }

  @Test
  void aNullPieceIsAFailure() {
    Outflow flow = started(Outflow.of(closing(Stream.of(Bytes.of("abc"), null)), tasks, 9, owner));
    tasks.run();
    assertThat(takeAll(flow, false)).containsExactly("abc");
    assertThat(flow.failure())
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
    Outflow flow =
        started(Outflow.items(items, (out, item) -> out.writeLong(item), tasks, 8192, owner));
    int[] sum = {0};
    Runnable take =
        () -> {
          tasks.run();
          for (Chunk c = flow.poll(true); c != null; c = flow.poll(true)) {
            sum[0] += c.length();
            flow.recycle(c);
          }
        };
    take.run();
    long allocated =
        Allocation.by(
            () -> {
              while (!flow.isEnded()) {
                take.run();
              }
            });
    assertThat(sum[0]).isEqualTo(1_000_000);
    // At most a ByteBuffer object is allocated for each item.
    assertThat(allocated).isLessThan(64L * 1_000_000);
  }
}
