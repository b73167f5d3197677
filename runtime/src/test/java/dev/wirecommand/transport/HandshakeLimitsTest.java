package dev.wirecommand.transport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.wirecommand.link.ServerLinkOptions;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.List;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;
import org.junit.jupiter.api.Test;

class HandshakeLimitsTest {
  private static final long SECOND = 1_000_000_000;

  private long now = -7 * SECOND;

  private HandshakeLimits limits(ServerLinkOptions.Builder options) {
    return new HandshakeLimits(options.build(), () -> now);
  }

  private static SocketAddress address(String ip) throws UnknownHostException {
    return new InetSocketAddress(InetAddress.getByName(ip), 1);
  }

  /** Returns how many handshakes may begin, which all end at once. */
  private static int begun(HandshakeLimits limits, int tries, SocketAddress from) {
    int begun = 0;
    for (int i = 0; i < tries; i++) {
      if (limits.begin(from)) {
        begun++;
        limits.end();
      }
    }
    return begun;
  }

  @Test
  void soManyMayBeUnderWay() throws Exception {
    HandshakeLimits limits = limits(ServerLinkOptions.builder().handshakes(2));
    assertThat(limits.begin(address("192.0.2.1"))).isTrue();
    assertThat(limits.begin(null)).isTrue();
    assertThat(limits.begin(address("192.0.2.2"))).isFalse();
    limits.end();
    assertThat(limits.begin(address("192.0.2.2"))).isTrue();
    assertThat(limits.begin(null)).isFalse();
  }

  @Test
  void allConnectionsOfAnAddressMayBeMadeAtOnceAndThenSoManyEachSecond() throws Exception {
    HandshakeLimits limits = limits(ServerLinkOptions.builder());
    SocketAddress address = address("192.0.2.1");
    assertThat(begun(limits, 100, address)).isEqualTo(64);
    assertThat(begun(limits, 100, address("192.0.2.2"))).isEqualTo(64);
    now += SECOND;
    assertThat(begun(limits, 100, address)).isEqualTo(16);
    now += SECOND / 16;
    assertThat(begun(limits, 100, address)).isEqualTo(1);
    now += 4 * SECOND;
    assertThat(begun(limits, 100, address)).isEqualTo(64);
  }

  @Test
  void theAddressesOfANetworkAreOne() throws Exception {
    HandshakeLimits limits = limits(ServerLinkOptions.builder().connectionsPerAddress(1));
    assertThat(begun(limits, 1, address("2001:db8::1"))).isEqualTo(1);
    assertThat(begun(limits, 1, address("2001:db8::2"))).isZero();
    assertThat(begun(limits, 1, address("2001:db8:0:1::2"))).isEqualTo(1);
  }

  @Test
  void peersWithoutAnAddressHaveNoRate() {
    HandshakeLimits limits = limits(ServerLinkOptions.builder().connectionsPerAddress(1));
    assertThat(begun(limits, 100, null)).isEqualTo(100);
  }

  @Test
  void soManyAddressesAreRemembered() throws Exception {
    HandshakeLimits limits = limits(ServerLinkOptions.builder().connectionsPerAddress(1));
    for (int i = 0; i < HandshakeLimits.MOST_ADDRESSES + 100; i++) {
      SocketAddress address = address("10.1." + (i >> 8) + "." + (i & 0xFF));
      assertThat(begun(limits, 2, address)).isEqualTo(1);
    }
    assertThat(limits.addresses()).isEqualTo(HandshakeLimits.MOST_ADDRESSES);
  }

  @Test
  void theFirstRefusalInAMinuteIsLoggedAndTheOthersAreCounted() throws Exception {
    HandshakeLimits limits = limits(ServerLinkOptions.builder().connectionsPerAddress(2));
    Logger logger = Logger.getLogger(HandshakeLimits.class.getName());
    List<String> lines = new ArrayList<>();
    Handler handler =
        new Handler() {
          @Override
          public void publish(LogRecord line) {
            lines.add(line.getLevel() + " " + new SimpleFormatter().formatMessage(line));
          }

          @Override
          public void flush() {}

          @Override
          public void close() {}
        };
    logger.addHandler(handler);
    logger.setUseParentHandlers(false);
    try {
      assertThat(begun(limits, 10, address("192.0.2.1"))).isEqualTo(2);
      now += 60 * SECOND;
      assertThat(begun(limits, 3, address("192.0.2.1"))).isEqualTo(2);
    } finally {
      logger.removeHandler(handler);
      logger.setUseParentHandlers(true);
    }
    assertThat(lines)
        .containsExactly(
            Level.WARNING
                + " TLS handshake with /192.0.2.1:1 refused: the limit of 16 handshakes from one"
                + " address in a second is reached; 0 others were refused before",
            Level.WARNING
                + " TLS handshake with /192.0.2.1:1 refused: the limit of 16 handshakes from one"
                + " address in a second is reached; 7 others were refused before");
  }

  @Test
  void limitsAreChecked() {
    assertThatThrownBy(() -> ServerLinkOptions.builder().handshakes(0))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("handshakes must be at least 1: 0");
    assertThatThrownBy(() -> ServerLinkOptions.builder().handshakesPerSecond(0))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("handshakesPerSecond must be at least 1: 0");
  }
}
