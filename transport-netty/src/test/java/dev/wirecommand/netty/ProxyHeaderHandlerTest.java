package dev.wirecommand.netty;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wirecommand.leftovers.NothingLeftBehind;
import dev.wirecommand.transport.ProxyHeader;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.embedded.EmbeddedChannel;
import io.netty.channel.socket.ChannelInputShutdownEvent;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith({NothingLeftOpen.class, NothingLeftBehind.class})
class ProxyHeaderHandlerTest {
  private static final byte[] LINE =
      "PROXY TCP4 192.0.2.7 192.0.2.8 5 6\r\n".getBytes(StandardCharsets.US_ASCII);

  private static final byte[] BLOCK =
      HexFormat.of().parseHex("0d0a0d0a000d0a515549540a2111000cc0000207c000020800050006");

  private static final byte[] LOCAL = HexFormat.of().parseHex("0d0a0d0a000d0a515549540a20000000");

  private static final byte[] REST = HexFormat.of().parseHex("0b00000100010111");

  private static final String STARTED =
      "start "
          + new ProxyHeader.Proxied(
              new InetSocketAddress("192.0.2.7", 5), new InetSocketAddress("192.0.2.8", 6), false);

  /** A channel with the handler, and the events that it causes. */
  private static final class Scene implements ProxyHeaderHandler.Next, AutoCloseable {
    private final EmbeddedChannel channel = new EmbeddedChannel();
    private final List<String> events = new ArrayList<>();
    private final StringBuilder read = new StringBuilder();
    private final boolean refuses;

    Scene(boolean refuses) {
      this.refuses = refuses;
      channel.freezeTime();
      channel.pipeline().addLast(new ProxyHeaderHandler(Duration.ofSeconds(10), this));
      channel.pipeline().fireChannelActive();
    }

    @Override
    public void start(ProxyHeader.Proxied header) {
      start((ProxyHeader) header);
    }

    @Override
    public void start(ProxyHeader.Direct header) {
      start((ProxyHeader) header);
    }

    private void start(ProxyHeader header) {
      events.add("start " + header);
      if (refuses) {
        channel.close();
      } else {
        channel.pipeline().addLast(new Recorder());
      }
    }

    @Override
    public void fail(String message) {
      events.add("fail " + message);
    }

    private final class Recorder extends ChannelInboundHandlerAdapter {
      @Override
      public void channelActive(ChannelHandlerContext context) {
        events.add("active");
      }

      @Override
      public void channelRead(ChannelHandlerContext context, Object message) {
        ByteBuf bytes = (ByteBuf) message;
        read.append(ByteBufUtil.hexDump(bytes));
        bytes.release();
      }
    }

    void send(byte[] bytes) {
      channel.writeInbound(Unpooled.copiedBuffer(bytes));
    }

    void pass(long millis) {
      channel.advanceTimeBy(millis, TimeUnit.MILLISECONDS);
      channel.runPendingTasks();
    }

    @Override
    public void close() {
      channel.finishAndReleaseAll();
    }
  }

  private static byte[] joined(byte[] first, byte[] second) {
    byte[] both = Arrays.copyOf(first, first.length + second.length);
    System.arraycopy(second, 0, both, first.length, second.length);
    return both;
  }

  @Test
  void aHeaderMayBeSplitAnywhere() {
    for (byte[] header : List.of(LINE, BLOCK)) {
      byte[] bytes = joined(header, REST);
      for (int split = 0; split <= bytes.length; split++) {
        try (Scene scene = new Scene(false)) {
          scene.send(Arrays.copyOf(bytes, split));
          scene.send(Arrays.copyOfRange(bytes, split, bytes.length));
          assertThat(scene.events).as("split at %d", split).containsExactly(STARTED, "active");
          assertThat(scene.read).hasToString(HexFormat.of().formatHex(REST));
        }
      }
    }
  }

  @Test
  void aHeaderMayComeByteByByte() {
    for (byte[] header : List.of(LINE, BLOCK)) {
      try (Scene scene = new Scene(false)) {
        for (byte next : header) {
          assertThat(scene.events).isEmpty();
          scene.send(new byte[] {next});
        }
        assertThat(scene.events).containsExactly(STARTED, "active");
        for (byte next : REST) {
          scene.send(new byte[] {next});
        }
        assertThat(scene.read).hasToString(HexFormat.of().formatHex(REST));
      }
    }
  }

  @Test
  void aProxyMayNameNoClient() {
    try (Scene scene = new Scene(false)) {
      scene.send(joined(LOCAL, REST));
      assertThat(scene.events).containsExactly("start Direct[]", "active");
      assertThat(scene.read).hasToString(HexFormat.of().formatHex(REST));
    }
  }

  @Test
  void bytesAfterARefusalGoNowhere() {
    try (Scene scene = new Scene(true)) {
      scene.send(joined(LINE, REST));
      assertThat(scene.events).containsExactly(STARTED);
      assertThat(scene.channel.isOpen()).isFalse();
    }
  }

  @Test
  void aMalformedHeaderClosesTheChannel() {
    try (Scene scene = new Scene(false)) {
      scene.send(REST);
      assertThat(scene.events)
          .containsExactly(
              "fail the connection begins with the bytes 0b and not with a PROXY header; have the"
                  + " proxy send one (in HAProxy: send-proxy-v2), or take its address out of"
                  + " proxyProtocolFrom");
      assertThat(scene.channel.isOpen()).isFalse();
    }
  }

  @Test
  void aHeaderHasADeadline() {
    try (Scene scene = new Scene(false)) {
      scene.send(Arrays.copyOf(LINE, 10));
      scene.pass(9_999);
      assertThat(scene.channel.isOpen()).isTrue();
      scene.pass(1);
      assertThat(scene.events)
          .containsExactly(
              "fail the PROXY header was not complete after 10000 ms; have the proxy send it at"
                  + " once, or raise handshakeDeadline");
      assertThat(scene.channel.isOpen()).isFalse();
    }
  }

  @Test
  void theDeadlineEndsWithTheHeader() {
    try (Scene scene = new Scene(false)) {
      scene.send(LINE);
      scene.pass(20_000);
      assertThat(scene.events).containsExactly(STARTED, "active");
      assertThat(scene.channel.isOpen()).isTrue();
    }
  }

  @Test
  void aConnectionMayEndWithinItsHeader() {
    try (Scene ended = new Scene(false);
        Scene closed = new Scene(false);
        Scene reset = new Scene(false)) {
      ended.send(Arrays.copyOf(BLOCK, 14));
      ended.channel.pipeline().fireUserEventTriggered(ChannelInputShutdownEvent.INSTANCE);
      closed.channel.close();
      reset.channel.pipeline().fireExceptionCaught(new IOException("Connection reset by peer"));
      assertThat(ended.events)
          .containsExactly("fail the connection ended before its PROXY header was complete");
      assertThat(closed.events)
          .containsExactly("fail the connection was closed before its PROXY header was complete");
      assertThat(reset.events)
          .containsExactly("fail java.io.IOException: Connection reset by peer");
      assertThat(ended.channel.isOpen()).isFalse();
      assertThat(reset.channel.isOpen()).isFalse();
    }
  }
}
