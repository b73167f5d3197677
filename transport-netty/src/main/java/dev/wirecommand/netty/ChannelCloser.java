package dev.wirecommand.netty;

import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelException;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelOption;
import io.netty.channel.socket.DuplexChannel;
import io.netty.handler.ssl.SslHandler;
import io.netty.util.concurrent.ScheduledFuture;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Closes a channel without losing the last bytes that were written to it. Called on the channel's
 * event loop.
 *
 * <p>Closing a socket while bytes from the peer are unread resets the connection, and then the peer
 * may lose the error message that explains the close. So a side that lingers shuts down its output
 * first, and discards input until the peer has closed too, or for a second.
 */
@SuppressWarnings("FutureReturnValueIgnored") // Netty reports failures to exceptionCaught.
final class ChannelCloser {
  private static final Logger LOG = System.getLogger(ChannelCloser.class.getName());

  private static final long LINGER_MILLIS = 1_000;

  /** The way in which a client or a server closes a channel. */
  enum Ending {
    /** Waits until the peer has closed its side of the connection, and then closes the channel. */
    LINGER,
    /** Closes the channel as soon as the last bytes have been sent. */
    PROMPT
  }

  private final Channel channel;
  private final @Nullable SslHandler tls;
  private final Ending ending;
  private final boolean resets;
  private @Nullable ScheduledFuture<?> timer;
  private boolean inputEnded;
  private boolean outputShut;

  /**
   * @param resets whether {@link #abort} resets the connection, so that the peer can tell it from
   *     an ordinary end
   */
  ChannelCloser(Channel channel, @Nullable SslHandler tls, Ending ending, boolean resets) {
    this.channel = channel;
    this.tls = tls;
    this.ending = ending;
    this.resets = resets;
  }

  /** Closes the channel after all written bytes have been sent. */
  void close() {
    if (ending == Ending.PROMPT) {
      startTimer();
    }
    channel
        .writeAndFlush(Unpooled.EMPTY_BUFFER)
        .addListener(
            (ChannelFutureListener)
                sent -> {
                  if (!sent.isSuccess() || ending == Ending.PROMPT) {
                    channel.close();
                  } else {
                    linger();
                  }
                });
  }

  private void linger() {
    outputShut = true;
    channel.config().setAutoRead(true);
    endOutput();
    closeIfBothEnded();
    if (channel.isOpen()) {
      startTimer();
    }
  }

  private void endOutput() {
    if (tls == null) {
      shutDownOutput();
    } else {
      tls.closeOutbound().addListener(notified -> shutDownOutput());
    }
  }

  private void shutDownOutput() {
    if (channel instanceof DuplexChannel duplex) {
      duplex
          .shutdownOutput()
          .addListener(
              (ChannelFutureListener)
                  shut -> {
                    if (!shut.isSuccess()) {
                      channel.close();
                    }
                  });
    }
  }

  /** Records that the peer has ended its output. This completes a lingering close. */
  void endInput() {
    inputEnded = true;
    closeIfBothEnded();
  }

  boolean isInputEnded() {
    return inputEnded;
  }

  private void closeIfBothEnded() {
    if (inputEnded && outputShut) {
      channel.close();
    }
  }

  private void startTimer() {
    timer = channel.eventLoop().schedule(this::closeNow, LINGER_MILLIS, TimeUnit.MILLISECONDS);
  }

  /** Closes the channel at once and drops all bytes that have not been sent. */
  void abort() {
    if (resets && channel.isOpen()) {
      try {
        channel.config().setOption(ChannelOption.SO_LINGER, 0);
      } catch (ChannelException e) {
        LOG.log(Level.TRACE, "a connection was closed before it could be reset", e);
      }
    }
    closeNow();
  }

  /**
   * Closes the channel at once, bypassing the TLS handler. TLS would first write to the peer, and
   * the peer may not be reading.
   */
  private void closeNow() {
    channel.unsafe().close(channel.unsafe().voidPromise());
  }

  /** Cancels the timer that would close the channel. Called after the channel has closed. */
  void stop() {
    if (timer != null) {
      timer.cancel(false);
    }
  }
}
