package dev.wirecommand.fuzz;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Runs every input that was kept while fuzzing, and the seeds that a campaign begins with. */
public abstract class FuzzCorpusContract {
  /** How many changed seeds a build runs, of all targets of a module together. */
  private static final int CHANGED = 50_000;

  private static final FuzzCorpus CORPUS = new FuzzCorpus(Path.of(""));

  private final List<FuzzTarget> targets;
  private final Map<String, Integer> counts;
  private final List<String> fixed;

  /**
   * Takes what a module has.
   *
   * @param module its targets
   * @param counts how many inputs the archive of each target has; a campaign that keeps other
   *     inputs tells how many they are
   * @param fixed the names of the findings that were fixed, in order
   */
  protected FuzzCorpusContract(
      FuzzTargets module, Map<String, Integer> counts, List<String> fixed) {
    targets = module.targets();
    this.counts = counts;
    this.fixed = fixed;
  }

  private Stream<DynamicTest> each(TargetTest test) {
    return targets.stream().map(target -> dynamicTest(target.name(), () -> test.run(target)));
  }

  /** A test of one target. */
  private interface TargetTest {
    void run(FuzzTarget target) throws IOException;
  }

  @Test
  void everyTargetHasACount() {
    assertThat(targets)
        .extracting(FuzzTarget::name)
        .containsExactlyInAnyOrderElementsOf(counts.keySet());
  }

  @TestFactory
  Stream<DynamicTest> noSeedOfTheArchiveIsAFinding() {
    return each(
        target -> {
          Map<String, byte[]> seeds = CORPUS.seeds(target);
          assertThat(seeds).as("archive of %s", target).hasSize(counts.get(target.name()));
          seeds.forEach((name, input) -> run(target, input, name));
        });
  }

  @TestFactory
  Stream<DynamicTest> noFixedFindingIsOneAgain() throws IOException {
    return CORPUS.regressions().stream()
        .map(
            regression ->
                dynamicTest(
                    regression.name(),
                    () -> run(target(regression.target()), regression.input(), regression.name())));
  }

  private FuzzTarget target(String name) {
    return targets.stream().filter(target -> target.name().equals(name)).findFirst().orElseThrow();
  }

  @Test
  void everyFixedFindingIsThere() throws IOException {
    assertThat(CORPUS.regressions()).extracting(FuzzRegression::name).isEqualTo(fixed);
  }

  @TestFactory
  Stream<DynamicTest> noSeedIsAFinding() {
    return each(
        target -> {
          List<byte[]> seeds = target.seeds().get();
          assertThat(seeds).as("seeds of %s", target).isNotEmpty();
          for (int i = 0; i < seeds.size(); i++) {
            run(target, seeds.get(i), "seed " + i);
          }
        });
  }

  /** Seeds that are cut, joined and changed: a short campaign that is the same each time. */
  @TestFactory
  Stream<DynamicTest> noSeedThatIsChangedIsAFinding() {
    return each(
        target -> {
          List<byte[]> seeds = new ArrayList<>(target.seeds().get());
          seeds.addAll(CORPUS.seeds(target).values());
          for (int seed = 0; seed < CHANGED / targets.size(); seed++) {
            run(target, changed(seeds, new Random(seed)), "changed seed " + seed);
          }
        });
  }

  private static byte[] changed(List<byte[]> seeds, Random random) {
    byte[] one = seeds.get(random.nextInt(seeds.size()));
    byte[] other = seeds.get(random.nextInt(seeds.size()));
    int cut = random.nextInt(one.length + 1);
    byte[] more = new byte[random.nextInt(12)];
    for (int i = 0; i < more.length; i++) {
      more[i] = (byte) random.nextInt(24);
    }
    ByteArrayOutputStream changed = new ByteArrayOutputStream();
    changed.write(one, 0, cut);
    changed.writeBytes(more);
    if (random.nextBoolean()) {
      changed.write(one, cut, one.length - cut);
    } else {
      int from = random.nextInt(other.length + 1);
      changed.write(other, from, other.length - from);
    }
    byte[] bytes = changed.toByteArray();
    for (int n = random.nextInt(3); n > 0 && bytes.length > 0; n--) {
      bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
    }
    return bytes;
  }

  private static void run(FuzzTarget target, byte[] input, String name) {
    try {
      target.run().accept(input);
    } catch (RuntimeException | Error e) {
      throw new AssertionError(target + " with " + name + ": " + e, e);
    }
  }
}
