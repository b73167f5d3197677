package dev.wirecommand.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class EarlyFlushTest {
  @Test
  void writesTheFirstSoonAndOthersSeldom() {
    assertThat(IntStream.rangeClosed(1, 600).filter(EarlyFlush::isDue))
        .containsExactly(32, 160, 288, 416, 544);
  }
}
