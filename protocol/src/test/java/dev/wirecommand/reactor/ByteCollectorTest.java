package dev.wirecommand.reactor;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ByteCollectorTest {
  @Test
  void itIsEmptyAtFirst() {
    ByteCollector collector = new ByteCollector();
    assertThat(collector.size()).isZero();
    assertThat(collector.capacity()).isZero();
    assertThat(collector.slice()).isEqualTo(ByteSlice.EMPTY);
    collector.add(new byte[10], 5, 0);
    assertThat(collector.size()).isZero();
    assertThat(collector.slice().array()).isEmpty();
  }

  @Test
  void itCopiesWhatItIsGiven() {
    ByteCollector collector = new ByteCollector();
    byte[] array = Lines.bytes("-abc-");
    collector.add(array, 1, 3);
    array[2] = '!';
    collector.add(array, 1, 3);
    assertThat(collector.size()).isEqualTo(6);
    assertThat(collector.slice()).hasToString("abca!c");
  }

  @Test
  void itHoldsAtMostTwiceWhatArrived() {
    for (long seed = 0; seed < 50; seed++) {
      Random random = new Random(seed);
      ByteCollector collector = new ByteCollector();
      ByteArrayOutputStream expected = new ByteArrayOutputStream();
      for (int i = 0; i < 200; i++) {
        byte[] part = new byte[random.nextInt(1 + random.nextInt(300))];
        random.nextBytes(part);
        int offset = random.nextInt(part.length + 1);
        collector.add(part, offset, part.length - offset);
        expected.write(part, offset, part.length - offset);
        assertThat(collector.size()).as("seed %d", seed).isEqualTo(expected.size());
        assertThat(collector.capacity())
            .as("seed %d", seed)
            .isLessThanOrEqualTo(2 * collector.size());
      }
      assertThat(collector.slice().toByteArray())
          .as("seed %d", seed)
          .isEqualTo(expected.toByteArray());
    }
  }

  @Test
  void itTakesNoMoreThanItNeedsForOnePart() {
    ByteCollector collector = new ByteCollector();
    collector.add(new byte[1000], 0, 1000);
    assertThat(collector.capacity()).isEqualTo(1000);
    assertThat(collector.slice().array()).hasSize(1000);
  }

  /** Copying byte by byte would take a second array for each of a hundred thousand bytes. */
  @Test
  void itGrowsInLeaps() {
    ByteCollector collector = new ByteCollector();
    byte[] one = new byte[1];
    byte[] array = collector.slice().array();
    int grown = 0;
    for (int i = 0; i < 100_000; i++) {
      collector.add(one, 0, 1);
      if (collector.slice().array() != array) {
        array = collector.slice().array();
        grown++;
      }
    }
    assertThat(collector.size()).isEqualTo(100_000);
    assertThat(grown).isEqualTo(18);
  }
}
