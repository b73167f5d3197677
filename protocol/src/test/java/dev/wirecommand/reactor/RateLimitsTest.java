package dev.wirecommand.reactor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class RateLimitsTest {
  static Stream<RecordComponent> limits() {
    return Stream.of(RateLimits.class.getRecordComponents());
  }

  @Test
  void theDefaults() {
    assertThat(RateLimits.DEFAULT)
        .isEqualTo(new RateLimits(100, 100, 25_600, 16, 100, 100, 10_000, 10));
    assertThat(RateLimits.builder().build()).isEqualTo(RateLimits.DEFAULT);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("limits")
  void eachIsSetByItself(RecordComponent limit) throws ReflectiveOperationException {
    RateLimits changed = with(limit, 77);
    for (RecordComponent each : RateLimits.class.getRecordComponents()) {
      Object expected =
          each.getName().equals(limit.getName())
              ? 77
              : each.getAccessor().invoke(RateLimits.DEFAULT);
      assertThat(each.getAccessor().invoke(changed)).isEqualTo(expected);
    }
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("limits")
  void eachIsAtLeastOne(RecordComponent limit) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> with(limit, 0))
        .withMessage("limit %s must be at least 1, is 0", limit.getName());
  }

  private static RateLimits with(RecordComponent limit, int value) {
    RateLimits.Builder builder = RateLimits.builder();
    try {
      RateLimits.Builder.class.getMethod(limit.getName(), int.class).invoke(builder, value);
    } catch (IllegalAccessException | InvocationTargetException | NoSuchMethodException e) {
      throw new AssertionError(e);
    }
    return builder.build();
  }
}
