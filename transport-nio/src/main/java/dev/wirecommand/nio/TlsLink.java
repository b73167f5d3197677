package dev.wirecommand.nio;

import dev.wirecommand.link.Link;
import dev.wirecommand.link.LinkHandler;
import dev.wirecommand.link.Peer;
import dev.wirecommand.link.ReadDeadlines;
import dev.wirecommand.socket.TlsFailure;
import dev.wirecommand.transport.ProcessAccount;
import java.io.IOException;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;

/**
 * TLS as a link over another link, whose handler it is. It makes the handler of its own when the
 * handshake has succeeded, so no byte that a peer sends earlier reaches an engine. Used on the
 * event loop.
 */
final class TlsLink implements Link, LinkHandler {
  /** The bytes of the heap that the session and the buffers of a connection take up. */
  private static final long MEMORY = 48 * 1024;

  /** The fatal alert {@code unexpected_message} (RFC 8446, section 6) in a record of its own. */
  private static final byte[] UNEXPECTED_MESSAGE = {21, 3, 3, 0, 2, 2, 10};

  private final SocketLink below;
  private final TlsRecords records;
  private final Start start;
  private final FirstBytes first = new FirstBytes();
  private State state = State.HANDSHAKE;
  private Peer peer;
  private LinkHandler handler = NoHandler.INSTANCE;
  private @Nullable Throwable failure;

  /** The states, in the order in which they occur; some may be left out. */
  private enum State {
    /** The handshake is under way, and there is no handler. */
    HANDSHAKE,
    /** Bytes flow in both directions. */
    OPEN,
    /** The engine has closed the link, or the handshake has failed. */
    CLOSING
  }

  /** The setup that follows a handshake. One of the functions is called, once. */
  record Start(
      BiFunction<? super Link, ? super Peer, ? extends LinkHandler> attach,
      Consumer<? super Throwable> failed) {}

  /**
   * Begins a handshake.
   *
   * @param below the link over which the records travel
   * @param peer the other end, without certificates
   * @param engine a new engine
   */
  TlsLink(SocketLink below, Peer peer, SSLEngine engine, LoopBuffers buffers, Start start) {
    this.below = below;
    this.peer = peer;
    this.start = start;
    this.records = new TlsRecords(engine, buffers, below, this::onPlain, this::onHandshakeDone);
    ProcessAccount.HEAP.add(MEMORY);
    below.whenClosed(() -> ProcessAccount.HEAP.release(MEMORY));
  }

  /** Sends the first message of a client. */
  void begin() {
    try {
      records.begin();
      below.flush();
    } catch (SSLException e) {
      failHandshake(e);
    }
  }

  /** Ends a handshake that takes too long. */
  void giveUp(IOException cause) {
    if (state == State.HANDSHAKE) {
      failHandshake(cause);
    }
  }

  /* Events of the link below. */

  @Override
  public void onBytes(byte[] bytes, int offset, int length) {
    if (state == State.HANDSHAKE) {
      first.add(bytes, offset, length);
    }
    try {
      records.read(bytes, offset, length);
      if (records.isInputEnded()) {
        endInput();
      }
    } catch (SSLException e) {
      if (state == State.HANDSHAKE) {
        failHandshake(e);
      } else {
        records.endAnyway();
        fail(e);
      }
    }
  }

  private void onHandshakeDone() {
    if (state == State.HANDSHAKE) {
      state = State.OPEN;
      peer = new Peer(peer.transport(), peer.address(), records.certificates());
      below.sayLast(this::sayLast);
      handler = start.attach().apply(this, peer);
    }
  }

  /** Writes {@code close_notify}, because the event loop ends. */
  private void sayLast() {
    if (state == State.OPEN) {
      records.endAnyway();
      below.flush();
    }
  }

  private void onPlain(byte[] bytes, int length) {
    if (state == State.OPEN) {
      handler.onBytes(bytes, 0, length);
    }
  }

  @Override
  public void onBatchEnd() {
    if (state == State.OPEN) {
      handler.onBatchEnd();
    }
    // The messages of a handshake, and answers to changes of keys.
    below.flush();
  }

  @Override
  public void onWritable() {
    if (state == State.OPEN) {
      handler.onWritable();
    }
  }

  /** Handles the peer's {@code close_notify}. */
  private void endInput() {
    if (state != State.OPEN) {
      return;
    }
    handler.onEndOfInput();
    if (state == State.OPEN && records.isOutputEnded()) {
      fail(new IOException("the peer ended the TLS connection, which ends both of its directions"));
    }
  }

  @Override
  public void onEndOfInput() {
    if (state == State.HANDSHAKE) {
      failHandshake(new IOException("the connection was closed before the TLS handshake was done"));
    } else if (state == State.OPEN && !records.isInputEnded()) {
      fail(new IOException("the TLS connection was cut: it ended without close_notify"));
    }
  }

  @Override
  public void onClosed(@Nullable Throwable cause) {
    boolean handshake = state == State.HANDSHAKE;
    state = State.CLOSING;
    records.release();
    Throwable reason = failure == null ? cause : failure;
    if (handshake) {
      start
          .failed()
          .accept(
              reason == null
                  ? new IOException("the connection was closed before the TLS handshake was done")
                  : reason);
    } else {
      handler.onClosed(reason instanceof IOException io ? TlsFailure.of(io) : reason);
    }
  }

  private void failHandshake(IOException cause) {
    state = State.CLOSING;
    Throwable named = first.named(cause);
    if (named == cause) {
      records.endAnyway();
    } else {
      // Tells a client without TLS settings what this server speaks.
      below.write(UNEXPECTED_MESSAGE, 0, UNEXPECTED_MESSAGE.length);
    }
    start.failed().accept(named);
    below.close();
  }

  private void fail(Throwable cause) {
    if (failure == null && state == State.OPEN) {
      failure = cause;
    }
    abort();
  }

  /* Calls of the engine. */

  @Override
  public void write(byte[] bytes, int offset, int length) {
    if (state != State.OPEN) {
      return;
    }
    try {
      records.write(bytes, offset, length);
    } catch (SSLException e) {
      fail(e);
    }
  }

  @Override
  public void flush() {
    if (state == State.OPEN) {
      try {
        records.flush();
      } catch (SSLException e) {
        fail(e);
      }
    }
    below.flush();
  }

  @Override
  public void close() {
    if (state == State.OPEN) {
      state = State.CLOSING;
      try {
        records.end();
      } catch (SSLException e) {
        failure = e;
      }
      below.close();
    }
  }

  @Override
  public void abort() {
    state = State.CLOSING;
    below.abort();
  }

  @Override
  public Peer peer() {
    return peer;
  }

  @Override
  public ReadDeadlines readDeadlines() {
    return below.readDeadlines();
  }

  @Override
  public boolean isOwnThread() {
    return below.isOwnThread();
  }

  @Override
  public boolean isWritable() {
    return below.isWritable();
  }

  @Override
  public boolean isMemoryShort() {
    return below.isMemoryShort();
  }

  @Override
  public void granted(long bytes) {
    below.granted(bytes);
  }

  @Override
  public void awaitGrant(boolean awaits) {
    below.awaitGrant(awaits);
  }

  @Override
  public void setReading(boolean reading) {
    if (state == State.OPEN) {
      below.setReading(reading);
    }
  }

  @Override
  public long nanoTime() {
    return below.nanoTime();
  }

  @Override
  public Timer schedule(Runnable task, long delayNanos) {
    return below.schedule(task, delayNanos);
  }

  @Override
  public void execute(Runnable task) {
    below.execute(task);
  }
}
