package dev.wirecommand.reactor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.wirecommand.fuzz.Finding;
import java.util.EnumMap;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** What the fuzz target of the joined reactors is worth: where its scripts lead to. */
class JoinedReactorsTest {
  @Test
  void scriptsOfBytesAtRandomLeadEverywhere() {
    Map<JoinedCall.Outcome, Integer> outcomes = new EnumMap<>(JoinedCall.Outcome.class);
    for (int seed = 0; seed < 300; seed++) {
      Random random = new Random(seed);
      byte[] script = new byte[200 + random.nextInt(800)];
      random.nextBytes(script);
      script[0] &= ~JoinedReactorsFuzz.STRANGER;
      try {
        JoinedReactorsFuzz.outcomes(script)
            .forEach((outcome, count) -> outcomes.merge(outcome, count, Integer::sum));
      } catch (RuntimeException | Finding e) {
        throw new AssertionError("seed " + seed, e);
      }
    }
    assertThat(outcomes.keySet()).containsExactlyInAnyOrder(JoinedCall.Outcome.values());
    assertThat(outcomes.values()).as("%s", outcomes).allMatch(count -> count > 10);
  }

  @Test
  void accountFindsWhatIsReleasedTwice() {
    HeldBytes account = new HeldBytes(100);

    assertThat(account.reserve(60)).isTrue();
    assertThat(account.reserve(41)).isFalse();
    account.release(60);
    assertThatExceptionOfType(Finding.class)
        .isThrownBy(() -> account.release(1))
        .withMessage("releases 1 of 0 bytes");
    assertThat(account.held()).isZero();
  }
}
