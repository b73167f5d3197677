package dev.wirecommand.transport;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetSocketAddress;
import java.net.SocketAddress;
import org.junit.jupiter.api.Test;

class AdmissionTest {
  private static final SocketAddress ALICE = new InetSocketAddress("192.0.2.1", 1);

  private long reached;
  private final Admission admission = new Admission(new ConnectionCaps(2, 1), () -> reached);

  @Test
  void tellsWhichCapIsReached() {
    assertThat(admission.admit(ALICE)).isNull();
    assertThat(admission.admit(ALICE))
        .isEqualTo(
            "connection refused: the cap of 1 connections from one address to this server is"
                + " reached; close some, or try again later");
    assertThat(admission.admit(null)).isNull();
    assertThat(admission.admit(null))
        .isEqualTo(
            "connection refused: the cap of 2 connections to this server is reached; close some,"
                + " or try again later");
    admission.release(null);
    admission.release(ALICE);
    assertThat(admission.admit(ALICE)).isNull();
  }

  @Test
  void countsTheClientsOfAProxyByTheirOwnAddresses() {
    assertThat(admission.admit(null)).isNull();
    assertThat(admission.admitClient(ALICE)).isNull();
    assertThat(admission.admit(null)).isNull();
    assertThat(admission.admitClient(ALICE))
        .isEqualTo(
            "connection refused: the cap of 1 connections from one address to this server is"
                + " reached; close some, or try again later");
    admission.releaseClient(ALICE);
    assertThat(admission.admitClient(ALICE)).isNull();
  }

  @Test
  void refusesConnectionsWhileDirectMemoryIsShort() {
    reached = 1_000;
    assertThat(admission.admit(ALICE))
        .isEqualTo(
            "connection refused: the limit processDirectBytes, 1000 bytes, is reached; close some,"
                + " or try again later");
    // The refused connection does not count.
    reached = 0;
    assertThat(admission.admit(ALICE)).isNull();
  }

  @Test
  void keepsFewRefusedConnectionsOpen() {
    for (int i = 0; i < Admission.MOST_REFUSALS; i++) {
      assertThat(admission.beginRefusal()).isTrue();
    }
    assertThat(admission.beginRefusal()).isFalse();
    admission.endRefusal();
    assertThat(admission.beginRefusal()).isTrue();
    assertThat(admission.beginRefusal()).isFalse();
  }
}
