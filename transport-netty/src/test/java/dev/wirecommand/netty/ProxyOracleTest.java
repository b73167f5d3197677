package dev.wirecommand.netty;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wirecommand.transport.ProxyHeader;
import dev.wirecommand.transport.ProxyHeaderReader;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import io.netty.buffer.Unpooled;
import io.netty.channel.embedded.EmbeddedChannel;
import io.netty.handler.codec.haproxy.HAProxyCommand;
import io.netty.handler.codec.haproxy.HAProxyMessage;
import io.netty.handler.codec.haproxy.HAProxyMessageDecoder;
import io.netty.handler.codec.haproxy.HAProxyMessageEncoder;
import io.netty.handler.codec.haproxy.HAProxyProtocolVersion;
import io.netty.handler.codec.haproxy.HAProxyProxiedProtocol;
import io.netty.handler.codec.haproxy.HAProxySSLTLV;
import io.netty.handler.codec.haproxy.HAProxyTLV;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Compares our reader of PROXY headers with Netty's, on random headers that Netty's encoder made.
 */
@ExtendWith(NothingLeftOpen.class)
class ProxyOracleTest {
  private static final int ROUNDS = 2_000;

  private final Random random = new Random(20_200_305);

  @Test
  void readsWhatNettyReads() throws Exception {
    int proxied = 0;
    int tls = 0;
    for (int round = 0; round < ROUNDS; round++) {
      byte[] bytes = randomHeader();
      ProxyHeader expected = decode(bytes);
      assertThat(read(bytes)).as(ByteBufUtil.hexDump(bytes)).isEqualTo(expected);
      if (expected instanceof ProxyHeader.Proxied header) {
        proxied++;
        tls += header.tls() ? 1 : 0;
      }
    }
    assertThat(proxied).isGreaterThan(ROUNDS / 4);
    assertThat(tls).isGreaterThan(ROUNDS / 40);
  }

  private byte[] randomHeader() {
    return switch (random.nextInt(8)) {
      case 0 -> randomUnknownLine();
      case 1, 2, 3 -> encode(randomLine());
      default -> encode(randomBlock());
    };
  }

  /** Returns a line that Netty decodes, but does not encode. */
  private byte[] randomUnknownLine() {
    String rest = random.nextBoolean() ? "" : " " + "x".repeat(random.nextInt(20));
    return ("PROXY UNKNOWN" + rest + "\r\n").getBytes(StandardCharsets.US_ASCII);
  }

  private HAProxyMessage randomBlock() {
    HAProxyCommand command = random.nextInt(8) == 0 ? HAProxyCommand.LOCAL : HAProxyCommand.PROXY;
    HAProxyProxiedProtocol[] all = HAProxyProxiedProtocol.values();
    HAProxyProxiedProtocol protocol = all[random.nextInt(all.length)];
    return new HAProxyMessage(
        HAProxyProtocolVersion.V2,
        command,
        protocol,
        address(protocol.addressFamily()),
        address(protocol.addressFamily()),
        port(protocol.addressFamily()),
        port(protocol.addressFamily()),
        randomTlvs());
  }

  private HAProxyMessage randomLine() {
    HAProxyProxiedProtocol protocol =
        random.nextBoolean() ? HAProxyProxiedProtocol.TCP4 : HAProxyProxiedProtocol.TCP6;
    return new HAProxyMessage(
        HAProxyProtocolVersion.V1,
        HAProxyCommand.PROXY,
        protocol,
        address(protocol.addressFamily()),
        address(protocol.addressFamily()),
        port(protocol.addressFamily()),
        port(protocol.addressFamily()));
  }

  private String address(HAProxyProxiedProtocol.AddressFamily family) {
    return switch (family) {
      case AF_IPv4 -> ip(4);
      case AF_IPv6 -> ip(16);
      case AF_UNIX -> "/" + "x".repeat(random.nextInt(107));
      case AF_UNSPEC -> null;
    };
  }

