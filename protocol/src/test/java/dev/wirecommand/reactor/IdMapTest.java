package dev.wirecommand.reactor;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class IdMapTest {
  @Test
  void anEmptyMapHasNothing() {
    IdMap<String> map = new IdMap<>();
    assertThat(map.size()).isZero();
    assertThat(map.get(0)).isNull();
    assertThat(map.remove(0)).isNull();
    assertThat(map.values()).isEmpty();
  }

  @Test
  void aValueIsAddedReplacedAndRemoved() {
    IdMap<String> map = new IdMap<>();
    map.put(0, "zero");
    map.put(65_535, "last");
    assertThat(map.size()).isEqualTo(2);
    assertThat(map.get(0)).isEqualTo("zero");
    map.put(0, "again");
    assertThat(map.size()).isEqualTo(2);
    assertThat(map.get(0)).isEqualTo("again");
    assertThat(map.values()).containsExactlyInAnyOrder("again", "last");
    assertThat(map.remove(1)).isNull();
    assertThat(map.size()).isEqualTo(2);
    assertThat(map.remove(0)).isEqualTo("again");
    assertThat(map.get(0)).isNull();
    assertThat(map.remove(0)).isNull();
    assertThat(map.get(65_535)).isEqualTo("last");
    assertThat(map.size()).isEqualTo(1);
  }

  @Test
  void clearingLeavesAnEmptyMap() {
    IdMap<String> map = new IdMap<>();
    map.put(1, "one");
    map.clear();
    assertThat(map.size()).isZero();
    assertThat(map.get(1)).isNull();
    assertThat(map.values()).isEmpty();
    map.put(1, "two");
    assertThat(map.get(1)).isEqualTo("two");
  }

  @Test
  void theListOfValuesIsOfItsOwn() {
    IdMap<String> map = new IdMap<>();
    map.put(1, "one");
    map.values().clear();
    assertThat(map.size()).isEqualTo(1);
  }

  /** Ids from few, so that they meet; or a power of two apart, so that they collide. */
  @ParameterizedTest
  @CsvSource({"8, 1", "16, 1", "64, 1", "16, 8", "64, 64", "64, 1024", "32, 2048", "4000, 16"})
  void itIsLikeAHashMap(int ids, int step) {
    for (long seed = 0; seed < 10; seed++) {
      Random random = new Random(seed);
      Map<Integer, String> expected = new HashMap<>();
      IdMap<String> map = new IdMap<>();
      for (int i = 0; i < 2000; i++) {
        int id = random.nextInt(ids) * step;
        if (random.nextInt(5) < 3) {
          String value = "v" + i;
          expected.put(id, value);
          map.put(id, value);
        } else {
          same(seed, map.remove(id), expected.remove(id));
        }
        same(seed, map.size(), expected.size());
        int other = random.nextInt(ids) * step;
        same(seed, map.get(other), expected.get(other));
      }
      same(seed, new HashSet<>(map.values()), new HashSet<>(expected.values()));
      same(seed, map.values().size(), expected.size());
      for (int id = 0; id < ids; id++) {
        same(seed, map.get(id * step), expected.get(id * step));
      }
    }
  }

  /** As an assertion, but cheap. */
  private static void same(long seed, @Nullable Object actual, @Nullable Object expected) {
    if (!Objects.equals(actual, expected)) {
      throw new AssertionError("seed " + seed + ": " + actual + " is not " + expected);
    }
  }

  @Test
  void itHoldsEveryId() {
    IdMap<Integer> map = new IdMap<>();
    for (int id = 0; id <= 65_535; id++) {
      map.put(id, id);
    }
    assertThat(map.size()).isEqualTo(65_536);
    assertThat(map.values()).hasSize(65_536);
    int wrong = 0;
    for (int id = 0; id <= 65_535; id++) {
      Integer removed = map.remove(id);
      wrong += removed != null && removed == id ? 0 : 1;
    }
    assertThat(wrong).isZero();
    assertThat(map.size()).isZero();
  }
}
