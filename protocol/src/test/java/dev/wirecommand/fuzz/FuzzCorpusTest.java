package dev.wirecommand.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What was found worth keeping while fuzzing, and the seeds, in the ordinary run of the tests. */
class FuzzCorpusTest {
  @ParameterizedTest
  @EnumSource
  void noInputThatWasKeptIsAFinding(FuzzTarget target) throws IOException {
    List<Path> inputs;
    try (Stream<Path> files = Files.list(target.corpus(Path.of("")))) {
      inputs = files.sorted().toList();
    }
    assertThat(inputs).as("corpus of %s", target).isNotEmpty();
    for (Path input : inputs) {
      run(target, Files.readAllBytes(input), input.toString());
    }
  }

  @ParameterizedTest
  @EnumSource
  void noSeedIsAFinding(FuzzTarget target) {
    List<byte[]> seeds = FuzzSeeds.of(target);
    assertThat(seeds).as("seeds of %s", target).isNotEmpty();
    for (int i = 0; i < seeds.size(); i++) {
      run(target, seeds.get(i), "seed " + i);
    }
  }

  private static void run(FuzzTarget target, byte[] input, String name) {
    try {
      target.run(input);
    } catch (RuntimeException | Error e) {
      throw new AssertionError(target + " with " + name + ": " + e, e);
    }
  }
}
