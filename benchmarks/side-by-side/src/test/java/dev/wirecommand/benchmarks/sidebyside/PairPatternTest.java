package dev.wirecommand.benchmarks.sidebyside;

import static dev.wirecommand.benchmarks.sidebyside.Contender.GRPC;
import static org.assertj.core.api.Assertions.assertThat;

import dev.wirecommand.benchmarks.sidebyside.Outcome.Measure;
import dev.wirecommand.benchmarks.sidebyside.Outcome.Slice;
import dev.wirecommand.benchmarks.sidebyside.Pattern.Load;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PairPatternTest {
  private static final String SERVER = "echo '> 1'; while read line; do echo '> 0 0'; done";

  /** Writes down what it is asked for, and makes a thousand calls a second. */
  private static final String CLIENT =
      """
      echo '> ready'
      while read line; do
        echo "$line" >>asked
        case $line in
          load* | pace*) echo '> 1000 1000000000 1000 2000 3000' ;;
          *) echo '> 0 0' ;;
        esac
      done
      """;

  @TempDir private Path folder;
  private Pair.Pool pairs;

  @BeforeEach
  void start() {
    pairs =
        new Pair.Pool(
            contender ->
                Pair.start(
                    List.of("sh", "-c", SERVER),
                    List.of("sh", "-c", "cd " + folder + '\n' + CLIENT),
                    folder.resolve("log")));
  }

  @AfterEach
  void end() {
    pairs.close();
  }

  private PairPattern calls(String title, int connections) {
    return new PairPattern.Calls(title, pairs, new Load(connections, title, 200));
  }

  /** Returns what the client was asked for since the last time. */
  private List<String> asked() throws IOException {
    Path file = folder.resolve("asked");
    List<String> lines = Files.readAllLines(file);
    Files.delete(file);
    return lines.stream().filter(line -> !line.equals("usage")).toList();
  }

  @Test
  void eachPatternIsWarmedUpUntilTheRateIsFlat() throws Exception {
    PairPattern first = calls("load 1", 1);
    first.begin(GRPC);
    assertThat(asked())
        .startsWith("close", "connect 1")
        .endsWith(Collections.nCopies(10, "load 1 80").toArray(String[]::new))
        .hasSize(12);
    assertThat(first.warmUp(GRPC)).contains(new WarmUp(10, true, 1000));

    PairPattern second = calls("load 2", 16);
    second.begin(GRPC);
    assertThat(asked())
        .containsExactly("close", "connect 16", "load 2 80", "load 2 80", "load 2 80");
  }

  @Test
  void connectionsAreOpenedAnewOnlyIfAnotherPatternRanInBetween() throws Exception {
    PairPattern first = calls("load 1", 1);
    PairPattern second = calls("load 2", 16);
    first.begin(GRPC);
    second.begin(GRPC);
    asked();

    Slice slice = first.slice(GRPC);
    assertThat(slice.value(Measure.CALLS)).isEqualTo(1000);
    assertThat(slice.value(Measure.P999)).isEqualTo(3);
    assertThat(asked()).containsExactly("close", "connect 1", "load 1 40", "load 1 200");

    first.slice(GRPC);
    assertThat(asked()).containsExactly("load 1 200");
  }

  @Test
  void pairThatWasStartedAnewIsWarmedUpBeforeItsSlice() throws Exception {
    PairPattern pattern = calls("load 1", 1);
    pattern.begin(GRPC);
    pattern.giveUp(GRPC);
    asked();

    pattern.slice(GRPC);

    assertThat(asked()).hasSize(13).endsWith("load 1 80", "load 1 200");
  }

  @Test
  void fixedRateIsAShareOfTheBestRate() throws Exception {
    PairPattern pattern = new PairPattern.OpenLoop("open loop", pairs, 0.8, 200);
    pattern.begin(GRPC);
    Slice slice = pattern.slice(GRPC);

    assertThat(slice.value(Measure.DUE)).isEqualTo(800);
    assertThat(asked())
        .hasSize(13)
        .contains("pace 0 512 SMALL 80")
        .endsWith("pace 800 4096 SMALL 200");
  }
}
