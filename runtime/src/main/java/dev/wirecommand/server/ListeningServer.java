package dev.wirecommand.server;

import dev.wirecommand.link.UnixSocket;
import dev.wirecommand.socket.CertificateStore;
import dev.wirecommand.transport.LoopThread;
import dev.wirecommand.transport.SocketFile;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/**
 * A {@link WireServer} that listens on a socket. The transports of this library extend it; other
 * classes should not. Safe for use by any thread.
 */
public abstract class ListeningServer implements AutoCloseable {
  private static final Logger LOG = System.getLogger(ListeningServer.class.getName());

  private final WireServer server;
  private final SocketAddress address;
  private final @Nullable SocketFile file;
  private final @Nullable CertificateStore<?> certificates;
  private final AtomicBoolean closed = new AtomicBoolean();
  private final AtomicBoolean deleted = new AtomicBoolean();
  private volatile Runnable stopFollowing = () -> {};

  /** Completes when the event loops have ended. */
  private final CompletableFuture<Void> ended = new CompletableFuture<>();

  /**
   * Creates a server that listens. Called by transports, which then call {@link #follow}.
   *
   * @param server the server that answers
   * @param address the address that users see: an {@link InetSocketAddress} or a {@link UnixSocket}
   * @param file the file of the socket, or null if there is none
   * @param certificates the certificates, or null if there is no TLS
   */
  protected ListeningServer(
      WireServer server,
      SocketAddress address,
      @Nullable SocketFile file,
      @Nullable CertificateStore<?> certificates) {
    this.server = server;
    this.address = address;
    this.file = file;
    this.certificates = certificates;
  }

  /** Follows the {@link WireServer} when it drains. Called once, when this server can be closed. */
  protected final void follow() {
    stopFollowing = server.onDrain(() -> stopListening(false), this::closeSoon);
  }

  /**
   * Closes the listening socket, if it is open. Called on any thread.
   *
   * @return a future that completes when the socket is closed
   */
  protected abstract CompletableFuture<Void> closeListener();

  /**
   * Closes all connections and ends the event loops. Called once, on any thread, after {@link
   * #closeListener}.
   *
   * @return a future that completes when the event loops have ended
   */
  protected abstract CompletableFuture<Void> closeConnections();

  /**
   * Returns the TCP address on which the server listens.
   *
   * @return the address, with the actual port if any free port was asked for
   * @throws IllegalStateException if the server listens on a Unix domain socket
   */
  public InetSocketAddress address() {
    if (address instanceof InetSocketAddress inet) {
      return inet;
    }
    throw new IllegalStateException("listens on the Unix domain socket " + address);
  }

  /**
   * Returns the Unix domain socket on which the server listens.
   *
   * @return the socket
   * @throws IllegalStateException if the server listens on a TCP address
   */
  public UnixSocket unixSocket() {
    if (address instanceof UnixSocket socket) {
      return socket;
    }
    throw new IllegalStateException("listens on the TCP address " + address);
  }

  /**
   * Closes the server after the requests in progress have finished ({@link WireServer#drain}). The
   * server accepts no more connections meanwhile. Where a handler of the {@link WireServer} calls
   * this method, it does not wait for its own call, and the server closes after that call.
   *
   * @param timeout how long to wait for the requests; connections that have not ended by then are
   *     closed
   * @return whether all connections of the {@link WireServer} ended in time, including those over
   *     other transports, except that of a call on this thread
   * @throws InterruptedException if this thread is interrupted while it waits; the server is then
   *     closed
   */
  public boolean drain(Duration timeout) throws InterruptedException {
    boolean drained = false;
    try {
      stopListening(true);
      drained = server.drain(timeout);
    } finally {
      // If the others have ended, but not all, a handler has called this, and still has to answer.
      if (!drained || server.isDrained()) {
        close();
      }
    }
    return drained;
  }

  /** Closes the server on a thread of its own. Called when the {@link WireServer} has drained. */
  private void closeSoon() {
    Thread closing = new Thread(this::close, "wirecommand-close");
    closing.setDaemon(true);
    closing.start();
  }

  /**
   * Stops listening and immediately closes every connection. Returns when the event loops have
   * ended; a call on an event loop returns at once instead.
   */
  @Override
  public void close() {
    boolean mayWait = !LoopThread.isCurrent();
    if (closed.compareAndSet(false, true)) {
      stopFollowing.run();
      stopListening(mayWait);
      CompletableFuture<?> unused =
          closeConnections()
              .whenComplete(
                  (none, failure) -> {
                    if (certificates != null) {
                      certificates.close();
                    }
                    ended.complete(null);
                  });
    }
    if (mayWait) {
      ended.join();
    }
  }

  /**
   * Waits until the server has been closed and its event loops have ended. The threads of the
   * server do not keep the process alive, so a {@code main} method that serves ends with this call.
   *
   * @throws InterruptedException if this thread is interrupted; the server goes on
   * @throws IllegalStateException if called on an event loop
   */
  public void awaitEnd() throws InterruptedException {
    if (LoopThread.isCurrent()) {
      throw new IllegalStateException(
          "awaitEnd would block an event loop: call it on another thread");
    }
    try {
      ended.get();
    } catch (ExecutionException e) {
      throw new IllegalStateException("the end of a server has failed", e);
    }
  }

  /**
   * Loads the certificate, the key and the authorities anew. Open connections keep the certificate
   * with which they began; new ones get the new one. Without this call, changed files are noticed
   * when a connection is accepted, within a few seconds.
   *
   * @throws IOException if they cannot be used, or the server is closed; the old ones stay in use
   * @throws IllegalStateException if the server has no TLS settings
   */
  public void reloadCertificates() throws IOException {
    if (certificates == null) {
      throw new IllegalStateException(
          "there are no certificates to reload: the server listens without TLS settings");
    }
    certificates.reload();
  }

  private void stopListening(boolean mayWait) {
    if (file != null && deleted.compareAndSet(false, true)) {
      try {
        file.delete();
      } catch (IOException e) {
        LOG.log(Level.WARNING, "can't remove the socket file {0}: {1}", address, e);
      }
    }
    CompletableFuture<Void> closing = closeListener();
    if (mayWait && !LoopThread.isCurrent()) {
      closing.join();
    }
  }
}
