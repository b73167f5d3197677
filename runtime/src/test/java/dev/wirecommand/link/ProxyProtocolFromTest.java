package dev.wirecommand.link;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ProxyProtocolFromTest {
  private static boolean takes(String networks, String address) throws Exception {
    return ServerLinkOptions.builder()
        .proxyProtocolFrom(networks.split(" "))
        .build()
        .takesProxyHeaderFrom(new InetSocketAddress(InetAddress.getByName(address), 1));
  }

  @ParameterizedTest
  @CsvSource({
    "192.0.2.7, 192.0.2.7, true",
    "192.0.2.7, 192.0.2.6, false",
    "192.0.2.7/32, 192.0.2.7, true",
    "192.0.2.7/31, 192.0.2.6, true",
    "192.0.2.7/31, 192.0.2.8, false",
    "10.0.0.0/8, 10.255.255.255, true",
    "10.0.0.0/8, 11.0.0.0, false",
    "172.16.0.0/12, 172.31.255.255, true",
    "172.16.0.0/12, 172.32.0.0, false",
    "0.0.0.0/0, 255.0.0.1, true",
    "0.0.0.0/0, ::1, false",
    "::/0, ::1, true",
    "::/0, 127.0.0.1, false",
    "2001:db8::7, 2001:db8::7, true",
    "2001:db8::7, 2001:db8::8, false",
    "2001:db8::/33, 2001:db8:7fff::, true",
    "2001:db8::/33, 2001:db8:8000::, false",
    "::ffff:192.0.2.7, 192.0.2.7, true",
    "192.0.2.7 10.0.0.0/8, 10.1.1.1, true",
    "192.0.2.7 10.0.0.0/8, 192.0.2.8, false"
  })
  void namesAddressesAndNetworks(String networks, String address, boolean taken) throws Exception {
    assertThat(takes(networks, address)).isEqualTo(taken);
  }

  @Test
  void isOffUnlessSet() {
    assertThat(
            ServerLinkOptions.DEFAULT.takesProxyHeaderFrom(
                new InetSocketAddress(InetAddress.getLoopbackAddress(), 1)))
        .isFalse();
  }

  @Test
  void isForIpAddressesAlone() {
    ServerLinkOptions options =
        ServerLinkOptions.builder().proxyProtocolFrom("0.0.0.0/0", "::/0").build();
    assertThat(options.takesProxyHeaderFrom(null)).isFalse();
    assertThat(options.takesProxyHeaderFrom(UnixSocket.parse("@x"))).isFalse();
    assertThat(options.takesProxyHeaderFrom(InetSocketAddress.createUnresolved("localhost", 1)))
        .isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "localhost",
        "proxy.example",
        "192.0.2",
        "192.0.2.256",
        "192.0.2.07",
        "1:2",
        ":",
        "192.0.2.7:80",
        "/8",
        "fe80::1%eth0",
        "abc",
        "12"
      })
  void refusesWhatIsNoAddress(String text) {
    assertThatThrownBy(() -> ServerLinkOptions.builder().proxyProtocolFrom("192.0.2.1", text))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "proxyProtocolFrom: '%s' is neither an IP address nor a network; write 192.0.2.7,"
                + " 2001:db8::7 or 192.0.2.0/24, for example",
            text);
  }

  @ParameterizedTest
  @CsvSource({
    "192.0.2.0/33, 33, 32",
    "192.0.2.0/, '', 32",
    "192.0.2.0/255.255.255.0, 255.255.255.0, 32",
    "192.0.2.0/-1, -1, 32",
    "192.0.2.0/08, 08, 32",
    "192.0.2.0/8/8, 8/8, 32",
    "::/129, 129, 128",
    "::/9999999999, 9999999999, 128"
  })
  void refusesOtherPrefixes(String text, String prefix, int most) {
    assertThatThrownBy(() -> ServerLinkOptions.builder().proxyProtocolFrom(text))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "proxyProtocolFrom: '%s' has the prefix '%s'; it must be a number of bits from 0 to %d",
            text, prefix, most);
  }
}
