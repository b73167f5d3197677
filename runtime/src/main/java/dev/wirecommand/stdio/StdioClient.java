package dev.wirecommand.stdio;

import dev.wirecommand.client.ClientConnection;
import dev.wirecommand.client.ClientOptions;
import dev.wirecommand.client.CommandCall;
import dev.wirecommand.client.CommandReply;
import dev.wirecommand.client.ForwardingClient;
import dev.wirecommand.transport.LoopThread;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A client for a server that this program starts as a child process. The connection runs over the
 * child's standard input and output. The child runs a {@link StdioServer}.
 *
 * <pre>{@code
 * ProcessBuilder command = new ProcessBuilder("ssh", "git.example.org", "git-commands");
 * try (StdioClient client = StdioClient.start(command)) {
 *   byte[] id = new GitCommandsClient(client).lookup("main");
 * }
 * }</pre>
 *
 * <p>If the child ends with an exit status other than 0, calls fail with a message that contains
 * the status. Safe for use by any thread.
 */
public final class StdioClient extends ForwardingClient {
  private final ClientConnection connection;
  private final Child child;
  private final StreamLink link;
  private final AtomicBoolean closed = new AtomicBoolean();

  private StdioClient(ClientConnection connection, StreamLink link, Child child) {
    super(connection);
    this.connection = connection;
    this.link = link;
    this.child = child;
  }

  @Override
  public <R> CompletableFuture<R> call(CommandCall call, Function<CommandReply, R> decoder) {
    return connection.call(call, decoder);
  }

  /**
   * Starts a server and connects to it. The child's standard error output goes to the standard
   * error output of this program, unless the process builder redirects it.
   *
   * @param command the command that starts the server
   * @return the connection
   * @throws IOException if the command can't be started
   * @throws IllegalArgumentException if the command's standard input or output is redirected
   */
  public static StdioClient start(ProcessBuilder command) throws IOException {
    return builder(command).start();
  }

  /**
   * Returns a builder for a client with options other than the defaults.
   *
   * @param command the command that starts the server
   * @return a new builder
   */
  public static Builder builder(ProcessBuilder command) {
    return new Builder(command);
  }

  /**
   * Returns the child process.
   *
   * @return a handle on the process
   */
  public ProcessHandle process() {
    return child.handle();
  }

  /**
   * Closes the connection and ends the child process. It closes the child's input, and ends the
   * child by force if the child does not exit by itself. Calls in progress fail at once. Returns
   * when the child has ended, or at once if called on an event loop.
   */
  @Override
  public void close() {
    if (!closed.compareAndSet(false, true)) {
      return;
    }
    super.close();
    if (LoopThread.isCurrent()) {
      Thread waiting = new Thread(this::end, "wirecommand-stdio-close");
      waiting.setDaemon(true);
      waiting.start();
    } else {
      end();
    }
  }

  private void end() {
    child.end();
    link.abortSoon();
    link.thread().awaitEnd();
    child.awaitThreads(link.streamThreads());
  }

  /** A builder of {@link StdioClient}. Not safe for use by several threads. */
  public static final class Builder {
    private final ProcessBuilder command;
    private ClientOptions options = ClientOptions.DEFAULT;
    private @Nullable Consumer<? super String> errorListener;
    private Duration grace = Duration.ofSeconds(2);

    private Builder(ProcessBuilder command) {
      this.command = command;
    }

    /**
     * Sets the options of the client.
     *
     * @param value the options; {@link ClientOptions#DEFAULT} unless set
     * @return this builder
     * @throws IllegalArgumentException if the options have TLS settings
     */
    public Builder options(ClientOptions value) {
      if (value.tls() != null) {
        throw new IllegalArgumentException("TLS is for TCP; standard streams need none");
      }
      options = value;
      return this;
    }

    /**
     * Sets a listener for the child's standard error output.
     *
     * @param value called with each line, without its end, on a thread of its own; a line of more
     *     than 8,192 characters comes in parts. Unless set, this program's standard error output is
     *     inherited
     * @return this builder
     */
    public Builder errorListener(Consumer<? super String> value) {
      errorListener = value;
      return this;
    }

    /**
     * Sets how long {@link StdioClient#close} waits for the child to end. It waits for this time
     * after it has closed the child's input, and again after it has asked the child to terminate.
     *
     * @param value the time, 0 or more; 2 seconds unless set
     * @return this builder
     * @throws IllegalArgumentException if it is negative
     */
    public Builder grace(Duration value) {
      if (value.isNegative()) {
        throw new IllegalArgumentException("grace must be 0 or more: " + value);
      }
      grace = value;
      return this;
    }

    /**
     * Starts the server and connects to it.
     *
     * @return the connection
     * @throws IOException if the command can't be started
     * @throws IllegalArgumentException if the command's standard input or output is redirected
     */
    public StdioClient start() throws IOException {
      if (!command.redirectInput().equals(Redirect.PIPE)
          || !command.redirectOutput().equals(Redirect.PIPE)
          || command.redirectErrorStream()) {
        throw new IllegalArgumentException(
            "the command's standard input and output carry the connection: leave them pipes, and"
                + " its standard error output apart");
      }
      if (errorListener != null) {
        command.redirectError(Redirect.PIPE);
      } else if (command.redirectError().equals(Redirect.PIPE)) {
        command.redirectError(Redirect.INHERIT);
      }
      Child child = Child.start(command, errorListener, grace);
      StreamLink link =
          new StreamLink(
              child.output(),
              child.input(),
              "wirecommand-stdio",
              options.writeDeadlines(),
              StreamLink.LINGER_NANOS,
              child);
      ClientConnection connection = link.start(attached -> new ClientConnection(attached, options));
      return new StdioClient(connection, link, child);
    }
  }
}
