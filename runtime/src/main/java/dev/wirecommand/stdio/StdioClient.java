package dev.wirecommand.stdio;

import dev.wirecommand.client.ClientConnection;
import dev.wirecommand.client.ClientOptions;
import dev.wirecommand.client.CommandCall;
import dev.wirecommand.client.CommandReply;
import dev.wirecommand.client.ForwardingClient;
import dev.wirecommand.link.WriteDeadlines;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A connection to a server that this program starts as a child process, on the child's standard
 * input and output: {@link StdioServer} is the other end.
 *
 * <pre>{@code
 * ProcessBuilder command = new ProcessBuilder("ssh", "git.example.org", "git-commands");
 * try (StdioClient client = StdioClient.start(command)) {
 *   byte[] id = new GitCommandsClient(client).lookup("main");
 * }
 * }</pre>
 *
 * <p>Where the child ends with an exit status that is not 0, calls fail with a message that tells
 * it. Safe for use by any thread.
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
   * Starts a server. What it writes to its standard error output goes to this program's, unless the
   * builder sends it elsewhere.
   *
   * @param command starts the server
   * @return the connection
   * @throws IOException if the command can't be started
   * @throws IllegalArgumentException if the command's standard input or output is redirected
   */
  public static StdioClient start(ProcessBuilder command) throws IOException {
    return builder(command).start();
  }

  /**
   * Begins a client that is told more.
   *
   * @param command starts the server
   * @return a new builder
   */
  public static Builder builder(ProcessBuilder command) {
    return new Builder(command);
  }

  /**
   * The process that was started.
   *
   * @return a handle on it
   */
  public ProcessHandle process() {
    return child.handle();
  }

  /**
   * Ends the connection, and the child with it: closes its input, and ends it by force when it does
   * not go by itself. Calls still under way end at once. Returns when the child has ended, but at
   * once when called on the connection's thread.
   */
  @Override
  public void close() {
    if (!closed.compareAndSet(false, true)) {
      return;
    }
    super.close();
    if (link.isOwnThread()) {
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

  /** Collects what a client is made of. Not safe for use by several threads. */
  public static final class Builder {
    private final ProcessBuilder command;
    private ClientOptions options = ClientOptions.DEFAULT;
    private @Nullable Consumer<? super String> errorListener;
    private Duration grace = Duration.ofSeconds(2);

    private Builder(ProcessBuilder command) {
      this.command = command;
    }

    /**
     * Sets how the client behaves.
     *
     * @param value the options; {@link ClientOptions#DEFAULT} unless set
     * @return this builder
     */
    public Builder options(ClientOptions value) {
      options = value;
      return this;
    }

    /**
     * Sets who is told what the child writes to its standard error output.
     *
     * @param value told of each line, without its end, on a thread of its own; a line of more than
     *     8,192 characters comes in parts. Unless set, the output is inherited
     * @return this builder
     */
    public Builder errorListener(Consumer<? super String> value) {
      errorListener = value;
      return this;
    }

    /**
     * Sets how long the child may take to end at {@link StdioClient#close}: so long once its input
     * is closed, and so long again once it has been asked to end.
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
     * Starts the server.
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
          StreamLink.of(
              child.output(), child.input(), "wirecommand-stdio", WriteDeadlines.NONE, child);
      ClientConnection connection = link.start(attached -> new ClientConnection(attached, options));
      return new StdioClient(connection, link, child);
    }
  }
}
