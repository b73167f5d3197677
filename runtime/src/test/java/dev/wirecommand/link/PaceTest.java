package dev.wirecommand.link;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class PaceTest {
  @Test
  void writesTheFirstSoonAndOthersSeldom() {
    assertThat(IntStream.rangeClosed(1, 600).filter(Pace::isWriteDue))
        .containsExactly(32, 160, 288, 416, 544);
  }
}
