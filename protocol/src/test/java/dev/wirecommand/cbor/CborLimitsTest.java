package dev.wirecommand.cbor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;

class CborLimitsTest {
  @Test
  void hasDefaults() {
    assertThat(CborLimits.DEFAULT).isEqualTo(new CborLimits(64, 262_144, 65_536));
    assertThat(CborLimits.DEEPEST).isEqualTo(256);
  }

  @Test
  void keepsEachLimit() {
    CborLimits limits = new CborLimits(1, 2, 3);
    assertThat(limits.maxDepth()).isEqualTo(1);
    assertThat(limits.maxItems()).isEqualTo(2);
    assertThat(limits.maxMapKeys()).isEqualTo(3);
    assertThat(new CborLimits(256, Integer.MAX_VALUE, Integer.MAX_VALUE).maxDepth()).isEqualTo(256);
    assertThat(new CborLimits(1, 1, 1).maxItems()).isEqualTo(1);
  }

  @Test
  void refusesWhatIsOutOfRange() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new CborLimits(0, 1, 1))
        .withMessage("maxDepth must be from 1 to 256, not 0");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new CborLimits(257, 1, 1))
        .withMessage("maxDepth must be from 1 to 256, not 257");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new CborLimits(1, 0, 1))
        .withMessage("maxItems must be at least 1, not 0");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new CborLimits(1, 1, 0))
        .withMessage("maxMapKeys must be at least 1, not 0");
  }
}
