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

  /** How much later answers may come beside paused streams. */
  private static final int SLOWER = 20;

  /** The bytes that a connection grants in each direction, at most. */
  private static final long BUDGET = 16 << 20;

  /** How many calls have been held, of which each needs a name. */
  private int heldCalls;

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
    long alone = p99OfAnswers();
    List<InputStream> paused = new ArrayList<>();
    for (int i = 0; i < STREAMS; i++) {
      InputStream stream = client.namedBytes(download(i), i, SIZE);
      assertThat((byte) stream.read()).isEqualTo(Pattern.at(i, 0));
      paused.add(stream);
    }
    assertThat(p99OfAnswers()).isLessThanOrEqualTo(SLOWER * alone);
    long held = 0;
    for (int i = 0; i < STREAMS; i++) {
      held += client.position(download(i));
    }
    assertThat(held).isLessThanOrEqualTo(BUDGET);
    for (int i = 0; i < STREAMS; i++) {
      try (InputStream stream = paused.get(i)) {
        assertThat((byte) stream.read()).isEqualTo(Pattern.at(i, 1));
      }
    }
    try (InputStream last = client.bytes(11, SIZE)) {
      assertThat(Pattern.hash(last)).isEqualTo(Pattern.hash(11, SIZE));
    }
  }

  private String download(int i) {
    return name + "-download-" + i;
  }

  @Test
  void pausedUploadsHoldNothingUp() {
    long alone = p99OfAnswers();
    List<Pattern> sources = new ArrayList<>();
    List<CompletableFuture<byte[]>> paused = new ArrayList<>();
    for (int i = 0; i < STREAMS; i++) {
      Pattern source = new Pattern(i, SIZE);
      sources.add(source);
      paused.add(client.async().digestWhenReleased(upload(i), source).toCompletableFuture());
      client.begun(upload(i));
    }
    assertThat(p99OfAnswers()).isLessThanOrEqualTo(SLOWER * alone);
    assertThat(sources.stream().mapToLong(Pattern::position).sum()).isLessThanOrEqualTo(BUDGET);
    for (int i = 0; i < STREAMS; i++) {
      client.release(upload(i));
      assertThat(paused.get(i).join()).isEqualTo(Pattern.hash(i, SIZE));
    }
  }

  private String upload(int i) {
    return name + "-upload-" + i;
  }

  /** Makes many calls, cancels and pings, and returns the 99th percentile of their latencies. */
  private long p99OfAnswers() {
    // The first run warms up.
    assertAllIsAnswered(new Latencies());
    Latencies latencies = new Latencies();
    assertAllIsAnswered(latencies);
    return latencies.p99();
  }

  /** Makes many calls, cancels and pings, of which the server must answer each. */
  private void assertAllIsAnswered(Latencies latencies) {
    for (int round = 0; round < ROUNDS; round++) {
      List<CompletableFuture<ContractCommands.Mixed>> calls = new ArrayList<>();
      List<CompletableFuture<CommandReply>> pings = new ArrayList<>();
      List<CompletableFuture<String>> cancelled = new ArrayList<>();
      for (int i = 0; i < CALLS_OF_ROUND; i++) {
        int n = i;
        calls.add(
            latencies.of(() -> client.async().mix("key", n, List.of()).toCompletableFuture()));
        pings.add(latencies.of(this::ping));
        String held = name + "-" + heldCalls++;
        CompletableFuture<String> call = client.holdLater(held).toCompletableFuture();
        client.async().begun(held).toCompletableFuture().join();
        cancelled.add(
            latencies.of(
                () -> {
                  call.cancel(false);
                  return client.seen(held).toCompletableFuture();
                }));
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
