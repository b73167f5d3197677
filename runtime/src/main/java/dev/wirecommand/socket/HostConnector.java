package dev.wirecommand.socket;

import dev.wirecommand.link.UnixSocket;
import dev.wirecommand.transport.LoopThread;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;

/** Connects to a host, by trying its addresses in turn within one time limit. */
public final class HostConnector {
  private final Duration limit;
  private final HostLookup lookup;

  /**
   * An attempt to connect to one address.
   *
   * @param <A> the type of an address
   * @param <C> the type of a connected client
   */
  @FunctionalInterface
  public interface Attempt<A extends SocketAddress, C> {
    /**
     * Connects. Blocks.
     *
     * @param address the address
     * @param nanos the time limit in nanoseconds, at least 1
     * @return the connected client
     * @throws ExecutionException if connecting has failed, with the cause
     * @throws InterruptedException if this thread is interrupted
     */
    C connect(A address, long nanos) throws ExecutionException, InterruptedException;
  }

  /**
   * Creates a connector that looks up names in the way of the JDK.
   *
   * @param limit the time limit for all attempts together
   */
  public HostConnector(Duration limit) {
    this(limit, new HostLookup(InetAddress::getAllByName));
  }

  /**
   * Creates a connector.
   *
   * @param limit the time limit for all attempts together
   * @param lookup looks up the names of hosts
   */
  public HostConnector(Duration limit, HostLookup lookup) {
    this.limit = limit;
    this.lookup = lookup;
  }

  /**
   * Refuses to connect on an event loop, which would be blocked.
   *
   * @param address the address for the message
   * @throws IllegalStateException if this thread runs an event loop
   */
  public static void refuseOnEventLoop(SocketAddress address) {
    if (LoopThread.isCurrent()) {
      throw new IllegalStateException(
          "connecting to "
              + address
              + " would block an event loop, which serves other connections: connect on another"
              + " thread, or use a ReconnectingClient, which does");
    }
  }

  /**
   * Connects to the first address of a host that can be reached.
   *
   * @param <C> the type of a connected client
   * @param given the address that the caller gave
   * @param attempt connects to one address
   * @return the connected client
   * @throws IOException if no address can be reached in time; the message has all reasons
   */
  public <C> C connect(InetSocketAddress given, Attempt<InetSocketAddress, C> attempt)
      throws IOException {
    long nanos = limit.toNanos();
    long begun = System.nanoTime();
    ConnectFailures failures = new ConnectFailures(given);
    try {
      List<InetSocketAddress> all = lookup.addresses(given, nanos);
      for (int i = 0; i < all.size(); i++) {
        // An address that does not answer must leave time for the others.
        long share = (nanos - (System.nanoTime() - begun)) / (all.size() - i);
        InetSocketAddress address = all.get(i);
        try {
          return attempt.connect(address, Math.max(share, 1));
        } catch (ExecutionException e) {
          failures.add(address, cause(e));
        }
      }
    } catch (UnknownHostException e) {
      throw ConnectFailures.of(given, e);
    } catch (TimeoutException e) {
      SocketTimeoutException late =
          new SocketTimeoutException(
              "the lookup of the host timed out after " + limit.toMillis() + " ms");
      late.initCause(e);
      throw ConnectFailures.of(given, late);
    } catch (InterruptedException e) {
      throw interrupted(given, e);
    }
    throw failures.toException();
  }

  /**
   * Connects to a Unix domain socket.
   *
   * @param <C> the type of a connected client
   * @param socket the socket
   * @param attempt connects to it
   * @return the connected client
   * @throws IOException if it cannot be reached in time; the message has the reason
   */
  public <C> C connect(UnixSocket socket, Attempt<UnixSocket, C> attempt) throws IOException {
    try {
      return attempt.connect(socket, limit.toNanos());
    } catch (ExecutionException e) {
      throw ConnectFailures.of(socket, cause(e));
    } catch (InterruptedException e) {
      throw interrupted(socket, e);
    }
  }

  private static Throwable cause(ExecutionException e) {
    return e.getCause() == null ? e : e.getCause();
  }

  private static InterruptedIOException interrupted(
      SocketAddress address, InterruptedException cause) {
    Thread.currentThread().interrupt();
    InterruptedIOException interrupted =
        new InterruptedIOException("interrupted while connecting to " + address);
    interrupted.initCause(cause);
    return interrupted;
  }
}
