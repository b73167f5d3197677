package dev.wirecommand.stdio;

import dev.wirecommand.link.WriteDeadlines;
import dev.wirecommand.server.WireServer;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Duration;
import java.util.concurrent.ExecutionException;

/**
 * A {@link dev.wirecommand.server.WireServer} on the standard input and output of its process: for
 * clients that start it as a child, here or through {@code ssh}.
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
 * <p>Nothing but frames reaches the standard output. What a handler prints to {@code System.out} on
 * the thread that it was called on is sent as text output of its request; what anything else prints
 * goes to the standard error output. That holds for what is printed through {@code System.out} once
 * {@link #claim} has been called; native code that writes to the descriptor itself can't be
 * stopped. {@code System.in} is empty.
 *
 * <p>The end of the input lets the requests under way finish, and then ends the connection. Safe
 * for use by any thread.
 */
public final class StdioServer implements AutoCloseable {
  private final WireServer server;
  private final StreamLink link;

  private StdioServer(WireServer server, StreamLink link) {
    this.server = server;
    this.link = link;
  }

  /**
   * Takes the standard streams: from now on what is printed does not reach the standard output. To
   * be called first in {@code main}, so that nothing that runs before {@link #serve} prints into
   * the connection. Does nothing when called again.
   */
  public static void claim() {
    StandardStreams.claim();
  }

  /**
   * Serves on the process's standard streams until the connection ends, which it does when the peer
   * goes.
   *
   * @param server what is served; not closed by this method
   * @throws InterruptedException if this thread is interrupted; the connection is then closed
   * @throws IllegalStateException if the standard streams have been served on before
   */
  public static void serve(WireServer server) throws InterruptedException {
    try (StdioServer stdio = start(server)) {
      stdio.awaitEnd();
    }
  }

  /**
   * Begins to serve on the process's standard streams.
   *
   * @param server what is served; not closed by the returned object
   * @return the connection
   * @throws IllegalStateException if the standard streams have been served on before
   */
  public static StdioServer start(WireServer server) {
    StandardStreams streams = StandardStreams.claim();
    streams.use();
    return start(server, streams.in(), streams.out(), WriteDeadlines.DEFAULT);
  }

  /**
   * Begins to serve on two streams, whatever they lead to. The library's threads read and write
   * them, and close them when the connection ends. A stream that blocks and that neither {@code
   * close} nor an interrupt wakes keeps its thread, which is a daemon, until it wakes by itself.
   *
   * @param server what is served; not closed by the returned object
   * @param in what the client sends
   * @param out what the client receives
   * @param deadlines how slowly the client may take it
   * @return the connection
   */
  public static StdioServer start(
      WireServer server, InputStream in, OutputStream out, WriteDeadlines deadlines) {
    StreamLink link =
        StreamLink.of(in, out, "wirecommand-stdio", deadlines, StreamLink.OtherSide.UNKNOWN);
    link.start(server::connect);
    return new StdioServer(server, link);
  }

  /**
   * Waits until the connection has ended.
   *
   * @throws InterruptedException if this thread is interrupted
   */
  public void awaitEnd() throws InterruptedException {
    try {
      link.closed().get();
    } catch (ExecutionException e) {
      throw new AssertionError("nothing completes it so", e);
    }
    link.thread().awaitEnd();
  }

  /**
   * Ends well: lets the requests that are in progress finish ({@link WireServer#drain}), and
   * closes.
   *
   * @param timeout how long to wait for that; a connection that has not ended by then is closed
   * @return whether it ended in time, and with it those that the server has over other transports
   * @throws InterruptedException if this thread is interrupted while it waits; the connection is
   *     closed
   */
  public boolean drain(Duration timeout) throws InterruptedException {
    try {
      return server.drain(timeout);
    } finally {
      close();
    }
  }

  /** Ends the connection at once. Returns when that is done. */
  @Override
  public void close() {
    link.abortSoon();
    link.thread().awaitEnd();
  }
}
