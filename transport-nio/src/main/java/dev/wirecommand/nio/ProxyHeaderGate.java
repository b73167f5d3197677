package dev.wirecommand.nio;

import dev.wirecommand.link.Link;
import dev.wirecommand.link.LinkHandler;
import dev.wirecommand.transport.ProxyHeader;
import dev.wirecommand.transport.ProxyHeaderReader;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * The first handler of a connection that begins with a PROXY header. It reads the header, and has
 * the handler made that takes its place. Used on the event loop.
 */
final class ProxyHeaderGate implements LinkHandler {
  private final SocketLink link;
  private final Duration deadline;
  private final Next next;
  private final ProxyHeaderReader reader = new ProxyHeaderReader();
  private final Link.Timer timer;
  private boolean done;

  /** The setup that follows a header. One of the methods is called, once for each connection. */
  interface Next {
    /** Attaches the handler that comes after a header, or closes the link. */
    void start(ProxyHeader.Proxied header);

    /** Attaches the handler that comes after a header that names no client. */
    void start(ProxyHeader.Direct header);

    /** Reports why there is no header. The link is closed afterwards. */
    void fail(String message);
  }

  /**
   * @param deadline the time in which the header must be complete
   */
  ProxyHeaderGate(SocketLink link, Duration deadline, Next next) {
    this.link = link;
    this.deadline = deadline;
    this.next = next;
    this.timer = link.schedule(this::onDeadline, deadline.toNanos());
  }

  private void onDeadline() {
    fail(
        "the PROXY header was not complete after "
            + deadline.toMillis()
            + " ms; have the proxy send it at once, or raise handshakeDeadline");
  }

  @Override
  public void onBytes(byte[] bytes, int offset, int length) {
    Step step = new Step();
    int end = offset + length;
    for (int i = offset; i < end && !done; i++) {
      if (reader.read(bytes[i]).accept(step)) {
        timer.cancel();
        link.deliver(bytes, i + 1, end - i - 1);
      }
    }
  }

  /** Acts on the header so far. Returns whether another handler has taken the place of this one. */
  private final class Step implements ProxyHeader.Visitor<Boolean> {
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
      fail(header.message());
      return false;
    }
  }

  @Override
  public void onBatchEnd() {}

  @Override
  public void onWritable() {}

  @Override
  public void onEndOfInput() {
    fail("the connection ended before its PROXY header was complete");
  }

  @Override
  public void onClosed(@Nullable Throwable cause) {
    fail("the connection was closed before its PROXY header was complete");
  }

  private void fail(String message) {
    if (!done) {
      done = true;
      timer.cancel();
      next.fail(message);
      link.close();
    }
  }
}
