package dev.wirecommand.reactor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.wirecommand.cbor.CborLimits;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.function.ToIntFunction;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class LimitsTest {
  private static Arguments limit(
      String name,
      int max,
      ToIntFunction<Limits> get,
      BiFunction<Limits.Builder, Integer, Limits.Builder> set) {
    return Arguments.of(name, max, get, set);
  }

  static Stream<Arguments> limits() {
    return Stream.of(
        limit("receivePayload", 16_777_215, Limits::receivePayload, Limits.Builder::receivePayload),
        limit("sendPayload", 16_777_215, Limits::sendPayload, Limits.Builder::sendPayload),
        limit(
            "requestBytes", Integer.MAX_VALUE, Limits::requestBytes, Limits.Builder::requestBytes),
        limit(
            "requestFrames",
            Integer.MAX_VALUE,
            Limits::requestFrames,
            Limits.Builder::requestFrames),
        limit("nameBytes", Integer.MAX_VALUE, Limits::nameBytes, Limits.Builder::nameBytes),
        limit(
            "bufferedDataBytes",
            Integer.MAX_VALUE,
            Limits::bufferedDataBytes,
            Limits.Builder::bufferedDataBytes),
        limit("partialRequests", 65_536, Limits::partialRequests, Limits.Builder::partialRequests),
        limit("openStreams", 128, Limits::openStreams, Limits.Builder::openStreams),
        limit("runningCommands", 65_536, Limits::runningCommands, Limits.Builder::runningCommands),
        limit(
            "serverRunningCommands",
            Integer.MAX_VALUE,
            Limits::serverRunningCommands,
            Limits.Builder::serverRunningCommands),
        limit("windowBytes", Integer.MAX_VALUE, Limits::windowBytes, Limits.Builder::windowBytes),
        limit(
            "maxWindowBytes",
            Integer.MAX_VALUE,
            Limits::maxWindowBytes,
            Limits.Builder::maxWindowBytes),
        limit(
            "connectionWindowBytes",
            Integer.MAX_VALUE,
            Limits::connectionWindowBytes,
            Limits.Builder::connectionWindowBytes),
        limit(
            "responseBytes",
            Integer.MAX_VALUE,
            Limits::responseBytes,
            Limits.Builder::responseBytes),
        limit(
            "progressTopics",
            Integer.MAX_VALUE,
            Limits::progressTopics,
            Limits.Builder::progressTopics),
        limit(
            "sideOutputBytes",
            Integer.MAX_VALUE,
            Limits::sideOutputBytes,
            Limits.Builder::sideOutputBytes));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("limits")
  void eachHasItsRange(
      String name,
      int max,
      ToIntFunction<Limits> get,
      BiFunction<Limits.Builder, Integer, Limits.Builder> set) {
    assertThat(get.applyAsInt(set.apply(Limits.builder(), 1).build())).isEqualTo(1);
    assertThat(get.applyAsInt(set.apply(Limits.builder(), max).build())).isEqualTo(max);
    for (int wrong : new int[] {0, -1, Integer.MIN_VALUE, max + 1}) {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> set.apply(Limits.builder(), wrong).build())
          .withMessage("limit %s must be 1 to %d, is %d", name, max, wrong);
    }
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("limits")
  void eachIsSetByItself(
      String name,
      int max,
      ToIntFunction<Limits> get,
      BiFunction<Limits.Builder, Integer, Limits.Builder> set) {
    Limits.Builder builder = Limits.builder();
    assertThat(set.apply(builder, 77)).isSameAs(builder);
    Limits changed = builder.build();
    assertThat(changed).isNotEqualTo(Limits.DEFAULT);
    assertThat(get.applyAsInt(changed)).isEqualTo(77);
    assertThat(set.apply(changed.toBuilder(), get.applyAsInt(Limits.DEFAULT)).build())
        .isEqualTo(Limits.DEFAULT);
  }

  @Test
  void theDefaults() {
    assertThat(Limits.builder().build()).isEqualTo(Limits.DEFAULT);
    assertThat(Limits.DEFAULT)
        .isEqualTo(
            new Limits(
                65_535,
                32_768,
                4_194_304,
                1_024,
                255,
                16_777_216,
                32,
                MemoryLimits.DEFAULT,
                127,
                100,
                16_384,
                262_144,
                8_388_608,
                16_777_216,
                67_108_864,
                64,
                16_777_216,
                RateLimits.DEFAULT,
                new CborLimits(64, 262_144, 65_536)));
  }

  @Test
  void theLimitsOfDocumentsAreSetAsOne() {
    CborLimits cbor = new CborLimits(1, 2, 3);
    Limits.Builder builder = Limits.builder();
    assertThat(builder.cbor(cbor)).isSameAs(builder);
    assertThat(builder.build().cbor()).isSameAs(cbor);
    assertThat(builder.build().toBuilder().build().cbor()).isSameAs(cbor);
  }

  @Test
  void theLimitsOnMemoryAndRatesAreSetAsOne() {
    MemoryLimits memory = new MemoryLimits(1, 2, 3);
    RateLimits rates = RateLimits.builder().pings(7).build();
    Limits limits = Limits.builder().memory(memory).rates(rates).build();
    assertThat(limits.memory()).isSameAs(memory);
    assertThat(limits.rates()).isSameAs(rates);
    assertThat(limits.toBuilder().build()).isEqualTo(limits);
  }

  @Test
  void everyLimitIsTriedHere() {
    Map<Boolean, Long> components =
        Stream.of(Limits.class.getRecordComponents())
            .collect(
                java.util.stream.Collectors.partitioningBy(
                    component -> component.getType() == int.class,
                    java.util.stream.Collectors.counting()));
    assertThat(components).isEqualTo(Map.of(true, limits().count(), false, 3L));
  }
}
