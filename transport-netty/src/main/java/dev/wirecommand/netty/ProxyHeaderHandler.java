package dev.wirecommand.netty;

import dev.wirecommand.transport.ProxyHeader;
import dev.wirecommand.transport.ProxyHeaderReader;
import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.socket.ChannelInputShutdownEvent;
import io.netty.util.concurrent.ScheduledFuture;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * A handler that reads the PROXY header at the beginning of a connection, has the rest of the
 * pipeline set up, and removes itself. It comes before TLS. Handlers behind it see no event and no
 * byte before the header is complete.
 */
final class ProxyHeaderHandler extends ChannelInboundHandlerAdapter {
  /** The setup that follows a header. One of the methods is called, once for each connection. */
  interface Next {
    /** Adds the handlers that come after a header, or closes the channel. */
    void start(ProxyHeader.Proxied header);

    /** Adds the handlers that come after a header that names no client. */
    void start(ProxyHeader.Direct header);

    /** Reports why there is no header. The channel is closed afterwards. */
    void fail(String message);
  }

  private final Duration deadline;
  private final Next next;
  private final ProxyHeaderReader reader = new ProxyHeaderReader();
  private @Nullable ScheduledFuture<?> timer;
  private boolean done;

  /**
   * @param deadline the time in which the header must be complete
   */
  ProxyHeaderHandler(Duration deadline, Next next) {
    this.deadline = deadline;
    this.next = next;
  }

  @Override
  public void handlerAdded(ChannelHandlerContext context) {
    long millis = deadline.toMillis();
    timer =
        context
            .executor()
            .schedule(
                () ->
                    fail(
                        context,
                        "the PROXY header was not complete after "
                            + millis
                            + " ms; have the proxy send it at once, or raise handshakeDeadline"),
                millis,
                TimeUnit.MILLISECONDS);
  }

  @Override
  public void handlerRemoved(ChannelHandlerContext context) {
    if (timer != null) {
      timer.cancel(false);
    }
  }

  @Override
  public void channelActive(ChannelHandlerContext context) {
    // The handlers to come are told when they are there.
  }

  @Override
  public void channelRead(ChannelHandlerContext context, Object message) {
    ByteBuf bytes = (ByteBuf) message;
    ProxyHeader.Visitor<Boolean> step = new Step(context);
    boolean started = false;
    while (!done && bytes.isReadable()) {
      started = reader.read(bytes.readByte()).accept(step);
    }
    if (!started || !context.channel().isOpen()) {
      bytes.release();
      return;
    }
    context.pipeline().remove(this);
    context.fireChannelActive();
    context.fireChannelRead(bytes);
  }

  /** Acts on the header so far. Returns whether the handlers that come after it were added. */
  private final class Step implements ProxyHeader.Visitor<Boolean> {
    private final ChannelHandlerContext context;

    Step(ChannelHandlerContext context) {
      this.context = context;
    }

    @Override
    public Boolean onIncomplete(ProxyHeader.Incomplete header) {
      return false;
    }

    @Override
    public Boolean onProxied(ProxyHeader.Proxied header) {
      done = true;
      next.start(header);
      return true;
    }

    @Override
    public Boolean onDirect(ProxyHeader.Direct header) {
      done = true;
      next.start(header);
      return true;
    }

    @Override
    public Boolean onMalformed(ProxyHeader.Malformed header) {
      fail(context, header.message());
      return false;
    }
  }

  @Override
  public void userEventTriggered(ChannelHandlerContext context, Object event) {
    if (event instanceof ChannelInputShutdownEvent) {
      fail(context, "the connection ended before its PROXY header was complete");
    }
  }

  @Override
  public void channelInactive(ChannelHandlerContext context) {
    fail(context, "the connection was closed before its PROXY header was complete");
  }

  @Override
  public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
    fail(context, cause.toString());
  }

  @SuppressWarnings("FutureReturnValueIgnored") // Nothing depends on when the close has happened.
  private void fail(ChannelHandlerContext context, String message) {
    if (!done) {
      done = true;
      next.fail(message);
    }
    context.close();
  }
}
