package dev.wirecommand.stream;

import static dev.wirecommand.stream.RecordingSendOwner.take;
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
class SendBufferStreamTest {
  private final Tasks tasks = new Tasks();
  private final RecordingSendOwner owner = new RecordingSendOwner();

  private SendBuffer started(InputStream stream) {
    SendBuffer buffer = SendBuffer.of(stream, tasks, 4, owner);
    assertThat(tasks.size()).isZero();
    buffer.start();
    assertThat(tasks.size()).isEqualTo(1);
    return buffer;
  }

  @Test
  void givesFullChunksAndTheRest() {
    ScriptedStream stream = new ScriptedStream("0123456789");
    SendBuffer buffer = started(stream);
    assertThat(take(buffer, true)).isEqualTo("nothing");
    assertThat(tasks.run()).isEqualTo(1);
    assertThat(stream.calls).containsExactly("read 4", "read 4", "read 4", "read 4", "close");
    assertThat(owner.news()).containsExactly("ready", "released");
    assertThat(buffer.isEnded()).isFalse();
    assertThat(take(buffer, false)).isEqualTo("0123");
    assertThat(take(buffer, false)).isEqualTo("4567");
    assertThat(take(buffer, false)).isEqualTo("89");
    assertThat(buffer.isEnded()).isTrue();
    assertThat(take(buffer, false)).isEqualTo("end");
    assertThat(buffer.failure()).isNull();
    assertThat(owner.news()).isEmpty();
    assertThat(tasks.size()).isZero();
  }

  @Test
  void endsAtOnceWithNothing() {
    ScriptedStream stream = new ScriptedStream();
    SendBuffer buffer = started(stream);
    tasks.run();
    assertThat(owner.news()).containsExactly("ready", "released");
    assertThat(take(buffer, false)).isEqualTo("end");
    assertThat(stream.calls).containsExactly("read 4", "close");
    assertThat(owner.news()).isEmpty();
  }

  @Test
  void holdsNoThreadWhileEightChunksWait() {
    ScriptedStream stream =
        new ScriptedStream("0000111122223333444455556666777788889999aaaabbbbccccddddeeee");
    SendBuffer buffer = started(stream);
    tasks.run();
    assertThat(stream.calls).hasSize(8);
    assertThat(tasks.size()).isZero();
    assertThat(owner.news()).containsExactly("ready");
    assertThat(take(buffer, false)).isEqualTo("0000");
    assertThat(take(buffer, false)).isEqualTo("1111");
    Chunk third = buffer.poll(false);
    Chunk fourth = buffer.poll(false);
    assertThat(tasks.size()).isZero();
    buffer.release(fourth);
    assertThat(tasks.size()).isZero();
    buffer.release(third);
    assertThat(tasks.size()).isEqualTo(1);
    assertThat(take(buffer, false)).isEqualTo("4444");
    assertThat(tasks.size()).isEqualTo(1);
    assertThat(tasks.run()).isEqualTo(1);
    assertThat(stream.calls).hasSize(13);
    assertThat(RecordingSendOwner.takeAll(buffer, false))
        .containsExactly("5555", "6666", "7777", "8888", "9999", "aaaa", "bbbb", "cccc");
    assertThat(tasks.size()).isEqualTo(1);
    assertThat(owner.news()).isEmpty();
    tasks.run();
    assertThat(owner.news()).containsExactly("ready", "released");
    assertThat(RecordingSendOwner.takeAll(buffer, false)).containsExactly("dddd", "eeee");
    assertThat(buffer.isEnded()).isTrue();
    assertThat(stream.calls).hasSize(17).endsWith("close");
  }

  @Test
  void handsOverAtOnceWhatIsThereForNow() {
    SendBuffer buffer = started(new ScriptedStream("a", "bc", "def", "g", "h", "ij", "k", "l"));
    tasks.run();
    assertThat(RecordingSendOwner.takeAll(buffer, false))
        .containsExactly("a", "bc", "def", "g", "h", "ij", "k", "l");
    assertThat(owner.news()).containsExactly("ready");
    tasks.run();
    assertThat(owner.news()).containsExactly("ready", "released");
  }

