package dev.wirecommand.transport;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wirecommand.link.Peer;
import java.lang.System.Logger.Level;
import java.net.InetSocketAddress;
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

  @Test
  void namesEachPeer() {
    InetSocketAddress address = new InetSocketAddress("127.0.0.1", 4000);
    assertThat(ForeignPeers.shown(Peer.of(Peer.Transport.TCP, address))).isEqualTo(address);
    assertThat(ForeignPeers.shown(Peer.of(Peer.Transport.UNIX, null)))
        .isEqualTo("a peer over UNIX");
  }
}
