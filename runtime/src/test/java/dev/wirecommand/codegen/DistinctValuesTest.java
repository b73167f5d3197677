package dev.wirecommand.codegen;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.wirecommand.cbor.CborException;
import dev.wirecommand.cbor.CborReader;
import dev.wirecommand.cbor.CborWriter;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
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

  /** A record whose hash code is 31 times the first number, and the second. */
  private record Pair(int first, int second) {
    static Pair colliding(int number) {
      return new Pair(number, -31 * number);
    }
  }

  private static List<Pair> pairs(int count, IntFunction<Pair> pair) {
    return IntStream.range(0, count).mapToObj(pair).toList();
  }

  @Test
  void aSetKeepsTheOrderOfItsElements() throws CborException {
    List<Pair> pairs = pairs(ELEMENTS, i -> new Pair(-i, 7));
    assertThat(DistinctValues.toSet(new CborReader(new byte[0]), pairs))
        .containsExactlyElementsOf(pairs);
  }

  @Test
  void someElementsOfASetMayCollide() throws CborException {
    List<Pair> pairs = pairs(256, Pair::colliding);
    assertThat(DistinctValues.toSet(new CborReader(new byte[0]), pairs)).hasSize(256);
  }

  @Test
  void aSetOfElementsThatWereChosenToCollideIsRefused() {
    assertThatThrownBy(
            () -> DistinctValues.toSet(new CborReader(new byte[0]), pairs(257, Pair::colliding)))
        .isInstanceOf(CborException.class)
        .hasMessage("at byte 0: more than 256 elements of the set have the same hash code");
  }

  @Test
  void equalElementsOfASetAreRefused() {
    assertThatThrownBy(
            () -> DistinctValues.toSet(new CborReader(new byte[0]), pairs(2, i -> new Pair(1, 2))))
        .isInstanceOf(CborException.class)
        .hasMessage("at byte 0: two elements of the set are equal");
  }
}
