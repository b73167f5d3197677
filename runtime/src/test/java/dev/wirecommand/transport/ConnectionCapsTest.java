package dev.wirecommand.transport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.wirecommand.link.ServerLinkOptions;
import dev.wirecommand.link.UnixSocket;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import org.junit.jupiter.api.Test;

class ConnectionCapsTest {
  private static SocketAddress address(String host) {
    return new InetSocketAddress(host, 1);
  }

  @Test
  void countsAll() {
    ConnectionCaps caps = new ConnectionCaps(2, 2);
    assertThat(caps.enter(address("192.0.2.1"))).isNull();
    assertThat(caps.enter(address("192.0.2.2"))).isNull();
    assertThat(caps.enter(address("192.0.2.3"))).isEqualTo("the cap of 2 connections");
    caps.leave(address("192.0.2.1"));
    assertThat(caps.enter(address("192.0.2.3"))).isNull();
    assertThat(caps.count()).isEqualTo(2);
  }

  @Test
  void countsThoseOfOneAddress() {
    ConnectionCaps caps = new ConnectionCaps(10, 2);
    assertThat(caps.enter(address("192.0.2.1"))).isNull();
    assertThat(caps.enter(new InetSocketAddress("192.0.2.1", 2))).isNull();
    assertThat(caps.enter(address("192.0.2.1")))
        .isEqualTo("the cap of 2 connections from one address");
    assertThat(caps.enter(address("192.0.2.2"))).isNull();
    caps.leave(address("192.0.2.1"));
    assertThat(caps.enter(address("192.0.2.1"))).isNull();
    assertThat(caps.count()).isEqualTo(3);
  }

  @Test
  void countsAnAddressThatIsKnownLater() {
    ConnectionCaps caps = new ConnectionCaps(10, 1);
    assertThat(caps.enter(null)).isNull();
    assertThat(caps.enter(null)).isNull();
    assertThat(caps.enterAddress(address("192.0.2.1"))).isNull();
    assertThat(caps.enterAddress(address("192.0.2.1")))
        .isEqualTo("the cap of 1 connections from one address");
    assertThat(caps.enter(address("192.0.2.1")))
        .isEqualTo("the cap of 1 connections from one address");
    assertThat(caps.enterAddress(null)).isNull();
    assertThat(caps.count()).isEqualTo(2);
    caps.leaveAddress(address("192.0.2.1"));
    caps.leaveAddress(null);
    assertThat(caps.enterAddress(address("192.0.2.1"))).isNull();
    assertThat(caps.count()).isEqualTo(2);
    assertThat(caps.addresses()).isEqualTo(1);
  }

  @Test
  void takesAnIpv6NetworkForOne() {
    ConnectionCaps caps = new ConnectionCaps(10, 1);
    assertThat(caps.enter(address("2001:db8:0:1::1"))).isNull();
    assertThat(caps.enter(address("2001:db8:0:1:ffff::2")))
        .isEqualTo("the cap of 1 connections from one address");
    assertThat(caps.enter(address("2001:db8:0:2::1"))).isNull();
  }

  @Test
  void remembersNoAddressThatHasGone() {
    ConnectionCaps caps = new ConnectionCaps(10, 10);
    assertThat(caps.enter(address("192.0.2.1"))).isNull();
    assertThat(caps.enter(address("192.0.2.1"))).isNull();
    caps.leave(address("192.0.2.1"));
    assertThat(caps.addresses()).isEqualTo(1);
    caps.leave(address("192.0.2.1"));
    assertThat(caps.addresses()).isZero();
    assertThat(caps.count()).isZero();
  }

  @Test
  void whatHasNoIpAddressCountsInAllAlone() {
    ConnectionCaps caps = new ConnectionCaps(2, 1);
    assertThat(caps.enter(null)).isNull();
    assertThat(caps.enter(UnixSocket.parse("@x"))).isNull();
    assertThat(caps.enter(null)).isEqualTo("the cap of 2 connections");
    assertThat(caps.addresses()).isZero();
    caps.leave(null);
    assertThat(caps.count()).isEqualTo(1);
  }

  @Test
  void capsAreChecked() {
    assertThatThrownBy(() -> ServerLinkOptions.builder().connections(0))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("connections must be at least 1: 0");
    assertThatThrownBy(() -> ServerLinkOptions.builder().connectionsPerAddress(0))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("connectionsPerAddress must be at least 1: 0");
  }
}