  @Test
  void joinsWhatComesInPiecesAsLongAsMoreIsThere() {
    ScriptedStream stream = new ScriptedStream("a", "bc", "def", "g");
    stream.available = 1;
    SendBuffer buffer = started(stream);
    tasks.run();
    assertThat(owner.news()).containsExactly("partial", "ready", "released");
    assertThat(stream.calls)
        .containsExactly("read 4", "read 3", "read 1", "read 4", "read 2", "read 1", "close");
    assertThat(RecordingSendOwner.takeAll(buffer, false)).containsExactly("abcd", "efg");
    assertThat(buffer.isEnded()).isTrue();
  }

  @Test
  void asksForMoreAsLongAsThereIsMore() {
    SendBuffer buffer =
        SendBuffer.of(new ByteArrayInputStream(new byte[100_000]), tasks, 32_768, owner);
    buffer.start();
    tasks.run();
    assertThat(RecordingSendOwner.takeAll(buffer, false))
        .extracting(String::length)
        .containsExactly(32_768, 32_768, 32_768, 1_696);
  }

  @Test
  void takesLittleMemoryForLittleData() {
    long allocated =
        Allocation.by(
            () -> {
              for (int i = 0; i < 100; i++) {
                SendBuffer buffer =
                    SendBuffer.of(new ByteArrayInputStream(new byte[10]), tasks, 32_768, owner);
                buffer.start();
                tasks.run();
                assertThat(RecordingSendOwner.take(buffer, false)).hasSize(10);
              }
            });
    assertThat(allocated / 100).isLessThan(12_000);
  }

