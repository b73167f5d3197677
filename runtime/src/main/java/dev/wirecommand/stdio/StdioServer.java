package dev.wirecommand.stdio;

import dev.wirecommand.link.WriteDeadlines;
import dev.wirecommand.server.WireServer;
import dev.wirecommand.transport.LoopThread;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Duration;
import java.util.concurrent.ExecutionException;

/**
 * A server connection over the standard input and output of this process. Clients start the process
 * as a child process, locally or through {@code ssh}.
 *
 * <pre>{@code
 * public static void main(String[] args) throws InterruptedException {
 *   StdioServer.claim();
 *   try (WireServer server = WireServer.builder().dispatch(dispatch).build()) {
 *     StdioServer.serve(server);
 *   }
 * }
 * }</pre>
 *
 * <p>Only frames reach standard output. Once {@link #claim} has been called, text that a handler
 * prints to {@code System.out} on its handler thread is sent as text output of its request, and
 * other text goes to standard error. {@code System.in} is empty. Native code that writes to the
 * file descriptor cannot be stopped.
 *
 * <p>When the input ends, requests in progress finish, and then the connection ends. If no process
 * reads the output any more, the requests are cancelled within a few seconds. Safe for use by any
 * thread.
 */
public final class StdioServer implements AutoCloseable {
  private final WireServer server;
  private final StreamLink link;

  private StdioServer(WireServer server, StreamLink link) {
    this.server = server;
    this.link = link;
  }

  /**
   * Claims the standard streams, so that printed text no longer reaches standard output. Call this
   * first in {@code main}, so that no code that runs before {@link #serve} prints into the
   * connection. Further calls do nothing.
   */
  public static void claim() {
    StandardStreams.claim();
  }

  /**
   * Serves one client over the process's standard streams. Returns when the connection has ended.
   *
   * @param server the server that answers; not closed by this method
   * @throws InterruptedException if this thread is interrupted; the connection is then closed
   * @throws IllegalStateException if the standard streams have been used for a connection before
   */
  public static void serve(WireServer server) throws InterruptedException {
    try (StdioServer stdio = start(server)) {
      stdio.awaitEnd();
    }
  }

  /**
   * Starts to serve one client over the process's standard streams.
   *
   * @param server the server that answers; not closed by the returned object
   * @return the connection
   * @throws IllegalStateException if the standard streams have been used for a connection before
   */
  public static StdioServer start(WireServer server) {
    StandardStreams streams = StandardStreams.claim();
    streams.use();
    return start(server, streams.in(), streams.out(), WriteDeadlines.DEFAULT);
  }

  /**
   * Starts to serve one client over the given streams. Daemon threads of the library read and write
   * them, and close them when the connection ends. If neither {@code close} nor an interrupt wakes
   * a blocked stream, its thread ends only when the stream wakes by itself.
   *
   * @param server the server that answers; not closed by the returned object
   * @param in the bytes from the client
   * @param out receives the bytes to the client
   * @param deadlines the deadlines for writing to the client
   * @return the connection
   */
  public static StdioServer start(
      WireServer server, InputStream in, OutputStream out, WriteDeadlines deadlines) {
    StreamLink link =
        new StreamLink(
            in, out, "wirecommand-stdio", deadlines, StreamLink.LINGER_NANOS, EndDiagnosis.NONE);
    link.start(server::connect);
    return new StdioServer(server, link);
  }

  /**
   * Waits until the connection has ended.
   *
   * @throws InterruptedException if this thread is interrupted
   * @throws IllegalStateException if this is called on an event loop
   */
  public void awaitEnd() throws InterruptedException {
    if (LoopThread.isCurrent()) {
      throw new IllegalStateException(
          "awaitEnd would block an event loop: call it on another thread");
    }
    try {
      link.closed().get();
    } catch (ExecutionException e) {
      throw new AssertionError("the future is never completed exceptionally", e);
    }
    link.thread().awaitEnd();
  }

  /**
   * Waits for the requests in progress to finish ({@link WireServer#drain}), and then closes the
   * connection. Where a handler of the {@link WireServer} calls this method, it does not wait for
   * its own call, and the connection ends after that call.
   *
   * @param timeout how long to wait for the requests; a connection that has not ended by then is
   *     closed
   * @return whether all connections of the server ended in time, including those over other
   *     transports, except that of a call on this thread
   * @throws InterruptedException if this thread is interrupted while it waits; the connection is
   *     then closed
   */
  public boolean drain(Duration timeout) throws InterruptedException {
    boolean ended = false;
    try {
      ended = server.drain(timeout);
    } finally {
      // If the others have ended, but not all, a handler has called this, and still has to answer.
      if (!ended || server.isDrained()) {
        close();
      }
    }
    return ended;
  }

  /** Closes the connection at once. Returns when it is closed. */
  @Override
  public void close() {
    link.abortSoon();
    link.thread().awaitEnd();
  }
}
