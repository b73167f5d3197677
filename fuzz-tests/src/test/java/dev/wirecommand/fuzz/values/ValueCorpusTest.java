package dev.wirecommand.fuzz.values;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wirecommand.fuzz.FuzzCorpusContract;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Runs what was kept while generated decoders and the conversion of JSON were fuzzed. */
class ValueCorpusTest extends FuzzCorpusContract {
  private static final Map<String, Integer> COUNTS =
      Map.ofEntries(
          Map.entry("decoder-arrays", 120),
          Map.entry("decoder-blobs", 111),
          Map.entry("decoder-decimal", 116),
          Map.entry("decoder-free", 118),
          Map.entry("decoder-maps", 0),
          Map.entry("decoder-numbers", 0),
          Map.entry("decoder-optionals", 0),
          Map.entry("decoder-others", 111),
          Map.entry("decoder-outcome", 112),
          Map.entry("decoder-records", 109),
          Map.entry("decoder-sequences", 111),
          Map.entry("decoder-shape", 115),
          Map.entry("decoder-texts", 0),
          Map.entry("decoder-times", 0),
          Map.entry("decoder-wide", 0),
          Map.entry("json", 179));

  ValueCorpusTest() {
    super(new ValueTargets(), COUNTS, List.of("json-nested-pairs"));
  }

  @Test
  void everyCommandTakesItsSeeds() {
    for (String name : DecoderFuzz.COMMANDS) {
      assertThat(DecoderFuzz.seeds(name))
          .as(name)
          .isNotEmpty()
          .allMatch(seed -> DecoderFuzz.isTaken(name, seed));
    }
  }
}