  private String ip(int length) {
    byte[] bytes = new byte[length];
    random.nextBytes(bytes);
    // Zeros in a row, which the text of an IPv6 address may leave out.
    for (int zeros = random.nextInt(length); zeros > 0 && length > 4; zeros--) {
      bytes[(zeros + 3) % length] = 0;
    }
    try {
      return InetAddress.getByAddress(bytes).getHostAddress();
    } catch (UnknownHostException e) {
      throw new AssertionError(e);
    }
  }

  private int port(HAProxyProxiedProtocol.AddressFamily family) {
    return switch (family) {
      case AF_IPv4, AF_IPv6 -> random.nextInt(65_536);
      case AF_UNIX, AF_UNSPEC -> 0;
    };
  }

  private List<HAProxyTLV> randomTlvs() {
    List<HAProxyTLV> tlvs = new ArrayList<>();
    for (int count = random.nextInt(4); count > 0; count--) {
      if (random.nextInt(3) == 0) {
        List<HAProxyTLV> inner = random.nextBoolean() ? List.of() : List.of(tlv((byte) 0x21));
        tlvs.add(new HAProxySSLTLV(random.nextInt(), (byte) random.nextInt(8), inner));
      } else {
        byte type = (byte) random.nextInt(256);
        // An SSL TLV is not just any bytes.
        tlvs.add(tlv(type == 0x20 ? 0x04 : type));
      }
    }
    return tlvs;
  }

  private HAProxyTLV tlv(byte type) {
    byte[] content = new byte[random.nextInt(300)];
    random.nextBytes(content);
    return new HAProxyTLV(type, Unpooled.wrappedBuffer(content));
  }

  private static byte[] encode(HAProxyMessage message) {
    EmbeddedChannel channel = new EmbeddedChannel(HAProxyMessageEncoder.INSTANCE);
    assertThat(channel.writeOutbound(message)).isTrue();
    ByteBuf encoded = channel.readOutbound();
    byte[] bytes = ByteBufUtil.getBytes(encoded);
    encoded.release();
    channel.finishAndReleaseAll();
    return bytes;
  }

  /** Returns what Netty's decoder reads. */
  private static ProxyHeader decode(byte[] bytes) throws Exception {
    EmbeddedChannel channel = new EmbeddedChannel(new HAProxyMessageDecoder());
    assertThat(channel.writeInbound(Unpooled.wrappedBuffer(bytes))).isTrue();
    HAProxyMessage message = channel.readInbound();
    try {
      HAProxyProxiedProtocol.AddressFamily family = message.proxiedProtocol().addressFamily();
      if (message.command() == HAProxyCommand.LOCAL
          || family == HAProxyProxiedProtocol.AddressFamily.AF_UNSPEC) {
        return new ProxyHeader.Direct();
      }
      boolean tls =
          message.tlvs().stream()
              .anyMatch(tlv -> tlv instanceof HAProxySSLTLV ssl && ssl.isPP2ClientSSL());
      if (family == HAProxyProxiedProtocol.AddressFamily.AF_UNIX) {
        return new ProxyHeader.Proxied(null, null, tls);
      }
      return new ProxyHeader.Proxied(
          new InetSocketAddress(
              InetAddress.getByName(message.sourceAddress()), message.sourcePort()),
          new InetSocketAddress(
              InetAddress.getByName(message.destinationAddress()), message.destinationPort()),
          tls);
    } finally {
      message.release();
      channel.finishAndReleaseAll();
    }
  }

  /** Returns what our reader reads, which must end with the last byte. */
  private static ProxyHeader read(byte[] bytes) {
    ProxyHeaderReader reader = new ProxyHeaderReader();
    for (int i = 0; i < bytes.length - 1; i++) {
      ProxyHeader header = reader.read(bytes[i]);
      if (!(header instanceof ProxyHeader.Incomplete)) {
        throw new AssertionError("after " + (i + 1) + " bytes: " + header);
      }
    }
    return reader.read(bytes[bytes.length - 1]);
  }
}
