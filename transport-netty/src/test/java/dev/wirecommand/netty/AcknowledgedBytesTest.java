package dev.wirecommand.netty;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.wirecommand.leftovers.NothingLeftBehind;
import io.netty.bootstrap.ServerBootstrap;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.epoll.Epoll;
import java.net.InetAddress;
import java.net.Socket;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith({NothingLeftOpen.class, NothingLeftBehind.class})
class AcknowledgedBytesTest {
  private static final int LENGTH = 32 << 20;

  /** What a test does with both ends of a connection. */
  private interface Scene {
    void play(Channel accepted, Socket peer) throws Exception;
  }

  private static void play(EventLoops loops, Scene scene) throws Exception {
    BlockingQueue<Channel> accepted = new LinkedBlockingQueue<>();
    EventLoopGroup group = loops.newGroup("acknowledged");
    try {
      Channel listening =
          new ServerBootstrap()
              .group(group)
              .channel(loops.server(false))
              .childHandler(
                  new ChannelInitializer<>() {
                    @Override
                    protected void initChannel(Channel channel) {
                      accepted.add(channel);
                    }
                  })
              .bind(InetAddress.getLoopbackAddress(), 0)
              .sync()
              .channel();
      try (Socket peer = new Socket()) {
        peer.connect(listening.localAddress());
        scene.play(accepted.take(), peer);
      }
    } finally {
      EventLoops.shutdown(group).sync();
    }
  }

  @Test
  void linuxCountsWhatThePeerTakes() throws Exception {
    assumeTrue(Epoll.isAvailable(), "needs Netty's native transport for Linux");
    play(
        EventLoops.EPOLL,
        (accepted, peer) -> {
          AcknowledgedBytes acknowledged = new AcknowledgedBytes(accepted);
          accepted.writeAndFlush(Unpooled.buffer(LENGTH).writeZero(LENGTH));
          while (acknowledged.count() <= 0) {
            Thread.onSpinWait();
          }
          // The rest does not fit into the buffers of both systems.
          assertThat(acknowledged.count()).isLessThan(LENGTH);
          assertThat(peer.getInputStream().readNBytes(LENGTH)).hasSize(LENGTH);
          while (acknowledged.count() < LENGTH) {
            Thread.onSpinWait();
          }
          assertThat(acknowledged.count()).isEqualTo(LENGTH);
          accepted.close().sync();
          assertThat(acknowledged.count()).isEqualTo(AcknowledgedBytes.UNKNOWN);
        });
  }

  @Test
  void otherTransportsDoNotCount() throws Exception {
    play(
        EventLoops.NIO,
        (accepted, peer) -> {
          accepted.writeAndFlush(Unpooled.buffer(1).writeZero(1)).sync();
          assertThat(peer.getInputStream().read()).isZero();
          assertThat(new AcknowledgedBytes(accepted).count()).isEqualTo(AcknowledgedBytes.UNKNOWN);
        });
  }
}
