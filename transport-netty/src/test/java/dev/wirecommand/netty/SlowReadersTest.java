package dev.wirecommand.netty;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.wirecommand.frame.FrameEncoder;
import dev.wirecommand.frame.text.FrameText;
import dev.wirecommand.leftovers.NothingLeftBehind;
import dev.wirecommand.link.Peer;
import dev.wirecommand.link.ServerLinkOptions;
import dev.wirecommand.server.ServerListener;
import dev.wirecommand.server.WireServer;
import dev.wirecommand.transport.Admission;
import dev.wirecommand.transport.ConnectionCaps;
import io.netty.bootstrap.ServerBootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoopGroup;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Measures which slow readers a server with default deadlines cuts, over TCP with the buffers that
 * the system chooses and with the smallest ones. All read side by side for ten minutes.
 */
@ExtendWith({NothingLeftOpen.class, NothingLeftBehind.class})
class SlowReadersTest {
  private static final int SECONDS = 600;
  private static final int SMALL = 1;

  private static final String TOO_SILENT =
      "the peer has taken nothing of what was written to it for 180 s";
  private static final String TOO_SLOW =
      "the peer takes less than 240 bytes a second of what is written to it";
  private static final String NO_GRANT =
      "the peer has granted nothing of what waits for it for 180 s";

  private static final String ZEROS =
      "1 1 stream-begin command-request new cbor:{b'name': b'zeros'}";
  private static final String ZEROS_IN_A_WINDOW =
      "1 1 stream-begin command-request new cbor:{b'name': b'zeros', b'meta': {b'window': 1}}";
  private static final String PING = " 1 0 command-request new cbor:{b'name': b'wirecommand.ping'}";

  /** How a connection ended, and when. */
  private record End(long nanoTime, @Nullable String cause) {}

  /** Records the ends of connections by the ports of their clients. */
  private static final class Ends implements ServerListener {
    private final Map<Integer, End> byPort = new ConcurrentHashMap<>();

    @Override
    public void connectionClosed(Peer peer, @Nullable Throwable cause) {
      byPort.put(
          ((InetSocketAddress) peer.address()).getPort(),
          new End(System.nanoTime(), cause == null ? null : cause.getMessage()));
    }
  }

  /** A client that reads so many bytes a second, as far as there are some. */
  private final class Reader extends Thread {
    private final String name;
    private final int rate;
    private final boolean pings;
    private final Socket socket = new Socket();
    private final long start;

    Reader(Channel server, boolean small, int rate, String request, boolean pings)
        throws IOException {
      this.name =
          server.getClass().getSimpleName()
              + (small ? ", small buffers, " : ", default buffers, ")
              + rate
              + " B/s";
      this.rate = rate;
      this.pings = pings;
      if (small) {
        socket.setReceiveBufferSize(SMALL);
      }
      socket.connect(server.localAddress());
      send(request);
      start = System.nanoTime();
      readers.add(this);
      start();
    }

    private void send(String frame) throws IOException {
      socket.getOutputStream().write(FrameEncoder.encode(FrameText.parse(frame)));
    }

    @Override
    public void run() {
      try {
        InputStream in = socket.getInputStream();
        for (int second = 1; ; second++) {
          Thread.sleep(Math.max(0, 1_000L * second - elapsedMillis()));
          if (pings && second % 20 == 0) {
            // Earlier ones may not have been answered.
            send((2 * second + 1) + PING);
          }
          if (rate > 0 && in.readNBytes(rate).length < rate) {
            return;
          }
        }
      } catch (IOException | InterruptedException e) {
        // The connection has been cut, which the server's listener tells, or the test is over.
        return;
      }
    }

    private long elapsedMillis() {
      return TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - start);
    }

    @Nullable End end() {
      return ends.byPort.get(socket.getLocalPort());
    }

    double secondsTo(End end) {
      return (end.nanoTime() - start) / 1e9;
    }

    void assertIsCut(double from, double to, String... causes) {
      End end = end();
      assertThat(end).as(name).isNotNull();
      assertThat(secondsTo(end)).as(name).isBetween(from, to);
      assertThat(end.cause()).as(name).isIn((Object[]) causes);
    }

    void assertIsOpen() {
      assertThat(end()).as(name).isNull();
    }

    void finish() throws IOException, InterruptedException {
      End end = end();
      System.out.printf(
          "%s: %s%n", name, end == null ? "open" : secondsTo(end) + " s, " + end.cause());
      interrupt();
      socket.close();
      join();
    }
  }

  private final Ends ends = new Ends();
  private final List<Reader> readers = new ArrayList<>();
  private final List<EventLoopGroup> groups = new ArrayList<>();
  private final WireServer server =
      WireServer.builder().dispatch(new ZerosDispatch()).listener(ends).build();

  @BeforeEach
  void requireTime() {
    assumeTrue(
        Boolean.getBoolean("slow.readers"), "takes ten minutes; runs with -Dslow.readers=true");
  }

  @AfterEach
  void stop() throws Exception {
    for (Reader reader : readers) {
      reader.finish();
    }
    server.close();
    for (EventLoopGroup group : groups) {
      EventLoops.shutdown(group).sync();
    }
  }

  /** Listens with default options. */
  private Channel listen(EventLoops loops, boolean small) {
    ServerLinkOptions options = ServerLinkOptions.DEFAULT;
    Admission admission = new Admission(new ConnectionCaps(100, 100), () -> 0);
    EventLoopGroup group = loops.newGroup("slow-readers");
    groups.add(group);
    ServerBootstrap bootstrap =
        new ServerBootstrap()
            .group(group)
            .channel(loops.server(false))
            .childHandler(new ServerPipeline(server, options, admission, Peer.Transport.TCP, null));
    if (small) {
      bootstrap.childOption(ChannelOption.SO_SNDBUF, SMALL);
    }
    return bootstrap.bind(InetAddress.getLoopbackAddress(), 0).syncUninterruptibly().channel();
  }

  private record Readers(
      Reader honest,
      Reader honestWithSmall,
      Reader tooSlow,
      Reader silent,
      Reader silentWithSmall,
      Reader grantless) {}

  private Readers readers(EventLoops loops) throws IOException {
    Channel usual = listen(loops, false);
    Channel small = listen(loops, true);
    return new Readers(
        new Reader(usual, false, 1_024, ZEROS, false),
        new Reader(small, true, 240, ZEROS, false),
        new Reader(small, true, 1, ZEROS, false),
        new Reader(usual, false, 0, ZEROS, true),
        new Reader(small, true, 0, ZEROS, false),
        new Reader(usual, false, 0, ZEROS_IN_A_WINDOW, true));
  }

  @Test
  void honestReadersAreNeverCutAndTheOthersAre() throws Exception {
    EventLoops best = EventLoops.best();
    Readers acknowledging = readers(best);
    Readers others = readers(EventLoops.NIO);
    TimeUnit.SECONDS.sleep(SECONDS);
    if (best == EventLoops.EPOLL) {
      // Where acknowledged bytes do not show, large buffers hide it for too long that this one
      // reads.
      acknowledging.honest().assertIsOpen();
    }
    for (Readers some : List.of(acknowledging, others)) {
      some.honestWithSmall().assertIsOpen();
      some.tooSlow().assertIsCut(180, SECONDS, TOO_SILENT, TOO_SLOW);
      some.silent().assertIsCut(180, 190, TOO_SILENT);
      // The little that fills small buffers may be taken after the first look.
      some.silentWithSmall().assertIsCut(180, 190, TOO_SILENT, TOO_SLOW);
      some.grantless().assertIsCut(180, 190, NO_GRANT);
    }
  }
}
