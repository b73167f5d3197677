package dev.wirecommand.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wirecommand.reactor.MemoryLimits;
import dev.wirecommand.transport.ProcessAccount;
import org.junit.jupiter.api.Test;

class ConnectionAccountTest {
  private static final int STEP = 65_536;

  private final ProcessAccount process = new ProcessAccount();

  private ConnectionAccount account(int connection, long total) {
    return new ConnectionAccount(new MemoryLimits(connection, total, 1), process);
  }

  @Test
  void aLittleIsAlwaysThere() {
    ConnectionAccount account = account(1, 1);
    assertThat(account.ceiling()).isEqualTo(4 * STEP);
    assertThat(account.reserve(STEP)).isTrue();
    assertThat(account.reserve(1)).isFalse();
    assertThat(account.held()).isEqualTo(STEP);
    assertThat(process.held()).isZero();
  }

  @Test
  void moreIsClaimedFromTheProcessInSteps() {
    ConnectionAccount account = account(10 * STEP, 100 * STEP);
    assertThat(account.reserve(STEP + 1)).isTrue();
    assertThat(process.held()).isEqualTo(STEP);
    assertThat(account.reserve(STEP - 1)).isTrue();
    assertThat(process.held()).isEqualTo(STEP);
    assertThat(account.reserve(1)).isTrue();
    assertThat(process.held()).isEqualTo(2 * STEP);
  }

  @Test
  void aConnectionHasACeiling() {
    ConnectionAccount account = account(6 * STEP, 100 * STEP);
    assertThat(account.ceiling()).isEqualTo(6 * STEP);
    assertThat(account.reserve(6 * STEP + 1)).isFalse();
    assertThat(account.reserve(6 * STEP)).isTrue();
    assertThat(account.reserve(1)).isFalse();
    account.release(1);
    assertThat(account.reserve(1)).isTrue();
  }

  @Test
  void oneConnectionGetsAQuarterOfTheProcess() {
    assertThat(account(100 * STEP, 40 * STEP).ceiling()).isEqualTo(10 * STEP);
  }

  @Test
  void connectionsShareTheBytesOfTheProcess() {
    ConnectionAccount one = account(100 * STEP, 8 * STEP);
    ConnectionAccount two = account(100 * STEP, 8 * STEP);
    ConnectionAccount three = account(100 * STEP, 8 * STEP);
    for (ConnectionAccount each : new ConnectionAccount[] {one, two}) {
      assertThat(each.reserve(2 * STEP)).isTrue();
    }
    process.add(6 * STEP);
    assertThat(three.reserve(STEP)).isTrue();
    assertThat(three.reserve(1)).isFalse();
    assertThat(process.isShort()).isTrue();
    one.close();
    assertThat(process.isShort()).isFalse();
    assertThat(three.reserve(1)).isTrue();
  }

  @Test
  void whatIsAcceptedIsAddedOverAnyCeiling() {
    ConnectionAccount account = account(STEP, 5 * STEP);
    account.add(6 * STEP);
    assertThat(account.held()).isEqualTo(6 * STEP);
    assertThat(process.held()).isEqualTo(5 * STEP);
    assertThat(account.excess()).isNull();
    account.add(1);
    assertThat(account.excess())
        .isEqualTo(
            "the server holds 393217 bytes for the connection; at most 262144 are allowed while it"
                + " holds so much for all, the limit connectionBytes");
  }

  @Test
  void aConnectionIsOverItsCeilingByAcceptedWorkOnly() {
    ConnectionAccount account = account(STEP, 40 * STEP);
    assertThat(account.reserve(4 * STEP)).isTrue();
    assertThat(account.isOver()).isFalse();
    account.add(1);
    assertThat(account.isOver()).isTrue();
    account.release(1);
    assertThat(account.isOver()).isFalse();
  }

  @Test
  void otherThreadsSeeWholeSteps() {
    ConnectionAccount account = account(100 * STEP, 400 * STEP);
    account.add(STEP - 1);
    assertThat(account.publish()).isFalse();
    assertThat(account.published()).isZero();
    account.add(1);
    assertThat(account.publish()).isTrue();
    assertThat(account.published()).isEqualTo(STEP);
    account.release(1);
    assertThat(account.publish()).isFalse();
    assertThat(account.published()).isEqualTo(STEP);
    account.release(STEP - 1);
    assertThat(account.publish()).isTrue();
    assertThat(account.published()).isZero();
    assertThat(account.publish()).isFalse();
  }

  @Test
  void aConnectionWithinItsShareIsNotBlamed() {
    ConnectionAccount account = account(STEP, 4 * STEP);
    process.add(100 * STEP);
    account.add(STEP);
    assertThat(account.excess()).isNull();
  }

  @Test
  void oneStepIsKeptAndTheRestReturned() {
    ConnectionAccount account = account(100 * STEP, 400 * STEP);
    account.add(6 * STEP);
    assertThat(process.held()).isEqualTo(5 * STEP);
    account.release(5 * STEP);
    assertThat(process.held()).isEqualTo(STEP);
    account.release(STEP);
    assertThat(process.held()).isEqualTo(STEP);
  }

  @Test
  void aClosedConnectionHoldsNothing() {
    ConnectionAccount account = account(100 * STEP, 400 * STEP);
    account.add(6 * STEP);
    account.close();
    assertThat(process.held()).isZero();
    account.release(STEP);
    account.add(9 * STEP);
    assertThat(account.reserve(1)).isFalse();
    assertThat(process.held()).isZero();
    // What a handler still uses is counted until it ends.
    assertThat(account.held()).isEqualTo(14 * STEP);
    account.release(14 * STEP);
    assertThat(account.held()).isZero();
    assertThat(process.held()).isZero();
  }
}
