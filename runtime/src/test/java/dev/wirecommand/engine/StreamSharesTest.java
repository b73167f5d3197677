package dev.wirecommand.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wirecommand.reactor.MemoryLimits;
import org.junit.jupiter.api.Test;

class StreamSharesTest {
  private static final int CHUNK = 32_768;

  private final ConnectionAccount account =
      new ConnectionAccount(new MemoryLimits(100 * CHUNK, 1_000L * CHUNK, 1));
  private final StreamShares shares = new StreamShares(CHUNK, account);

  @Test
  void aStreamGrowsWhileItIsRead() {
    assertThat(shares.begin(1)).isEqualTo(1);
    assertThat(account.held()).isEqualTo(CHUNK);
    int chunks = 1;
    for (int i = 0; i < 20; i++) {
      chunks = shares.next(chunks);
    }
    assertThat(chunks).isEqualTo(8);
    assertThat(account.held()).isEqualTo(8 * CHUNK);
    shares.end(chunks);
    assertThat(account.held()).isZero();
    account.close();
  }

  @Test
  void manyStreamsHaveAChunkEach() {
    for (int i = 0; i < 100; i++) {
      assertThat(shares.begin(1)).isEqualTo(1);
    }
    assertThat(shares.next(1)).isEqualTo(1);
    assertThat(account.held()).isEqualTo(100 * CHUNK);
    account.close();
  }

  @Test
  void aStreamGivesChunksUpForOthers() {
    for (int i = 0; i < 8; i++) {
      assertThat(shares.begin(1)).isEqualTo(1);
    }
    assertThat(shares.next(3)).isEqualTo(4);
    assertThat(shares.next(6)).isEqualTo(5);
    assertThat(shares.next(4)).isEqualTo(4);
    account.close();
  }

  @Test
  void aStreamDoesNotGrowWhereTheAccountIsFull() {
    assertThat(shares.begin(1)).isEqualTo(1);
    account.add(99 * CHUNK);
    assertThat(shares.next(1)).isEqualTo(1);
    account.close();
  }

  @Test
  void aStreamBeginsWithItsShareAtMost() {
    assertThat(shares.begin(8)).isEqualTo(8);
    for (int i = 0; i < 9; i++) {
      assertThat(shares.begin(1)).isEqualTo(1);
    }
    assertThat(shares.begin(8)).isEqualTo(2);
    assertThat(account.held()).isEqualTo(19 * CHUNK);
    account.close();
  }

  @Test
  void aStreamBeginsWithAChunkWhereTheAccountIsFull() {
    account.add(99 * CHUNK);
    assertThat(shares.begin(8)).isEqualTo(1);
    assertThat(account.held()).isEqualTo(100 * CHUNK);
    account.close();
  }
}
