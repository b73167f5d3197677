package dev.wirecommand.reactor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ByteSliceTest {
  private static final byte[] ARRAY = {'a', 'b', 'c', 'b', 'c'};

  @ParameterizedTest
  @CsvSource({"-1, 1", "0, 6", "5, 1", "6, 0", "1, -1", "2147483647, 1", "1, 2147483647"})
  void theRangeIsWithinTheArray(int offset, int length) {
    assertThatExceptionOfType(IndexOutOfBoundsException.class)
        .isThrownBy(() -> new ByteSlice(ARRAY, offset, length))
        .withMessage(
            "a range of %d bytes at offset %d is not within an array of 5", length, offset);
  }

  @ParameterizedTest
  @CsvSource({"0, 0, ''", "5, 0, ''", "0, 5, abcbc", "1, 2, bc", "4, 1, c"})
  void theBytesAreThoseOfTheRange(int offset, int length, String text) {
    ByteSlice slice = new ByteSlice(ARRAY, offset, length);
    assertThat(slice).hasToString(text);
    assertThat(slice.toByteArray()).isEqualTo(Lines.bytes(text)).isNotSameAs(ARRAY);
    assertThat(slice.array()).isSameAs(ARRAY);
  }

  @Test
  void slicesAreEqualWhenTheirBytesAre() {
    ByteSlice first = new ByteSlice(ARRAY, 1, 2);
    ByteSlice second = new ByteSlice(ARRAY, 3, 2);
    assertThat(first).isEqualTo(second).hasSameHashCodeAs(second);
    assertThat(first).isEqualTo(Lines.slice("bc")).hasSameHashCodeAs(Lines.slice("bc"));
    assertThat(first).isNotEqualTo(new ByteSlice(ARRAY, 1, 3));
    assertThat(first).isNotEqualTo(new ByteSlice(ARRAY, 0, 2));
    assertThat(first).isNotEqualTo("bc");
    assertThat(Lines.slice("ab").hashCode()).isNotEqualTo(Lines.slice("ba").hashCode());
    assertThat(Lines.slice("ab").hashCode()).isEqualTo((31 + 'a') * 31 + 'b');
  }

  @Test
  void ofSharesTheArray() {
    assertThat(ByteSlice.of(ARRAY).array()).isSameAs(ARRAY);
    assertThat(ByteSlice.of(ARRAY).length()).isEqualTo(5);
    assertThat(ByteSlice.EMPTY.length()).isZero();
  }
}
