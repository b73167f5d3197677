package dev.wirecommand.stream;

import static dev.wirecommand.stream.OutflowOwner.take;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.wirecommand.link.Allocation;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.ReadableByteChannel;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

/** Send buffers with chunks of 4 bytes that read a stream or a channel. */
class OutflowStreamTest {
  private final Tasks tasks = new Tasks();
  private final OutflowOwner owner = new OutflowOwner();

  private Outflow started(InputStream stream) {
    Outflow flow = Outflow.of(stream, tasks, 4, owner);
    assertThat(tasks.size()).isZero();
    flow.start();
    assertThat(tasks.size()).isEqualTo(1);
    return flow;
  }

  @Test
  void givesFullChunksAndTheRest() {
    ScriptedStream stream = new ScriptedStream("0123456789");
    Outflow flow = started(stream);
    assertThat(take(flow, true)).isEqualTo("nothing");
    assertThat(tasks.run()).isEqualTo(1);
    assertThat(stream.calls).containsExactly("read 4", "read 4", "read 4", "read 4", "close");
    assertThat(owner.news()).containsExactly("ready", "released");
    assertThat(flow.isEnded()).isFalse();
    assertThat(take(flow, false)).isEqualTo("0123");
    assertThat(take(flow, false)).isEqualTo("4567");
    assertThat(take(flow, false)).isEqualTo("89");
    assertThat(flow.isEnded()).isTrue();
    assertThat(take(flow, false)).isEqualTo("end");
    assertThat(flow.failure()).isNull();
    assertThat(owner.news()).isEmpty();
    assertThat(tasks.size()).isZero();
  }

  @Test
  void endsAtOnceWithNothing() {
    ScriptedStream stream = new ScriptedStream();
    Outflow flow = started(stream);
    tasks.run();
    assertThat(owner.news()).containsExactly("ready", "released");
    assertThat(take(flow, false)).isEqualTo("end");
    assertThat(stream.calls).containsExactly("read 4", "close");
    assertThat(owner.news()).isEmpty();
  }

  @Test
  void holdsNoThreadWhileEightChunksWait() {
    ScriptedStream stream =
        new ScriptedStream("0000111122223333444455556666777788889999aaaabbbbccccddddeeee");
    Outflow flow = started(stream);
    tasks.run();
    assertThat(stream.calls).hasSize(8);
    assertThat(tasks.size()).isZero();
    assertThat(owner.news()).containsExactly("ready");
    assertThat(take(flow, false)).isEqualTo("0000");
    assertThat(take(flow, false)).isEqualTo("1111");
    Chunk third = flow.poll(false);
    Chunk fourth = flow.poll(false);
    assertThat(tasks.size()).isZero();
    flow.recycle(fourth);
    assertThat(tasks.size()).isZero();
    flow.recycle(third);
    assertThat(tasks.size()).isEqualTo(1);
    assertThat(take(flow, false)).isEqualTo("4444");
    assertThat(tasks.size()).isEqualTo(1);
    assertThat(tasks.run()).isEqualTo(1);
    assertThat(stream.calls).hasSize(13);
    assertThat(OutflowOwner.takeAll(flow, false))
        .containsExactly("5555", "6666", "7777", "8888", "9999", "aaaa", "bbbb", "cccc");
    assertThat(tasks.size()).isEqualTo(1);
    assertThat(owner.news()).isEmpty();
    tasks.run();
    assertThat(owner.news()).containsExactly("ready", "released");
    assertThat(OutflowOwner.takeAll(flow, false)).containsExactly("dddd", "eeee");
    assertThat(flow.isEnded()).isTrue();
    assertThat(stream.calls).hasSize(17).endsWith("close");
  }

  @Test
  void handsOverAtOnceWhatIsThereForNow() {
    Outflow flow = started(new ScriptedStream("a", "bc", "def", "g", "h", "ij", "k", "l"));
    tasks.run();
    assertThat(OutflowOwner.takeAll(flow, false))
        .containsExactly("a", "bc", "def", "g", "h", "ij", "k", "l");
    assertThat(owner.news()).containsExactly("ready");
    tasks.run();
    assertThat(owner.news()).containsExactly("ready", "released");
  }

  @Test
  void joinsWhatComesInPiecesAsLongAsMoreIsThere() {
    ScriptedStream stream = new ScriptedStream("a", "bc", "def", "g");
    stream.available = 1;
    Outflow flow = started(stream);
    tasks.run();
    assertThat(owner.news()).containsExactly("partial", "ready", "released");
    assertThat(stream.calls)
        .containsExactly("read 4", "read 3", "read 1", "read 4", "read 2", "read 1", "close");
    assertThat(OutflowOwner.takeAll(flow, false)).containsExactly("abcd", "efg");
    assertThat(flow.isEnded()).isTrue();
  }

