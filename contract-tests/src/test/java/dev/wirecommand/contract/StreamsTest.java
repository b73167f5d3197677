package dev.wirecommand.contract;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.wirecommand.command.CommandException;
import java.io.ByteArrayOutputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.Channels;
import java.nio.channels.ReadableByteChannel;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Flow;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Tests data and results that are larger than any window. */
class StreamsTest extends ContractTest {
  private static final long SIZE = 5_000_011;
  private static final long COUNT = 200_000;

  private static List<Long> numbers() {
    return LongStream.range(0, COUNT).boxed().toList();
  }

  @Test
  void dataGoesUpFromAStream() {
    assertThat(client.digest(new Pattern(1, SIZE))).isEqualTo(Pattern.hash(1, SIZE));
    assertThat(client.digest(new Pattern(1, 0))).isEqualTo(Pattern.hash(1, 0));
  }

  @Test
  void dataGoesUpFromAPublisher() {
    assertThat(client.digestPublished(new PublishedPattern(2, SIZE)).toCompletableFuture().join())
        .isEqualTo(Pattern.hash(2, SIZE));
  }

  @Test
  void manyUploadsAndSmallCallsShareAConnection() {
    List<CompletableFuture<byte[]>> uploads = new ArrayList<>();
    for (int i = 0; i < 8; i++) {
      uploads.add(client.async().digest(new Pattern(i, SIZE / 4 + i)).toCompletableFuture());
    }
    for (int n = 0; n < 100; n++) {
      assertThat(client.mix("key", n, List.of()))
          .isEqualTo(ContractCommands.Mixed.of("key", n, List.of()));
    }
    for (int i = 0; i < 8; i++) {
      assertThat(uploads.get(i).join()).isEqualTo(Pattern.hash(i, SIZE / 4 + i));
    }
  }

  @Test
  void aHandlerMayReturnBeforeItsDataIsThere() throws IOException {
    assertThat(client.firstByte(new Pattern(3, SIZE))).isEqualTo(Pattern.at(3, 0) & 0xFF);
    assertThat(client.digest(new Pattern(4, SIZE))).isEqualTo(Pattern.hash(4, SIZE));
  }

  @Test
  void aSourceOfDataThatFailsEndsItsCallAlone() {
    InputStream failing =
        new FilterInputStream(new Pattern(5, SIZE)) {
          private long left = 300_000;

          @Override
          public int read(byte[] array, int offset, int length) throws IOException {
            if (left <= 0) {
              throw new IOException("the disk is gone");
            }
            left -= length;
            return super.read(array, offset, length);
          }
        };
    assertThatExceptionOfType(CommandException.class)
        .isThrownBy(() -> client.digest(failing))
        .withMessageContaining("the disk is gone");
    assertThat(client.digest(new Pattern(6, 100))).isEqualTo(Pattern.hash(6, 100));
  }

  @Test
  void bytesComeDownAsAStream() throws IOException {
    try (InputStream stream = client.bytes(7, SIZE)) {
      assertThat(Pattern.hash(stream)).isEqualTo(Pattern.hash(7, SIZE));
    }
  }

  @Test
  void bytesComeDownAsAChannel() throws IOException {
    try (ReadableByteChannel channel = client.channel(8, SIZE)) {
      assertThat(Pattern.hash(Channels.newInputStream(channel))).isEqualTo(Pattern.hash(8, SIZE));
    }
  }

  @Test
  void bytesComeDownInPieces() {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    try (Stream<byte[]> chunks = client.chunks(10_000)) {
      chunks.forEach(all::writeBytes);
    }
    StringBuilder expected = new StringBuilder();
    for (int i = 0; i < 10_000; i++) {
      expected.append("chunk ").append(i).append(';');
    }
    assertThat(all.toString(UTF_8)).isEqualTo(expected.toString());
  }

  @Test
  void bytesComeDownToASubscriber() {
    var digest = Pattern.sha256();
    CompletableFuture<Long> done =
        Subscribing.toEach(client.async().bytes(9, SIZE), digest::update);
    assertThat(done.join()).isPositive();
    assertThat(digest.digest()).isEqualTo(Pattern.hash(9, SIZE));
  }

  @Test
  void bytesComeDownFromAPublisher() {
    var digest = Pattern.sha256();
    CompletableFuture<Long> done =
        Subscribing.toEach(client.bytesPublished(11, SIZE), digest::update);
    assertThat(done.join()).isPositive();
    assertThat(digest.digest()).isEqualTo(Pattern.hash(11, SIZE));
  }

  @Test
  void itemsComeDownAsAStream() {
    try (Stream<Long> stream = client.numbers(COUNT)) {
      assertThat(stream.toList()).isEqualTo(numbers());
    }
  }

  @Test
  void itemsComeDownAsAnIterator() {
    List<Long> taken = new ArrayList<>();
    Iterator<Long> iterator = client.numbersIterator(COUNT);
    iterator.forEachRemaining(taken::add);
    assertThat(taken).isEqualTo(numbers());
  }

  @Test
  void itemsComeDownToASubscriber() {
    List<Long> taken = new ArrayList<>();
    Flow.Publisher<Long> published = client.numbersPublished(COUNT);
    assertThat(Subscribing.toEach(published, taken::add).join()).isEqualTo(COUNT);
    assertThat(taken).isEqualTo(numbers());
    // Each subscription makes a new call.
    assertThat(Subscribing.toEach(published, item -> {}).join()).isEqualTo(COUNT);
  }

  @Test
  void aFailureInMidStreamIsToldAfterWhatCameBefore() {
    List<Long> taken = new ArrayList<>();
    try (Stream<Long> stream = client.numbersAndFailure(1_000)) {
      assertThatExceptionOfType(CommandException.class)
          .isThrownBy(() -> stream.forEach(taken::add))
          .withMessage("no number 1000")
          .satisfies(e -> assertThat(e.code()).isEqualTo("conflict"));
    }
    assertThat(taken).isSubsetOf(LongStream.range(0, 1_000).boxed().toList());
    assertThatExceptionOfType(CompletionException.class)
        .isThrownBy(
            () -> Subscribing.toEach(client.async().numbersAndFailure(1_000), item -> {}).join())
        .havingCause()
        .isInstanceOf(CommandException.class)
        .withMessage("no number 1000");
  }

  @Test
  void bothDirectionsAtOnce() throws IOException {
    try (InputStream inverted = client.invert(new Pattern(10, SIZE))) {
      byte[] buffer = new byte[8192];
      long position = 0;
      for (int n = inverted.read(buffer); n >= 0; n = inverted.read(buffer)) {
        for (int i = 0; i < n; i++) {
          if (buffer[i] != (byte) ~Pattern.at(10, position + i)) {
            throw new AssertionError("wrong at " + (position + i));
          }
        }
        position += n;
      }
      assertThat(position).isEqualTo(SIZE);
    }
  }
}
