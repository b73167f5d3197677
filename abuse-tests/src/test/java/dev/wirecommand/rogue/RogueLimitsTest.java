package dev.wirecommand.rogue;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Rogue servers against clients of which one limit is at its maximum: what {@link RogueServersTest}
 * asserts does not hold, so each of its rows depends on its limit. Clients may run out of memory.
 */
@EnabledIfSystemProperty(
    named = "rogue.long",
    matches = "true",
    disabledReason = "takes minutes: CONTRIBUTING.md has the command")
class RogueLimitsTest {
  private VictimProcess victim;

  @BeforeEach
  void start() throws IOException {
    victim = new VictimProcess(RogueCertificate.authority());
  }

  @AfterEach
  void stop() {
    victim.close();
  }

  static Stream<Roguery> limited() {
    return Arrays.stream(Roguery.values()).filter(roguery -> roguery.limit() != null);
  }

  @ParameterizedTest
  @MethodSource("limited")
  void theLimitIsWhatHolds(Roguery roguery) throws IOException {
    String outcome = roguery.outcome(victim.processBytes());
    try (RogueServer rogue = RogueServer.tcp(roguery::play)) {
      assertThat(victim.suffer(roguery.kinds(), rogue.address(), roguery.limit()))
          .isNotEqualTo(outcome);
    }
  }

  @Test
  void theWindowIsWhatStopsAStreamThatNobodyReads() throws IOException {
    try (RogueServer rogue = RogueServer.tcp(RogueServersTest::streamEndlessly)) {
      String unused = victim.suffer("UNREAD", rogue.address(), "responseWindow");
      assertThat(rogue.written()).isGreaterThan(RogueServersTest.MOST_UNREAD);
    }
  }
}
