package dev.wirecommand.cbor;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class HalfFloatTest {
  /** The number that 16 bits stand for, from the definition of IEEE 754 binary16. */
  static double meaningOf(int half) {
    double sign = (half & 0x8000) == 0 ? 1 : -1;
    int exponent = (half & 0x7c00) / 0x400;
    double fraction = (half & 0x3ff) / 1024.0;
    if (exponent == 0) {
      return sign * fraction * Math.pow(2, -14);
    }
    if (exponent == 31) {
      return fraction == 0 ? sign * Double.POSITIVE_INFINITY : Double.NaN;
    }
    return sign * (1 + fraction) * Math.pow(2, exponent - 15);
  }

  @Test
  void readsAllSixteenBitNumbers() {
    for (int half = 0; half <= 0xffff; half++) {
      assertThat((double) HalfFloat.toFloat(half))
          .as("%04x", half)
          .isEqualTo(Double.valueOf(meaningOf(half)));
    }
  }

  @Test
  void looksAtSixteenBitsOnly() {
    assertThat(HalfFloat.toFloat(0xffff_3c00)).isEqualTo(1.0f);
  }

  @Test
  void findsTheBitsOfAllSixteenBitNumbers() {
    for (int half = 0; half <= 0xffff; half++) {
      double number = meaningOf(half);
      assertThat(HalfFloat.of((float) number))
          .as("%04x", half)
          .isEqualTo(Double.isNaN(number) ? 0x7e00 : half);
    }
  }

  @Test
  void refusesTheNeighboursOfAllSixteenBitNumbers() {
    for (int half = 0; half < 0x7c00; half++) {
      float number = (float) meaningOf(half);
      assertThat(HalfFloat.of(Math.nextUp(number))).as("%04x", half).isEqualTo(-1);
      assertThat(HalfFloat.of(-Math.nextUp(number))).as("%04x", half).isEqualTo(-1);
    }
  }

  @Test
  void refusesNumbersBetweenAndBeyond() {
    assertThat(HalfFloat.of(0x1p-25f)).isEqualTo(-1);
    assertThat(HalfFloat.of(0x1.8p-24f)).isEqualTo(-1);
    assertThat(HalfFloat.of(0x1.004p-15f)).isEqualTo(-1);
    assertThat(HalfFloat.of(0x1.002p0f)).isEqualTo(-1);
    assertThat(HalfFloat.of(65520f)).isEqualTo(-1);
    assertThat(HalfFloat.of(65536f)).isEqualTo(-1);
    assertThat(HalfFloat.of(Float.MIN_VALUE)).isEqualTo(-1);
    assertThat(HalfFloat.of(Float.MAX_VALUE)).isEqualTo(-1);
  }

  @Test
  void findsBitsForExactlyTheNumbersThatHaveSome() {
    Map<Float, Integer> halves = new HashMap<>();
    for (int half = 0; half <= 0xffff; half++) {
      halves.put((float) meaningOf(half), half);
    }
    halves.put(Float.NaN, 0x7e00);
    Seeds.each(
        50,
        random -> {
          for (int i = 0; i < 2000; i++) {
            // Few fraction bits and exponents around the range of 16 bits, to hit as often as miss.
            int fraction = random.nextInt(0x800000) & -(1 << random.nextInt(24));
            int exponent = 127 - 30 + random.nextInt(60);
            float number =
                Float.intBitsToFloat(random.nextInt(2) << 31 | exponent << 23 | fraction);
            assertThat(HalfFloat.of(number))
                .as("%s", number)
                .isEqualTo(halves.getOrDefault(number, -1));
          }
        });
  }
}
