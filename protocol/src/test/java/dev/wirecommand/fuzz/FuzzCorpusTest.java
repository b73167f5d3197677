package dev.wirecommand.fuzz;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Runs every input that was kept while fuzzing, and the seeds made of conformance vectors. */
class FuzzCorpusTest {
  private static final FuzzCorpus CORPUS = new FuzzCorpus(Path.of(""));

  /** A campaign that keeps other inputs tells how many they are. */
  @ParameterizedTest
  @CsvSource({"FRAME, 153", "CBOR, 142", "SERVER, 195", "CLIENT, 174"})
  void noSeedOfTheArchiveIsAFinding(FuzzTarget target, int count) throws IOException {
    Map<String, byte[]> seeds = CORPUS.seeds(target);

    assertThat(seeds).as("archive of %s", target).hasSize(count);
    seeds.forEach((name, input) -> run(target, input, name));
  }

  static List<FuzzRegression> regressions() throws IOException {
    return CORPUS.regressions();
  }

  @ParameterizedTest
  @MethodSource("regressions")
  void noFixedFindingIsOneAgain(FuzzRegression regression) {
    run(regression.target(), regression.input(), regression.name());
  }

  @Test
  void everyFixedFindingIsThere() throws IOException {
    assertThat(regressions()).extracting(FuzzRegression::name).containsExactly("cbor-nested-keys");
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

  /** Seeds that are cut, joined and changed: a short campaign that is the same each time. */
  @ParameterizedTest
  @EnumSource
  void noSeedThatIsChangedIsAFinding(FuzzTarget target) throws IOException {
    List<byte[]> seeds = new ArrayList<>(FuzzSeeds.of(target));
    seeds.addAll(CORPUS.seeds(target).values());
    for (int seed = 0; seed < 10_000; seed++) {
      run(target, changed(seeds, new Random(seed)), "changed seed " + seed);
    }
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

  @Test
  void regressionIsTheBytesOfItsLines() {
    FuzzRegression regression =
        FuzzRegression.parse(
            "some",
            List.of(
                "# What was found.",
                "",
                "target: server",
                "04 00 0a00 # the modes, and an operation",
                "frame: 1 2 stream-end 3 0 #",
                "07"));

    assertThat(regression.target()).isEqualTo(FuzzTarget.SERVER);
    assertThat(regression.input())
        .isEqualTo(
            new byte[] {4, 0, 10, 0, /* the frame */ 1, 0, 0, 1, 0, 2, 2, 0x30, '#', /* then */ 7});
  }

  @Test
  void regressionWithoutATargetIsRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> FuzzRegression.parse("some", List.of("00")))
        .withMessage("some names no target; add a line \"target: NAME\"");
  }

  @Test
  void sameSeedsGiveTheSameArchive(@TempDir Path module) throws IOException {
    Path folder = Files.createDirectories(module.resolve("src/test/resources/fuzz"));
    FuzzCorpus corpus = new FuzzCorpus(module);

    corpus.replaceSeeds(FuzzTarget.CBOR, Map.of("b", new byte[] {1}, "a", new byte[100]));
    byte[] first = Files.readAllBytes(folder.resolve("cbor.zip"));
    corpus.replaceSeeds(FuzzTarget.CBOR, corpus.seeds(FuzzTarget.CBOR));

    assertThat(Files.readAllBytes(folder.resolve("cbor.zip"))).isEqualTo(first);
    assertThat(corpus.seeds(FuzzTarget.CBOR)).containsOnlyKeys("a", "b");
    assertThat(corpus.seeds(FuzzTarget.CBOR).get("b")).containsExactly(1);
  }

  private static void run(FuzzTarget target, byte[] input, String name) {
    try {
      target.run(input);
    } catch (RuntimeException | Error e) {
      throw new AssertionError(target + " with " + name + ": " + e, e);
    }
  }
}
