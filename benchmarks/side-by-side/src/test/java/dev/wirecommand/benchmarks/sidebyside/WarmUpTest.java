package dev.wirecommand.benchmarks.sidebyside;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wirecommand.benchmarks.sidebyside.WarmUp.Bounds;
import java.util.Iterator;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class WarmUpTest {
  private static WarmUp run(Bounds bounds, double... rates) throws Exception {
    Iterator<Double> next = Stream.iterate(0, i -> i + 1).map(i -> rates[i]).iterator();
    return WarmUp.run(next::next, bounds);
  }

  @Test
  void threeWindowsWithinFivePercentAreFlat() {
    assertThat(WarmUp.isFlat(List.of(100.0, 105.0, 102.0))).isTrue();
    assertThat(WarmUp.isFlat(List.of(100.0, 105.1, 102.0))).isFalse();
    assertThat(WarmUp.isFlat(List.of(105.1, 102.0, 100.0))).isFalse();
    assertThat(WarmUp.isFlat(List.of(100.0, 100.0))).isFalse();
  }

  @Test
  void onlyTheLastThreeWindowsCount() {
    assertThat(WarmUp.isFlat(List.of(10.0, 100.0, 101.0, 102.0))).isTrue();
    assertThat(WarmUp.isFlat(List.of(100.0, 100.0, 100.0, 90.0))).isFalse();
  }

  @Test
  void endsWhenTheRateIsFlat() throws Exception {
    assertThat(run(new Bounds(3, 10), 10, 50, 100, 102, 104, 200))
        .isEqualTo(new WarmUp(5, true, 102));
  }

  @Test
  void slowPlateauAtTheBeginningIsNotTheEnd() throws Exception {
    assertThat(run(new Bounds(6, 10), 10, 10, 10, 10, 100, 100, 100, 900))
        .isEqualTo(new WarmUp(7, true, 100));
  }

  @Test
  void endsAtTheCeilingAndSaysSo() throws Exception {
    assertThat(run(new Bounds(3, 5), 10, 20, 10, 20, 10, 10, 10))
        .isEqualTo(new WarmUp(5, false, 10));
  }
}
