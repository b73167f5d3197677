package dev.wirecommand.cbor;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FloatTextTest {
  @ParameterizedTest
  @CsvSource({
    "0.0, 0.0",
    "-0.0, -0.0",
    "1.0, 1.0",
    "-1.0, -1.0",
    "10.0, 10.0",
    "1.5, 1.5",
    "123.456, 123.456",
    "100000.0, 100000.0",
    "1e7, 10000000.0",
    "123456789012345680000.0, 123456789012345680000.0",
    "1e20, 100000000000000000000.0",
    "1e21, 1.0e+21",
    "1.5e21, 1.5e+21",
    "1e23, 1.0e+23",
    "2e23, 2.0e+23",
    "9007199254740993, 9007199254740992.0",
    "0.1, 0.1",
    "0.001, 0.001",
    "0.000001, 0.000001",
    "0.00000123, 0.00000123",
    "1e-7, 1.0e-7",
    "1.23e-7, 1.23e-7",
    "-1.23e-7, -1.23e-7",
    "4.9e-324, 5.0e-324",
    "2.2250738585072014e-308, 2.2250738585072014e-308",
    "1.7976931348623157e308, 1.7976931348623157e+308",
    // Powers of two, whose neighbour below is nearer than that above.
    "5.684341886080801486968994140625e-14, 5.684341886080802e-14",
    "9.5367431640625e-7, 9.5367431640625e-7",
    "9007199254740992, 9007199254740992.0",
    "Infinity, Infinity",
    "-Infinity, -Infinity",
    "NaN, NaN",
  })
  void printsAsTheExamplesDo(double number, String text) {
    assertThat(FloatText.of(number)).isEqualTo(text);
  }

  @Test
  void readsBackAsTheSameNumberAndHasNoShorterForm() {
    Seeds.each(
        50,
        random -> {
          for (int i = 0; i < 100; i++) {
            double number =
                random.nextInt(4) == 0
                    ? Math.scalb(1.0, random.nextInt(2098) - 1074)
                    : new CborGenerator(random).number();
            String text = FloatText.of(number);
            assertThat(Double.parseDouble(text)).as(text).isEqualTo(Double.valueOf(number));
            if (Double.isFinite(number) && number != 0) {
              assertNoShorterForm(number, new BigDecimal(text).stripTrailingZeros());
            }
          }
        });
  }

  /** The two decimals with one digit less that enclose the number are both other numbers. */
  private static void assertNoShorterForm(double number, BigDecimal printed) {
    int digits = printed.precision() - 1;
    if (digits > 0) {
      BigDecimal exact = new BigDecimal(number);
      for (var rounding : new RoundingMode[] {RoundingMode.UP, RoundingMode.DOWN}) {
        assertThat(exact.round(new MathContext(digits, rounding)).doubleValue())
            .as("%s", printed)
            .isNotEqualTo(number);
      }
    }
  }
}
