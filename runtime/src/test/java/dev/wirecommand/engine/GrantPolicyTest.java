package dev.wirecommand.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wirecommand.reactor.ByteAccount;
import org.junit.jupiter.api.Test;

class GrantPolicyTest {
  private static final int SIZE = 262_144;
  private static final int GREATEST = 8 << 20;
  private static final int CONNECTION = 16 << 20;
  private static final long MILLI = 1_000_000;

  private final WindowBudget budget = new WindowBudget(GREATEST, CONNECTION, ByteAccount.UNLIMITED);
  private long now;
  private long received;
  private long granted;

  private GrantPolicy policy(int size) {
    granted = size;
    return new GrantPolicy(budget, budget.reserve(size), () -> now);
  }

  /** Has bytes arrive that are read at once. */
  private void receive(GrantPolicy policy, int bytes) {
    policy.onReceived(bytes, received);
    received += bytes;
  }

  /**
   * Has the sender send all that it may, and grants more. The first byte of the grant then arrives
   * after some time.
   *
   * @return the size of the window after that
   */
  private int roundOf(GrantPolicy policy, long nanos) {
    receive(policy, (int) (granted - received));
    granted += policy.grant(received);
    now += nanos;
    receive(policy, 1);
    return policy.size();
  }

  private long reserved() {
    int left = budget.reserveMore(CONNECTION);
    budget.release(left);
    return CONNECTION - left;
  }

  @Test
  void aGrantIsDueWhenAQuarterHasBeenRead() {
    GrantPolicy policy = policy(SIZE);
    assertThat(policy.nextGrantAt()).isEqualTo(65_536);
    assertThat(policy.grant(0)).isZero();
    assertThat(policy.grant(65_535)).isZero();
    assertThat(policy.grant(65_536)).isEqualTo(65_536);
    assertThat(policy.nextGrantAt()).isEqualTo(131_072);
    assertThat(policy.grant(65_536)).isZero();
    assertThat(policy.grant(131_071)).isZero();
    assertThat(policy.grant(262_144)).isEqualTo(196_608);
    assertThat(policy.nextGrantAt()).isEqualTo(327_680);
  }

  @Test
  void theSmallestWindowGrantsEachByte() {
    for (int size = 1; size <= 4; size++) {
      GrantPolicy policy = policy(size);
      assertThat(policy.nextGrantAt()).isEqualTo(1);
      assertThat(policy.grant(0)).isZero();
      assertThat(policy.grant(1)).isEqualTo(1);
      assertThat(policy.nextGrantAt()).isEqualTo(2);
    }
  }

  @Test
  void theRestOfAWindowIsGrantedAtOnce() {
    GrantPolicy policy = policy(65_536);
    policy.widen(SIZE);
    assertThat(policy.grant(0)).isEqualTo(196_608);
    assertThat(policy.grant(0)).isZero();
    assertThat(policy.nextGrantAt()).isEqualTo(65_536);
  }

  @Test
  void aWiderWindowIsGrantedAtOnce() {
    GrantPolicy policy = policy(65_536);
    policy.widen(SIZE);
    assertThat(policy.size()).isEqualTo(SIZE);
    assertThat(reserved()).isEqualTo(SIZE);
    assertThat(policy.grant(0)).isEqualTo(196_608);
  }

  @Test
  void aWindowIsWidenedAsFarAsTheBudgetGoes() {
    WindowBudget small = new WindowBudget(GREATEST, 100_000, ByteAccount.UNLIMITED);
    GrantPolicy policy = new GrantPolicy(small, small.reserve(65_536), () -> now);
    policy.widen(SIZE);
    assertThat(policy.size()).isEqualTo(100_000);
    assertThat(policy.grant(0)).isEqualTo(34_464);
  }

  @Test
  void aWindowIsNotWidenedToLess() {
    GrantPolicy policy = policy(65_536);
    policy.widen(4);
    assertThat(policy.size()).isEqualTo(65_536);
    assertThat(reserved()).isEqualTo(65_536);
  }

  @Test
  void moreThanWasGrantedIsNoticed() {
    GrantPolicy policy = policy(100);
    policy.onReceived(100, 0);
    assertThat(policy.isOverdrawn()).isFalse();
    policy.onReceived(1, 0);
    assertThat(policy.isOverdrawn()).isTrue();
    assertThat(policy.grant(24)).isZero();
    assertThat(policy.grant(25)).isEqualTo(25);
    assertThat(policy.isOverdrawn()).isFalse();
  }

  @Test
  void theWindowDoublesWhileTheSenderWaitsForIt() {
    GrantPolicy policy = policy(SIZE);
    assertThat(roundOf(policy, 50 * MILLI)).isEqualTo(2 * SIZE);
    assertThat(reserved()).isEqualTo(2 * SIZE);
    // The byte that has been read, and the other half of the window.
    assertThat(policy.grant(received)).isEqualTo(SIZE + 1);
  }

