package dev.wirecommand.reactor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;

class MemoryLimitsTest {
  @Test
  void theDefaults() {
    long quarter = Runtime.getRuntime().maxMemory() / 4;
    assertThat(MemoryLimits.DEFAULT).isEqualTo(new MemoryLimits(33_554_432, quarter, quarter));
  }

  @Test
  void eachIsSetByItself() {
    MemoryLimits limits = new MemoryLimits(1, 2, 3);
    assertThat(limits.withConnectionBytes(9)).isEqualTo(new MemoryLimits(9, 2, 3));
    assertThat(limits.withProcessBytes(9)).isEqualTo(new MemoryLimits(1, 9, 3));
    assertThat(limits.withProcessDirectBytes(9)).isEqualTo(new MemoryLimits(1, 2, 9));
  }

  @Test
  void eachIsAtLeastOne() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new MemoryLimits(0, 2, 3))
        .withMessage("limit connectionBytes must be at least 1, is 0");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new MemoryLimits(1, 0, 3))
        .withMessage("limit processBytes must be at least 1, is 0");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new MemoryLimits(1, 2, 0))
        .withMessage("limit processDirectBytes must be at least 1, is 0");
  }
}
