package dev.wirecommand.server;

import dev.wirecommand.engine.EventLoop;
import dev.wirecommand.engine.SideOutput;
import dev.wirecommand.link.Link.Timer;
import dev.wirecommand.link.Peer;
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

  private final Peer.Transport transport;
  private final EventLoop loop;
  private final ServerReactor reactor;
  private final OutputQueue output;
  private boolean inputEnded;
  private @Nullable Timer timer;

  PeerProbe(Peer peer, EventLoop loop, ServerReactor reactor, OutputQueue output) {
    this.transport = peer.transport();
    this.loop = loop;
    this.reactor = reactor;
    this.output = output;
  }

  /** Records that the input has ended. */
  void endInput() {
    inputEnded = true;
  }

  /**
   * Starts or stops the probes.
   *
   * @param reads whether the server reads, so that it would see the end of the input
   */
  void update(boolean reads) {
    if (!isNeeded(reads) || !output.isEmpty() || reactor.isQuiet()) {
      stop();
    } else if (timer == null) {
      timer = loop.schedule(this::send, INTERVAL_NANOS);
    }
  }

  private boolean isNeeded(boolean reads) {
    return switch (transport) {
      case IN_PROCESS -> false;
      case STDIO -> inputEnded || !reads;
      // The calls of a socket whose input has ended are cancelled soon.
      default -> !inputEnded && !reads;
    };
  }

  private void send() {
    timer = null;
    for (ServerRequest request : reactor.activeRequests()) {
      if (!request.isAnswered()) {
        output.sendInTurn(SideOutput.NO_TEXT.sendBeside(request), 0, () -> {});
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