  @Test
  void usesItsMemoryAgain() {
    byte[] all = new byte[32 * 1024 * 1024];
    SendBuffer buffer = SendBuffer.of(new ByteArrayInputStream(all), tasks, 32_768, owner);
    buffer.start();
    long allocated =
        Allocation.by(
            () -> {
              int sum = 0;
              while (!buffer.isEnded()) {
                tasks.run();
                for (Chunk c = buffer.poll(true); c != null; c = buffer.poll(true)) {
                  sum += c.length();
                  buffer.release(c);
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
    SendBuffer buffer = started(stream);
    tasks.run();
    assertThat(take(buffer, false)).isEqualTo("abcd");
    assertThat(take(buffer, false)).isEqualTo("e");
    assertThat(buffer.isEnded()).isTrue();
    assertThat(buffer.failure())
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
    SendBuffer buffer = started(stream);
    tasks.run();
    assertThat(take(buffer, false)).isEqualTo("abc");
    assertThat(take(buffer, false)).isEqualTo("end");
    assertThat(buffer.failure()).isSameAs(stream.closingFails);
  }

  @Test
  void failsWithErrorsToo() {
    SendBuffer buffer =
        started(
            new ScriptedStream() {
              @Override
              public int read(byte[] array, int offset, int length) {
                throw new StackOverflowError("deep");
              }
            });
    tasks.run();
    assertThat(take(buffer, false)).isEqualTo("end");
    assertThat(buffer.failure()).isInstanceOf(StackOverflowError.class);
  }

  @Test
  void refusesStreamsThatReadNothingOrTooMuch() {
    for (int wrong : new int[] {0, 5}) {
      SendBuffer buffer =
          started(
              new ScriptedStream() {
                @Override
                public int read(byte[] array, int offset, int length) {
                  return wrong;
                }
              });
      tasks.run();
      assertThat(take(buffer, false)).isEqualTo("end");
      assertThat(buffer.failure())
          .isInstanceOf(IOException.class)
          .hasMessageEndingWith(
              " read "
                  + wrong
                  + " bytes: a stream has to read from 1 to as many as it is asked for, here 4");
    }
  }

  @Test
  void aStreamThatCannotSayWhatIsAvailableHasNothing() {
    SendBuffer buffer =
        started(
            new ScriptedStream("a", "b") {
              @Override
              public int available() throws IOException {
                throw new IOException("who knows");
              }
            });
    tasks.run();
    assertThat(RecordingSendOwner.takeAll(buffer, false)).containsExactly("a", "b");
    assertThat(buffer.failure()).isNull();
  }

  @Test
  void failsWhereTheExecutorTakesNoTask() throws InterruptedException {
    ScriptedStream stream = new ScriptedStream("abc");
    SendBuffer buffer = SendBuffer.of(stream, tasks, 4, owner);
    tasks.shutDown = true;
    buffer.start();
    owner.released.await();
    assertThat(take(buffer, false)).isEqualTo("end");
    assertThat(buffer.failure()).hasMessage("shut down");
    assertThat(stream.calls).containsExactly("close");
    // Closing may block, and this thread plays the part of the event loop.
    assertThat(stream.closedBy).isNotNull().isNotSameAs(Thread.currentThread());
    assertThat(owner.news()).containsExactly("ready", "released");
  }

  @Test
  void failsAfterWhatWasReadWhereTheExecutorTakesNoOtherTask() throws InterruptedException {
    ScriptedStream stream = new ScriptedStream("000011112222333344445555666677778888");
    SendBuffer buffer = started(stream);
    tasks.run();
    tasks.shutDown = true;
    assertThat(take(buffer, false)).isEqualTo("0000");
    assertThat(take(buffer, false)).isEqualTo("1111");
    assertThat(take(buffer, false)).isEqualTo("2222");
    assertThat(take(buffer, false)).isEqualTo("3333");
    owner.released.await();
    assertThat(RecordingSendOwner.takeAll(buffer, false))
        .containsExactly("4444", "5555", "6666", "7777");
    assertThat(buffer.isEnded()).isTrue();
    assertThat(buffer.failure()).hasMessage("shut down");
    assertThat(stream.calls).endsWith("close").containsOnlyOnce("close");
  }

  @Test
  void startsOnce() {
    SendBuffer buffer = started(new ScriptedStream());
    assertThatThrownBy(buffer::start)
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("the buffer has been started before");
  }

  @Test
  void takesAChunkBackOnce() {
    SendBuffer buffer = started(new ScriptedStream("abcd"));
    tasks.run();
    Chunk chunk = buffer.poll(false);
    assertThat(chunk).isNotNull();
    buffer.release(chunk);
    assertThatThrownBy(() -> buffer.release(chunk))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("a chunk is released once for each time that it was polled");
  }

  @Test
  void refusesChunksThatHoldNothing() {
    assertThatThrownBy(() -> SendBuffer.of(new ScriptedStream(), tasks, 0, owner))
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
    SendBuffer buffer = SendBuffer.of(channel, tasks, 4, owner);
    buffer.start();
    tasks.run();
    // Each read returned less than was requested, so nothing more was available then.
    assertThat(RecordingSendOwner.takeAll(buffer, false)).containsExactly("abc", "def", "g");
    assertThat(buffer.isEnded()).isTrue();
    assertThat(buffer.failure()).isNull();
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
    SendBuffer buffer = SendBuffer.of(channel, tasks, 4, owner);
    buffer.start();
    tasks.run();
    assertThat(take(buffer, false)).isEqualTo("end");
    assertThat(buffer.failure())
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
          SendBuffer buffer = SendBuffer.of(stream, tasks, size, owner);
          buffer.start();
          var got = new ByteArrayOutputStream();
          Chunk[] borrowed = new Chunk[2];
          while (!buffer.isEnded()) {
            tasks.run();
            int i = random.nextInt(2);
            if (borrowed[i] != null) {
              buffer.release(borrowed[i]);
            }
            borrowed[i] = buffer.poll(random.nextBoolean());
            if (borrowed[i] != null) {
              assertThat(borrowed[i].length()).isBetween(1, size);
              got.write(borrowed[i].array(), 0, borrowed[i].length());
            }
          }
          assertThat(buffer.failure()).isNull();
          assertThat(Arrays.equals(got.toByteArray(), all)).isTrue();
        });
  }
}