  @Test
  void theWindowGrowsToTheGreatestSize() {
    GrantPolicy policy = policy(SIZE);
    assertThat(roundOf(policy, 50 * MILLI)).isEqualTo(512 << 10);
    assertThat(roundOf(policy, 50 * MILLI)).isEqualTo(1 << 20);
    assertThat(roundOf(policy, 50 * MILLI)).isEqualTo(2 << 20);
    assertThat(roundOf(policy, 50 * MILLI)).isEqualTo(4 << 20);
    assertThat(roundOf(policy, 50 * MILLI)).isEqualTo(8 << 20);
    assertThat(roundOf(policy, 50 * MILLI)).isEqualTo(8 << 20);
    assertThat(reserved()).isEqualTo(8 << 20);
  }

  @Test
  void aWindowOnAShortConnectionStays() {
    GrantPolicy policy = policy(SIZE);
    assertThat(roundOf(policy, 2 * MILLI - 1)).isEqualTo(SIZE);
    assertThat(reserved()).isEqualTo(SIZE);
  }

  @Test
  void aWindowThatIsNotUsedUpWithinAMillisecondStays() {
    assertThat(roundOf(policy(SIZE), MILLI + 1)).isEqualTo(SIZE);
  }

  @Test
  void aWindowThatIsUsedUpWithinAMillisecondGrows() {
    assertThat(roundOf(policy(SIZE), MILLI)).isEqualTo(2 * SIZE);
  }

  @Test
  void aGrownWindowOnAShortConnectionShrinksIfItLastsForFourMilliseconds() {
    GrantPolicy policy = policy(SIZE);
    assertThat(roundOf(policy, MILLI / 10)).isEqualTo(2 * SIZE);
    assertThat(roundOf(policy, 4 * MILLI + 3)).isEqualTo(2 * SIZE);
    assertThat(roundOf(policy, 4 * MILLI + 4)).isEqualTo(SIZE);
  }

  @Test
  void aWindowOnALongConnectionGrows() {
    assertThat(roundOf(policy(SIZE), 2 * MILLI)).isEqualTo(2 * SIZE);
  }

  @Test
  void theWindowStaysIfTheSenderHadEnough() {
    budget.sampleRoundTrip(40 * MILLI);
    assertThat(roundOf(policy(SIZE), 50 * MILLI + 1)).isEqualTo(SIZE);
  }

  @Test
  void theWindowGrowsIfTheSenderHadAlmostEnough() {
    budget.sampleRoundTrip(40 * MILLI);
    assertThat(roundOf(policy(SIZE), 50 * MILLI)).isEqualTo(2 * SIZE);
  }

  @Test
  void theWindowStaysIfTheReaderLagsBehind() {
    GrantPolicy policy = policy(SIZE);
    policy.onReceived(SIZE, 0);
    assertThat(policy.grant(SIZE)).isEqualTo(SIZE);
    now += 50 * MILLI;
    // More than a quarter of the window is unread.
    policy.onReceived(1, SIZE - SIZE / 4 - 1);
    assertThat(policy.size()).isEqualTo(SIZE);
  }

  @Test
  void theWindowGrowsIfTheReaderAlmostKeepsUp() {
    GrantPolicy policy = policy(SIZE);
    policy.onReceived(SIZE, 0);
    assertThat(policy.grant(SIZE)).isEqualTo(SIZE);
    now += 50 * MILLI;
    policy.onReceived(1, SIZE - SIZE / 4);
    assertThat(policy.size()).isEqualTo(2 * SIZE);
  }

  @Test
  void aGrownWindowShrinksIfTheReaderLagsBehind() {
    GrantPolicy policy = policy(SIZE);
    assertThat(roundOf(policy, 50 * MILLI)).isEqualTo(2 * SIZE);
    receive(policy, (int) (granted - received));
    assertThat(policy.grant(received)).isEqualTo(2 * SIZE);
    now += 50 * MILLI;
    policy.onReceived(1, received - 2 * SIZE / 4 - 1);
    assertThat(policy.size()).isEqualTo(SIZE);
    assertThat(reserved()).isEqualTo(SIZE);
  }

  @Test
  void aGrownWindowStaysIfTheSenderUsesAQuarterOfIt() {
    GrantPolicy policy = policy(SIZE);
    assertThat(roundOf(policy, 50 * MILLI)).isEqualTo(2 * SIZE);
    assertThat(roundOf(policy, 200 * MILLI + 3)).isEqualTo(2 * SIZE);
  }

  @Test
  void aGrownWindowShrinksIfTheSenderUsesLessOfIt() {
    GrantPolicy policy = policy(SIZE);
    assertThat(roundOf(policy, 50 * MILLI)).isEqualTo(2 * SIZE);
    assertThat(roundOf(policy, 50 * MILLI)).isEqualTo(4 * SIZE);
    assertThat(roundOf(policy, 200 * MILLI + 4)).isEqualTo(2 * SIZE);
    assertThat(roundOf(policy, 200 * MILLI + 4)).isEqualTo(SIZE);
    assertThat(roundOf(policy, 200 * MILLI + 4)).isEqualTo(SIZE);
    assertThat(reserved()).isEqualTo(SIZE);
  }

  @Test
  void endedItGrantsNothingAndReturnsItsBytes() {
    GrantPolicy policy = policy(SIZE);
    roundOf(policy, 50 * MILLI);
    policy.end();
    assertThat(reserved()).isZero();
    assertThat(policy.grant(received)).isZero();
    policy.end();
    assertThat(reserved()).isZero();
  }
}