  @Test
  void asksForMoreAsLongAsThereIsMore() {
    Outflow flow = Outflow.of(new ByteArrayInputStream(new byte[100_000]), tasks, 32_768, owner);
    flow.start();
    tasks.run();
    assertThat(OutflowOwner.takeAll(flow, false))
        .extracting(String::length)
        .containsExactly(32_768, 32_768, 32_768, 1_696);
  }

  @Test
  void takesLittleMemoryForLittleData() {
    long allocated =
        Allocation.by(
            () -> {
              for (int i = 0; i < 100; i++) {
                Outflow flow =
                    Outflow.of(new ByteArrayInputStream(new byte[10]), tasks, 32_768, owner);
                flow.start();
                tasks.run();
                assertThat(OutflowOwner.take(flow, false)).hasSize(10);
              }
            });
    assertThat(allocated / 100).isLessThan(12_000);
  }

  @Test
  void usesItsMemoryAgain() {
    byte[] all = new byte[32 * 1024 * 1024];
    Outflow flow = Outflow.of(new ByteArrayInputStream(all), tasks, 32_768, owner);
    flow.start();
    long allocated =
        Allocation.by(
            () -> {
              int sum = 0;
              while (!flow.isEnded()) {
                tasks.run();
                for (Chunk c = flow.poll(true); c != null; c = flow.poll(true)) {
                  sum += c.length();
                  flow.recycle(c);
                }
              }
              assertThat(sum).isEqualTo(all.length);
            });
    assertThat(allocated).isLessThan(512 * 1024);
  }

  @Test
  void endsWithTheFailureAfterWhatWasRead() {
    ScriptedStream stream = new ScriptedStream("abcde", "!the disk is gone");
    stream.available = 1;
    stream.closingFails = new IOException("and the door is stuck");
    Outflow flow = started(stream);
    tasks.run();
    assertThat(take(flow, false)).isEqualTo("abcd");
    assertThat(take(flow, false)).isEqualTo("e");
    assertThat(flow.isEnded()).isTrue();
    assertThat(flow.failure())
        .isInstanceOf(IOException.class)
        .hasMessage("the disk is gone")
        .hasSuppressedException(stream.closingFails);
    assertThat(stream.calls).endsWith("close").containsOnlyOnce("close");
    assertThat(owner.news()).containsExactly("ready", "released");
  }

  @Test
  void failsWhenClosingDoes() {
    ScriptedStream stream = new ScriptedStream("abc");
    stream.closingFails = new IOException("the door is stuck");
    Outflow flow = started(stream);
    tasks.run();
    assertThat(take(flow, false)).isEqualTo("abc");
    assertThat(take(flow, false)).isEqualTo("end");
    assertThat(flow.failure()).isSameAs(stream.closingFails);
  }

  @Test
  void failsWithErrorsToo() {
    Outflow flow =
        started(
            new ScriptedStream() {
              @Override
              public int read(byte[] array, int offset, int length) {
                throw new StackOverflowError("deep");
              }
            });
    tasks.run();
    assertThat(take(flow, false)).isEqualTo("end");
    assertThat(flow.failure()).isInstanceOf(StackOverflowError.class);
  }

  @Test
  void refusesStreamsThatReadNothingOrTooMuch() {
    for (int wrong : new int[] {0, 5}) {
      Outflow flow =
          started(
              new ScriptedStream() {
                @Override
                public int read(byte[] array, int offset, int length) {
                  return wrong;
                }
              });
      tasks.run();
      assertThat(take(flow, false)).isEqualTo("end");
      assertThat(flow.failure())
          .isInstanceOf(IOException.class)
          .hasMessageEndingWith(
              " read "
                  + wrong
                  + " bytes: a stream has to read from 1 to as many as it is asked for, here 4");
    }
  }

  @Test
  void aStreamThatCannotSayWhatIsAvailableHasNothing() {
    Outflow flow =
        started(
            new ScriptedStream("a", "b") {
              @Override
              public int available() throws IOException {
                throw new IOException("who knows");
              }
            });
    tasks.run();
    assertThat(OutflowOwner.takeAll(flow, false)).containsExactly("a", "b");
    assertThat(flow.failure()).isNull();
  }

  @Test
  void failsWhereTheExecutorTakesNoTask() throws InterruptedException {
    ScriptedStream stream = new ScriptedStream("abc");
    Outflow flow = Outflow.of(stream, tasks, 4, owner);
    tasks.shutDown = true;
    flow.start();
    owner.released.await();
    assertThat(take(flow, false)).isEqualTo("end");
    assertThat(flow.failure()).hasMessage("shut down");
    assertThat(stream.calls).containsExactly("close");
    // Closing may block, and this thread plays the part of the event loop.
    assertThat(stream.closedBy).isNotNull().isNotSameAs(Thread.currentThread());
    assertThat(owner.news()).containsExactly("ready", "released");
  }

