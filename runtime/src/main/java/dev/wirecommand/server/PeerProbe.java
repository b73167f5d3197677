package dev.wirecommand.server;

import dev.wirecommand.engine.EventLoop;
import dev.wirecommand.link.Link.Timer;
import dev.wirecommand.link.Peer;
import dev.wirecommand.reactor.ByteSlice;
import dev.wirecommand.reactor.ServerReactor;
import dev.wirecommand.reactor.ServerRequest;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Finds out whether a peer is gone while the server reads nothing from it. Only a write fails then,
 * so the server sends text output without any text beside a request that is not answered (section 4
 * of the protocol). Links within the process need no probe. Used on the event loop.
 */
final class PeerProbe {
  /** The time between two probes. A socket fails at the second one. */
  private static final long INTERVAL_NANOS = TimeUnit.SECONDS.toNanos(3);

  /** An empty CBOR array, which is text output without any text. */
  private static final ByteSlice NO_TEXT = ByteSlice.of(new byte[] {(byte) 0x80});

  private enum Need {
    NEVER,
    WHILE_NOTHING_IS_READ,
    ALWAYS
  }

  private final Peer peer;
  private final EventLoop loop;
  private final ServerReactor reactor;
  private final OutputQueue output;
  private Need need;
  private @Nullable Timer timer;

  PeerProbe(Peer peer, EventLoop loop, ServerReactor reactor, OutputQueue output) {
    this.peer = peer;
    this.loop = loop;
    this.reactor = reactor;
    this.output = output;
    this.need =
        peer.transport() == Peer.Transport.IN_PROCESS ? Need.NEVER : Need.WHILE_NOTHING_IS_READ;
  }

  /**
   * Records that the input has ended. Over other links than standard streams, the calls end soon.
   */
  void endInput() {
    need = peer.transport() == Peer.Transport.STDIO ? Need.ALWAYS : Need.NEVER;
  }

  /**
   * Starts or stops the probes.
   *
   * @param reads whether the server reads, so that it would see the end of the input
   */
  void update(boolean reads) {
    boolean isNeeded = need == Need.ALWAYS || (need == Need.WHILE_NOTHING_IS_READ && !reads);
    if (!isNeeded || !output.isEmpty() || reactor.isQuiet()) {
      stop();
    } else if (timer == null) {
      timer = loop.schedule(this::send, INTERVAL_NANOS);
    }
  }

  private void send() {
    timer = null;
    for (ServerRequest request : reactor.activeRequests()) {
      if (!request.isAnswered()) {
        output.sendInTurn(request.text(NO_TEXT), 0, () -> {});
        return;
      }
    }
  }

  void stop() {
    if (timer != null) {
      timer.cancel();
      timer = null;
    }
  }
}
