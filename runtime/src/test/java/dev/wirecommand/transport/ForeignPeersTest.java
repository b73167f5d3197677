package dev.wirecommand.transport;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.System.Logger.Level;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class ForeignPeersTest {
  private long now = Long.MAX_VALUE - 5;

  @Test
  void showsTheFirstPeerInEachMinute() {
    ForeignPeers peers = new ForeignPeers(() -> now);
    assertThat(peers.nextLevel()).isEqualTo(Level.INFO);
    assertThat(peers.nextLevel()).isEqualTo(Level.DEBUG);
    now += Duration.ofMinutes(1).toNanos() - 1;
    assertThat(peers.nextLevel()).isEqualTo(Level.DEBUG);
    now++;
    assertThat(peers.nextLevel()).isEqualTo(Level.INFO);
    assertThat(peers.nextLevel()).isEqualTo(Level.DEBUG);
  }
}