  @Test
  void failsAfterWhatWasReadWhereTheExecutorTakesNoOtherTask() throws InterruptedException {
    ScriptedStream stream = new ScriptedStream("000011112222333344445555666677778888");
    Outflow flow = started(stream);
    tasks.run();
    tasks.shutDown = true;
    assertThat(take(flow, false)).isEqualTo("0000");
    assertThat(take(flow, false)).isEqualTo("1111");
    assertThat(take(flow, false)).isEqualTo("2222");
    assertThat(take(flow, false)).isEqualTo("3333");
    owner.released.await();
    assertThat(OutflowOwner.takeAll(flow, false)).containsExactly("4444", "5555", "6666", "7777");
    assertThat(flow.isEnded()).isTrue();
    assertThat(flow.failure()).hasMessage("shut down");
    assertThat(stream.calls).endsWith("close").containsOnlyOnce("close");
  }

  @Test
  void startsOnce() {
    Outflow flow = started(new ScriptedStream());
    assertThatThrownBy(flow::start)
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("the flow has been started before");
  }

  @Test
  void takesAChunkBackOnce() {
    Outflow flow = started(new ScriptedStream("abcd"));
    tasks.run();
    Chunk chunk = flow.poll(false);
    assertThat(chunk).isNotNull();
    flow.recycle(chunk);
    assertThatThrownBy(() -> flow.recycle(chunk))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("a chunk is recycled once for each time that it was polled");
  }

  @Test
  void refusesChunksThatHoldNothing() {
    assertThatThrownBy(() -> Outflow.of(new ScriptedStream(), tasks, 0, owner))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("a chunk must have at least 1 byte, not 0");
  }

  @Test
  void readsChannels() {
    byte[] closed = {0};
    ReadableByteChannel bytes = Channels.newChannel(new ByteArrayInputStream(Bytes.of("abcdefg")));
    ReadableByteChannel channel =
        new ReadableByteChannel() {
          @Override
          public int read(ByteBuffer into) throws IOException {
            into.limit(Math.min(into.limit(), into.position() + 3));
            return bytes.read(into);
          }

          @Override
          public boolean isOpen() {
            return closed[0] == 0;
          }

          @Override
          public void close() {
            closed[0]++;
          }
        };
    Outflow flow = Outflow.of(channel, tasks, 4, owner);
    flow.start();
    tasks.run();
    // Each read returned less than was requested, so nothing more was available then.
    assertThat(OutflowOwner.takeAll(flow, false)).containsExactly("abc", "def", "g");
    assertThat(flow.isEnded()).isTrue();
    assertThat(flow.failure()).isNull();
    assertThat(closed[0]).isEqualTo((byte) 1);
  }

  @Test
  void refusesChannelsThatDoNotBlock() {
    ReadableByteChannel channel =
        new ReadableByteChannel() {
          @Override
          public int read(ByteBuffer into) {
            return 0;
          }

          @Override
          public boolean isOpen() {
            return true;
          }

          @Override
          public void close() {}
        };
    Outflow flow = Outflow.of(channel, tasks, 4, owner);
    flow.start();
    tasks.run();
    assertThat(take(flow, false)).isEqualTo("end");
    assertThat(flow.failure())
        .isInstanceOf(IOException.class)
        .hasMessage("the channel read 0 bytes: it has to be in blocking mode");
  }

  @Test
  void givesTheSameBytesHoweverTheyComeAndGo() {
    Seeds.each(
        200,
        random -> {
          byte[] all = Bytes.random(random, random.nextInt(300_000));
          InputStream stream =
              new ByteArrayInputStream(all) {
                @Override
                public int read(byte[] array, int offset, int length) {
                  int n = random.nextInt(4) == 0 ? length : 1 + random.nextInt(length);
                  return super.read(array, offset, n);
                }

                @Override
                public synchronized int available() {
                  return random.nextInt(2);
                }
              };
          int size = 1 + random.nextInt(random.nextBoolean() ? 20_000 : 70_000);
          Outflow flow = Outflow.of(stream, tasks, size, owner);
          flow.start();
          var got = new ByteArrayOutputStream();
          Chunk[] borrowed = new Chunk[2];
          while (!flow.isEnded()) {
            tasks.run();
            int i = random.nextInt(2);
            if (borrowed[i] != null) {
              flow.recycle(borrowed[i]);
            }
            borrowed[i] = flow.poll(random.nextBoolean());
            if (borrowed[i] != null) {
              assertThat(borrowed[i].length()).isBetween(1, size);
              got.write(borrowed[i].array(), 0, borrowed[i].length());
            }
          }
          assertThat(flow.failure()).isNull();
          assertThat(Arrays.equals(got.toByteArray(), all)).isTrue();
        });
  }
}
