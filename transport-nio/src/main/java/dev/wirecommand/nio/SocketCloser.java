package dev.wirecommand.nio;

import dev.wirecommand.link.Link;
import dev.wirecommand.transport.LoopErrors;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.net.StandardSocketOptions;
import java.nio.channels.SocketChannel;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Closes a socket without losing the last bytes that were written to it. Used on the event loop.
 *
 * <p>Closing a socket while bytes from the peer are unread resets the connection, and then the peer
 * may lose the error message that explains the close. So a side that lingers shuts down its output
 * first, and discards input until the peer has closed too, or for a second.
 */
final class SocketCloser {
  private static final Logger LOG = System.getLogger(SocketCloser.class.getName());
  private static final long LINGER_NANOS = TimeUnit.SECONDS.toNanos(1);

  /**
   * The phases of a close. {@link #OPEN} becomes {@link #SENDING} when the engine closes the link,
   * {@link #LINGERING} when all bytes have been sent, and any becomes {@link #CLOSED}.
   */
  private enum Phase {
    OPEN,
    SENDING,
    LINGERING,
    CLOSED
  }

  private final SocketLink link;
  private final SocketChannel channel;
  private final boolean lingers;
  private final boolean resets;
  private Phase phase = Phase.OPEN;
  private boolean inputEnded;
  private Link.@Nullable Timer timer;

  /**
   * @param lingers whether a close waits until the peer has closed its side, for a second at most;
   *     if not, it waits until the last bytes have been sent, for a second at most
   * @param resets whether {@link #abort} resets the connection, so that the peer can tell it from
   *     an ordinary end
   */
  SocketCloser(SocketLink link, SocketChannel channel, boolean lingers, boolean resets) {
    this.link = link;
    this.channel = channel;
    this.lingers = lingers;
    this.resets = resets;
  }

  /** Begins to close. {@link #outputSent} follows when all bytes have been sent. */
  void close() {
    if (phase == Phase.OPEN) {
      phase = Phase.SENDING;
      if (!lingers) {
        startTimer();
      }
    }
  }

  /** Goes on closing, if all written bytes have been sent. */
  void outputSent() {
    if (phase != Phase.SENDING) {
      return;
    }
    if (!lingers || inputEnded) {
      closeNow();
      return;
    }
    phase = Phase.LINGERING;
    try {
      channel.shutdownOutput();
      startTimer();
    } catch (IOException e) {
      // The peer has reset the connection.
      closeNow();
    }
  }

  /** Records that the peer has ended its output. This completes a lingering close. */
  void endInput() {
    inputEnded = true;
    if (phase == Phase.LINGERING) {
      closeNow();
    }
  }

  boolean isInputEnded() {
    return inputEnded;
  }

  private void startTimer() {
    timer = link.schedule(this::closeNow, LINGER_NANOS);
  }

  /** Closes the channel at once, and resets the connection. */
  void abort() {
    if (resets && phase != Phase.CLOSED) {
      try {
        channel.setOption(StandardSocketOptions.SO_LINGER, 0);
      } catch (IOException e) {
        LOG.log(Level.TRACE, "a connection was closed before it could be reset", e);
      }
    }
    closeNow();
  }

  /** Closes the channel at once, and drops all bytes that have not been sent. */
  void closeNow() {
    if (phase == Phase.CLOSED) {
      return;
    }
    phase = Phase.CLOSED;
    if (timer != null) {
      timer.cancel();
    }
    try {
      channel.close();
    } catch (IOException e) {
      LoopErrors.report(LOG, "a socket could not be closed", e);
    }
    try {
      // Not at once: the engine may be calling.
      link.execute(link::onChannelClosed);
    } catch (RejectedExecutionException e) {
      // The event loop has ended.
      link.onChannelClosed();
    }
  }
}
