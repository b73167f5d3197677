package dev.wirecommand.benchmarks.sidebyside;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class MachineTest {
  @Test
  void modelIsTheFirstProcessors() {
    assertThat(Machine.model("processor\t: 0\nmodel\t\t: 17\nmodel name\t: AMD EPYC 9\n\nother"))
        .isEqualTo("AMD EPYC 9");
    assertThat(Machine.model("processor\t: 0\n")).isEqualTo("unknown");
  }
}
