package dev.wirecommand.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wirecommand.Permission;
import dev.wirecommand.client.CallOptions;
import dev.wirecommand.client.CommandCall;
import dev.wirecommand.client.CommandName;
import dev.wirecommand.client.CommandReply;
import dev.wirecommand.command.CommandData;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Tests that a stream whose reader pauses does not delay anything else on its connection. */
class PausedStreamsTest extends ContractTest {
  /** More than the largest window and all buffers of a transport. */
  private static final long SIZE = 20_000_003;

  private static final long RECORDS = 200_000;

  /** How many records of a stream lead to a call each. CONTRIBUTING.md shows how to raise it. */
  private static final long RECORDS_WITH_CALLS = Long.getLong("contract.records", 20_000);

  private static final int STREAMS = 10;
  private static final int ROUNDS = Integer.getInteger("contract.rounds", 10);
  private static final int CALLS_OF_ROUND = 100;

  @Test
  void aCallCanBeMadeForEachRecordOfAStream() {
    long[] count = new long[1];
    try (Stream<Long> numbers = client.numbers(RECORDS_WITH_CALLS)) {
      numbers.forEach(
          number -> {
            ContractCommands.Mixed mixed = client.mix("key", number.intValue(), List.of());
            if (number != count[0] || mixed.sum() != number + 3) {
              throw new AssertionError("record " + count[0] + " is " + number + ", " + mixed.sum());
            }
            count[0]++;
          });
    }
    assertThat(count[0]).isEqualTo(RECORDS_WITH_CALLS);
  }

  @Test
  void pausedDownloadsHoldNothingUp() throws IOException {
    List<InputStream> paused = new ArrayList<>();
    for (int i = 0; i < STREAMS; i++) {
      InputStream stream = client.bytes(i, SIZE);
      assertThat((byte) stream.read()).isEqualTo(Pattern.at(i, 0));
      paused.add(stream);
    }
    assertAllIsAnswered();
    for (int i = 0; i < STREAMS; i++) {
      try (InputStream stream = paused.get(i)) {
        assertThat((byte) stream.read()).isEqualTo(Pattern.at(i, 1));
      }
    }
    try (InputStream last = client.bytes(11, SIZE)) {
      assertThat(Pattern.hash(last)).isEqualTo(Pattern.hash(11, SIZE));
    }
  }

  @Test
  void pausedUploadsHoldNothingUp() {
    List<CompletableFuture<byte[]>> paused = new ArrayList<>();
    for (int i = 0; i < STREAMS; i++) {
      String upload = name + "-upload-" + i;
      paused.add(
          client
              .async()
              .digestWhenReleased(upload, new Pattern(i, SIZE / STREAMS))
              .toCompletableFuture());
      client.begun(upload);
    }
    assertAllIsAnswered();
    for (int i = 0; i < STREAMS; i++) {
      client.release(name + "-upload-" + i);
      assertThat(paused.get(i).join()).isEqualTo(Pattern.hash(i, SIZE / STREAMS));
    }
  }

  /** Makes many calls, cancels and pings, of which the server must answer each. */
  private void assertAllIsAnswered() {
    for (int round = 0; round < ROUNDS; round++) {
      List<CompletableFuture<ContractCommands.Mixed>> calls = new ArrayList<>();
      List<CompletableFuture<CommandReply>> pings = new ArrayList<>();
      List<CompletableFuture<String>> cancelled = new ArrayList<>();
      for (int i = 0; i < CALLS_OF_ROUND; i++) {
        calls.add(client.async().mix("key", i, List.of()).toCompletableFuture());
        pings.add(ping());
        String held = name + "-" + round + "-" + i;
        CompletableFuture<String> call = client.holdLater(held).toCompletableFuture();
        client.async().begun(held).toCompletableFuture().join();
        call.cancel(false);
        cancelled.add(client.seen(held).toCompletableFuture());
      }
      for (int i = 0; i < CALLS_OF_ROUND; i++) {
        assertThat(calls.get(i).join()).isEqualTo(ContractCommands.Mixed.of("key", i, List.of()));
        assertThat(pings.get(i).join().bytes()).containsExactly(0xF6);
        assertThat(cancelled.get(i).join()).isEqualTo("cancelled BY_PEER");
      }
    }
    assertThat(client.digest(new Pattern(1, SIZE / STREAMS)))
        .isEqualTo(Pattern.hash(1, SIZE / STREAMS));
  }

  private CompletableFuture<CommandReply> ping() {
    return connection.call(
        new CommandCall(
            new CommandName("wirecommand.ping", Permission.READ),
            new byte[] {(byte) 0xA0},
            CommandData.none(),
            CallOptions.NONE));
  }

  @Test
  void twoStreamsOfOneConnectionAreMerged() {
    Iterator<Long> left = client.numbersIterator(RECORDS);
    Iterator<Long> right = client.numbersIterator(RECORDS);
    List<Long> merged = new ArrayList<>();
    // The left one is read far ahead, so that the right one fills its window.
    for (int i = 0; i < RECORDS / 2; i++) {
      merged.add(left.next());
    }
    while (right.hasNext()) {
      merged.add(right.next());
    }
    left.forEachRemaining(merged::add);
    assertThat(merged.stream().sorted().toList())
        .isEqualTo(LongStream.range(0, RECORDS).flatMap(n -> LongStream.of(n, n)).boxed().toList());
  }

  @Test
  void twoSortedStreamsOfOneConnectionAreReadInTurns() {
    Iterator<Long> left = client.numbersIterator(RECORDS);
    Iterator<Long> right = client.numbersIterator(RECORDS);
    for (long number = 0; number < RECORDS; number++) {
      if (left.next() != number || right.next() != number) {
        throw new AssertionError("not in turns at " + number);
      }
    }
    assertThat(left.hasNext()).isFalse();
    assertThat(right.hasNext()).isFalse();
  }
}
