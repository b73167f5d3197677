package dev.wirecommand.codegen;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wirecommand.cbor.CborWriter;
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class DistinctValuesTest {
  private static final int ELEMENTS = 65_536;

  /** Returns one of 65,536 arrays that all have the same hash code, as the pairs in them have. */
  private static byte[] colliding(int number) {
    byte[] bytes = new byte[32];
    for (int bit = 0; bit < 16; bit++) {
      boolean set = (number >> bit & 1) == 1;
      // 31 * 1 + 0 and 31 * 0 + 31.
      bytes[2 * bit] = (byte) (set ? 1 : 0);
      bytes[2 * bit + 1] = (byte) (set ? 0 : 31);
    }
    return bytes;
  }

  private static CborWriter encoded(byte[] bytes) {
    CborWriter out = new CborWriter();
    out.writeBytes(bytes);
    return out;
  }

  @Test
  void equalElementsAreFound() {
    DistinctValues values = new DistinctValues();
    assertThat(values.add(encoded(new byte[] {1, -1}))).isTrue();
    assertThat(values.add(encoded(new byte[] {1, -1}))).isFalse();
    assertThat(values.add(encoded(new byte[] {1}))).isTrue();
    assertThat(values.add(encoded(new byte[] {}))).isTrue();
    assertThat(values.add(encoded(new byte[] {}))).isFalse();
  }

  @Test
  void elementsThatWereChosenToCollideTakeNoQuadraticTime() {
    assertThat(Arrays.hashCode(colliding(0))).isEqualTo(Arrays.hashCode(colliding(54_321)));
    AtomicLong comparisons = new AtomicLong();
    DistinctValues values =
        new DistinctValues(
            (one, other) -> {
              comparisons.incrementAndGet();
              return Arrays.compareUnsigned(one, other);
            });
    for (int i = 0; i < ELEMENTS; i++) {
      assertThat(values.add(encoded(colliding(i)))).isTrue();
    }
    assertThat(values.add(encoded(colliding(4_711)))).isFalse();
    // A balanced tree of 2^16 elements is at most 32 deep.
    assertThat(comparisons.get()).isLessThan(32L * ELEMENTS);
  }
}
