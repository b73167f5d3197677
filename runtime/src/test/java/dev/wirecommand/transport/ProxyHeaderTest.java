package dev.wirecommand.transport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ProxyHeaderTest {
  private static final ProxyHeader INCOMPLETE = new ProxyHeader.Incomplete();
  private static final ProxyHeader DIRECT = new ProxyHeader.Direct();
  private static final String SIGNATURE = "0d0a0d0a000d0a515549540a";

  private static final String IPV4 = "c0000207 c633640a dc04 0fa0";
  private static final String IPV6 =
      "20010db8000000000000000000000007 20010db800000000000000000000000a dc04 0fa0";

  /** TLV 0x20: PP2_CLIENT_SSL, certificate not verified, and TLV 0x21 with the version. */
  private static final String TLS = "20000f 01 00000001 210007 544c5376312e33";

  private static byte[] line(String text) {
    return text.getBytes(StandardCharsets.ISO_8859_1);
  }

  /** Returns a header of version 2 with its length. */
  private static byte[] block(String commandAndFamily, String rest) {
    byte[] after = hex(rest);
    return hex(SIGNATURE + commandAndFamily + String.format("%04x", after.length) + rest);
  }

  private static byte[] hex(String hex) {
    return HexFormat.of().parseHex(hex.replace(" ", ""));
  }

  private static InetSocketAddress address(String ip, int port) {
    try {
      return new InetSocketAddress(InetAddress.getByName(ip), port);
    } catch (UnknownHostException e) {
      throw new AssertionError(e);
    }
  }

  private static ProxyHeader proxied(String source, String destination, boolean tls) {
    return new ProxyHeader.Proxied(address(source, 56324), address(destination, 4000), tls);
  }

  /** Reads all bytes, of which all but the last must give an incomplete header. */
  private static ProxyHeader read(byte[] bytes) {
    ProxyHeaderReader reader = new ProxyHeaderReader();
    for (int i = 0; i < bytes.length - 1; i++) {
      ProxyHeader header = reader.read(bytes[i]);
      if (!header.equals(INCOMPLETE)) {
        throw new AssertionError("after " + (i + 1) + " bytes: " + header);
      }
    }
    return reader.read(bytes[bytes.length - 1]);
  }

  private static void assertMalformed(byte[] bytes, String message) {
    assertThat(read(bytes)).isEqualTo(new ProxyHeader.Malformed(message));
  }

  /* Version 1. */

  @Test
  void lineOfTcp4() {
    assertThat(read(line("PROXY TCP4 192.0.2.7 198.51.100.10 56324 4000\r\n")))
        .isEqualTo(proxied("192.0.2.7", "198.51.100.10", false));
    assertThat(read(line("PROXY TCP4 0.0.0.0 255.255.255.255 0 65535\r\n")))
        .isEqualTo(
            new ProxyHeader.Proxied(
                address("0.0.0.0", 0), address("255.255.255.255", 65535), false));
  }

  @Test
  void lineOfTcp6() {
    assertThat(read(line("PROXY TCP6 2001:db8::7 2001:DB8:0:0:0:0:0:a 56324 4000\r\n")))
        .isEqualTo(proxied("2001:db8::7", "2001:db8::a", false));
    assertThat(read(line("PROXY TCP6 :: ::ffff:192.0.2.10 56324 4000\r\n")))
        .isEqualTo(proxied("::", "192.0.2.10", false));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "PROXY UNKNOWN\r\n",
        "PROXY UNKNOWN \r\n",
        "PROXY UNKNOWN anything ~ \u00ff at  all\r\n",
        "PROXY UNKNOWN ffff:ffff:ffff:ffff:ffff:ffff:ffff:ffff"
            + " ffff:ffff:ffff:ffff:ffff:ffff:ffff:ffff 65535 65535\r\n"
      })
  void lineOfAnUnknownClient(String line) {
    assertThat(read(line(line))).isEqualTo(DIRECT);
  }

  @Test
  void theLongestLineHas107Bytes() {
    String longest = "PROXY UNKNOWN " + "x".repeat(91);
    assertThat(read(line(longest + "\r\n"))).isEqualTo(DIRECT);
    assertMalformed(
        line(longest + "xx"),
        "the PROXY line has no CR LF within 107 bytes, which is the longest allowed");
    assertMalformed(
        line(longest + "x\r"),
        "the PROXY line has no CR LF within 107 bytes, which is the longest allowed");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "PROXY TCP4 192.0.2.7 198.51.100.10 56324 4000\n",
        "PROXY TCP4 192.0.2.7 198.51.100.10 56324 4000\rx",
        "PROXY TCP4 192.0.2.7 198.51.100.10 56324 4000\r\r",
        "PROXY UNKNOWN\n",
        "PROXY \n"
      })
  void aLineEndsWithBothBytes(String line) {
    assertMalformed(line(line), "the PROXY line ends with a lone CR or LF; it must end with CR LF");
  }

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '"',
      value = {
        "\"\", ''",
        "UDP4 192.0.2.7 192.0.2.8 1 2, 'UDP4'",
        "tcp4 192.0.2.7 192.0.2.8 1 2, 'tcp4'",
        "UNKNOWNS, 'UNKNOWNS'",
        "\" TCP4 192.0.2.7 192.0.2.8 1 2\", ''",
        "\"\u0001\u00e9\", '??'"
      })
  void aLineNamesAKnownProtocol(String rest, String quoted) {
    assertMalformed(
        line("PROXY " + rest + "\r\n"),
        "the PROXY line names the protocol " + quoted + "; it must be TCP4, TCP6 or UNKNOWN");
  }

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '"',
      value = {
        "TCP4, 2",
        "TCP4 192.0.2.7 192.0.2.8 1, 5",
        "TCP4 192.0.2.7 192.0.2.8 1 2 3, 7",
        "\"TCP4 192.0.2.7 192.0.2.8 1 2 \", 7",
        "TCP4  192.0.2.7 192.0.2.8 1 2, 7"
      })
  void aLineHasSixFields(String rest, int fields) {
    assertMalformed(
        line("PROXY " + rest + "\r\n"),
        "the PROXY line has "
            + fields
            + " fields; it must have 6, with one space between them: PROXY TCP4 <source>"
            + " <destination> <source port> <destination port>");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "localhost",
        "192.0.2",
        "192.0.2.256",
        "192.0.2.07",
        "192.0.2.7.",
        ".192.0.2",
        "2001:db8::7",
        "3221225991",
        "192.0.2.7/32",
        "+1.2.3.4"
      })
  void anIpv4AddressHasFourNumbers(String text) {
    assertMalformed(
        line("PROXY TCP4 " + text + " 192.0.2.8 1 2\r\n"),
        "the PROXY line has the address '"
            + text
            + "'; TCP4 needs an IPv4 address such as 192.0.2.7");
    assertMalformed(
        line("PROXY TCP4 192.0.2.8 " + text + " 1 2\r\n"),
        "the PROXY line has the address '"
            + text
            + "'; TCP4 needs an IPv4 address such as 192.0.2.7");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "192.0.2.7",
        ":",
        ":::",
        "1:2",
        "1:2:3:4:5:6:7:8:9",
        "1::2::3",
        "12345::",
        "fe80::1%1",
        "[::1]",
        "::1.2.3",
        "x::"
      })
  void anIpv6AddressHas128Bits(String text) {
    assertMalformed(
        line("PROXY TCP6 " + text + " ::1 1 2\r\n"),
        "the PROXY line has the address '"
            + text
            + "'; TCP6 needs an IPv6 address such as 2001:db8::7");
  }

  @ParameterizedTest
  @ValueSource(strings = {"x", "-1", "+1", "01", "00", "65536", "99999", "100000", "1.0"})
  void aPortIsANumber(String text) {
    String message =
        "the PROXY line has the port '"
            + text
            + "'; it must be a number from 0 to 65535 without leading zeros";
    assertMalformed(line("PROXY TCP4 192.0.2.7 192.0.2.8 " + text + " 1\r\n"), message);
    assertMalformed(line("PROXY TCP4 192.0.2.7 192.0.2.8 1 " + text + "\r\n"), message);
  }

  /* Version 2. */

  @Test
  void blockOfIpv4() {
    ProxyHeader expected = proxied("192.0.2.7", "198.51.100.10", false);
    assertThat(read(block("2111", IPV4))).isEqualTo(expected);
    assertThat(read(block("2112", IPV4))).isEqualTo(expected);
  }

  @Test
  void blockOfIpv6() {
    ProxyHeader expected = proxied("2001:db8::7", "2001:db8::a", false);
    assertThat(read(block("2121", IPV6))).isEqualTo(expected);
    assertThat(read(block("2122", IPV6))).isEqualTo(expected);
  }

  @Test
  void blockOfUnixSockets() {
    String paths = "2f746d702f61" + "00".repeat(102) + "2f746d702f62" + "00".repeat(102);
    assertThat(read(block("2131", paths))).isEqualTo(new ProxyHeader.Proxied(null, null, false));
    assertThat(read(block("2132", paths + TLS)))
        .isEqualTo(new ProxyHeader.Proxied(null, null, true));
  }

  @ParameterizedTest
  @ValueSource(strings = {"2000", "2011", "2031", "20ff"})
  void blockOfTheProxyItself(String commandAndFamily) {
    assertThat(read(block(commandAndFamily, ""))).isEqualTo(DIRECT);
    assertThat(read(block(commandAndFamily, IPV4))).isEqualTo(DIRECT);
    // Nothing after the length is looked at.
    assertThat(read(block(commandAndFamily, "20"))).isEqualTo(DIRECT);
  }

  @ParameterizedTest
  @ValueSource(strings = {"2100", "2101", "2110", "2120", "2130"})
  void blockOfAnUnknownClient(String commandAndFamily) {
    assertThat(read(block(commandAndFamily, ""))).isEqualTo(DIRECT);
    assertThat(read(block(commandAndFamily, "2000"))).isEqualTo(DIRECT);
  }

  @Test
  void tlvsTellOfTls() {
    ProxyHeader tls = proxied("192.0.2.7", "198.51.100.10", true);
    ProxyHeader plain = proxied("192.0.2.7", "198.51.100.10", false);
    assertThat(read(block("2111", IPV4 + TLS))).isEqualTo(tls);
    assertThat(read(block("2111", IPV4 + "040000 020003616263 " + TLS + "ee0001ff")))
        .isEqualTo(tls);
    assertThat(read(block("2111", IPV4 + "200005 01 00000000"))).isEqualTo(tls);
    assertThat(read(block("2111", IPV4 + "200005 fe 00000000"))).isEqualTo(plain);
    assertThat(read(block("2111", IPV4 + "040000 020003616263"))).isEqualTo(plain);
    // A certificate without PP2_CLIENT_SSL, and a TLV of another type with the same value.
    assertThat(read(block("2111", IPV4 + "210005 01 00000000"))).isEqualTo(plain);
  }

  @Test
  void theLongestBlockHas4112Bytes() {
    String most = IPV4 + "04" + String.format("%04x", 4_096 - 12 - 3) + "00".repeat(4_096 - 12 - 3);
    byte[] longest = block("2111", most);
    assertThat(longest).hasSize(4_112);
    assertThat(read(longest)).isEqualTo(proxied("192.0.2.7", "198.51.100.10", false));
    assertMalformed(
        hex(SIGNATURE + "21111001"),
        "the PROXY header claims 4097 bytes of addresses and TLVs; it may have 4096, so have the"
            + " proxy send fewer TLVs");
    assertMalformed(
        hex(SIGNATURE + "2000ffff"),
        "the PROXY header claims 65535 bytes of addresses and TLVs; it may have 4096, so have the"
            + " proxy send fewer TLVs");
  }

  @Test
  void aBlockIsOfVersion2() {
    assertMalformed(
        hex(SIGNATURE + "31"),
        "the PROXY header is of version 3; a binary header must be of version 2");
  }

  @Test
  void aBlockHasAKnownCommand() {
    assertMalformed(
        hex(SIGNATURE + "22"),
        "the PROXY header has the command 2; it must be 0 (LOCAL) or 1 (PROXY)");
  }

  @Test
  void aBlockHasAKnownFamily() {
    assertMalformed(
        hex(SIGNATURE + "2141"),
        "the PROXY header has the address family 4; it must be 0 (unspecified), 1 (IPv4),"
            + " 2 (IPv6) or 3 (Unix)");
    assertMalformed(
        hex(SIGNATURE + "2113"),
        "the PROXY header has the transport protocol 3; it must be 0 (unspecified), 1 (stream)"
            + " or 2 (datagram)");
  }

  @ParameterizedTest
  @CsvSource({"2111000b, 11, 12", "21210023, 35, 36", "213100d7, 215, 216", "21110000, 0, 12"})
  void aBlockHasRoomForItsAddresses(String afterSignature, int claimed, int needed) {
    assertMalformed(
        hex(SIGNATURE + afterSignature),
        "the PROXY header claims "
            + claimed
            + " bytes of addresses and TLVs; the addresses of its family alone have "
            + needed);
  }

  @Test
  void tlvsFillTheBlock() {
    assertMalformed(
        block("2111", IPV4 + "0400"),
        "the PROXY header ends within a TLV; each has at least 3 bytes");
    assertMalformed(
        block("2111", IPV4 + "040000 02000461"),
        "the PROXY header has a TLV 0x02 of 4 bytes, but only 1 are left");
    assertMalformed(
        block("2111", IPV4 + "200004 01000000"),
        "the PROXY header has a TLV 0x20 of 4 bytes; it needs 5");
  }

  /* Neither. */

  @ParameterizedTest
  @ValueSource(
      strings = {
        "0b", // a frame
        "16", // TLS
        "47", // GET of HTTP
        "50 52 49", // HTTP/2
        "50 52 4f 58 59 09",
        "0d 0a 0d 0a 00 0d 0a 51 55 49 54 0b"
      })
  void otherBytesAreNamed(String bytes) {
    assertMalformed(
        hex(bytes),
        "the connection begins with the bytes "
            + bytes
            + " and not with a PROXY header; have the proxy send one (in HAProxy: send-proxy-v2),"
            + " or take its address out of proxyProtocolFrom");
  }

  @Test
  void takesNoByteAfterTheEnd() {
    ProxyHeaderReader reader = new ProxyHeaderReader();
    for (byte next : line("PROXY UNKNOWN\r\n")) {
      reader.read(next);
    }
    assertThatThrownBy(() -> reader.read((byte) 0))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("the PROXY header has ended; pass the bytes after it to the connection");
  }

  /* Random bytes. */

  @Test
  void randomBytesAreMalformedOrAHeader() {
    Random random = new Random(20_170_310);
    byte[][] valid = {
      line("PROXY TCP4 192.0.2.7 198.51.100.10 56324 4000\r\n"),
      line("PROXY TCP6 2001:db8::7 ::ffff:1.2.3.4 56324 4000\r\n"),
      line("PROXY UNKNOWN\r\n"),
      block("2111", IPV4 + TLS),
      block("2121", IPV6 + "040000" + TLS),
      block("2131", "61".repeat(216) + TLS),
      block("2000", "")
    };
    int[] kinds = new int[4];
    for (int round = 0; round < 50_000; round++) {
      byte[] bytes = valid[random.nextInt(valid.length)].clone();
      for (int changes = random.nextInt(4); changes > 0; changes--) {
        bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
      }
      if (random.nextInt(8) == 0) {
        random.nextBytes(bytes);
      }
      kinds[kind(bytes)]++;
    }
    assertThat(Arrays.stream(kinds)).as("of each kind of result").allMatch(count -> count > 25);
  }

  /** Returns the kind of header that the bytes are or begin with. */
  private static int kind(byte[] bytes) {
    ProxyHeaderReader reader = new ProxyHeaderReader();
    ProxyHeader header = INCOMPLETE;
    for (int i = 0; i < bytes.length && header.equals(INCOMPLETE); i++) {
      header = reader.read(bytes[i]);
    }
    return header.accept(
        new ProxyHeader.Visitor<Integer>() {
          @Override
          public Integer onIncomplete(ProxyHeader.Incomplete incomplete) {
            return 0;
          }

          @Override
          public Integer onProxied(ProxyHeader.Proxied proxied) {
            return 1;
          }

          @Override
          public Integer onDirect(ProxyHeader.Direct direct) {
            return 2;
          }

          @Override
          public Integer onMalformed(ProxyHeader.Malformed malformed) {
            assertThat(malformed.message()).startsWith("the ");
            return 3;
          }
        });
  }
}
