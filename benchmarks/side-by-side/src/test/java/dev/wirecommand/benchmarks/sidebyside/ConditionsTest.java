package dev.wirecommand.benchmarks.sidebyside;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wirecommand.benchmarks.sidebyside.Results.Conditions;
import org.junit.jupiter.api.Test;

class ConditionsTest {
  @Test
  void modelIsTheFirstProcessors() {
    assertThat(Conditions.model("processor\t: 0\nmodel\t\t: 17\nmodel name\t: AMD EPYC 9\n\nother"))
        .isEqualTo("AMD EPYC 9");
    assertThat(Conditions.model("processor\t: 0\n")).isEqualTo("unknown");
  }
}
