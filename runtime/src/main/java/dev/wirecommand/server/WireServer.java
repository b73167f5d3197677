package dev.wirecommand.server;

import dev.wirecommand.command.CommandDispatch;
import dev.wirecommand.command.CommandTable;
import dev.wirecommand.frame.FrameListener;
import dev.wirecommand.link.Link;
import dev.wirecommand.link.LinkHandler;
import dev.wirecommand.reactor.Limits;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import org.jspecify.annotations.Nullable;

/**
 * The commands that are served, and how: what all connections of a server share. A transport makes
 * it reachable.
 *
 * <pre>{@code
 * WireServer server =
 *     WireServer.builder().dispatch(new GitCommandsDispatch(new GitCommands(repository))).build();
 * }</pre>
 *
 * <p>Safe for use by any thread.
 */
public final class WireServer implements AutoCloseable {
  private final CommandTable commands;
  private final Limits limits;
  private final FrameListener frameListener;
  private final Executor executor;
  private final @Nullable ExecutorService ownExecutor;

  private WireServer(Builder builder) {
    this.commands = CommandTable.of(builder.dispatches);
    this.limits = builder.limits;
    this.frameListener = builder.frameListener;
    Executor given = builder.executor;
    this.ownExecutor = given == null ? HandlerExecutors.newDefault() : null;
    this.executor = ownExecutor != null ? ownExecutor : java.util.Objects.requireNonNull(given);
  }

  /**
   * Begins a server without commands.
   *
   * @return a new builder
   */
  public static Builder builder() {
    return new Builder();
  }

  /**
   * The commands that are served.
   *
   * @return the table
   */
  public CommandTable commands() {
    return commands;
  }

  /**
   * Takes a new connection. For transports.
   *
   * @param link the connection
   * @return what is to be told of it
   */
  public LinkHandler connect(Link link) {
    return new ServerConnection(link, commands, limits, executor, frameListener);
  }

  /** Ends the threads on which handlers run, if they are this server's own. */
  @Override
  public void close() {
    if (ownExecutor != null) {
      ownExecutor.shutdownNow();
    }
  }

  /** Collects what a server is made of. Not safe for use by several threads. */
  public static final class Builder {
    private final List<CommandDispatch> dispatches = new ArrayList<>();
    private Limits limits = Limits.DEFAULT;
    private FrameListener frameListener = FrameListener.NONE;
    private @Nullable Executor executor;

    private Builder() {}

    /**
     * Adds the commands of a class.
     *
     * @param dispatch the generated dispatch
     * @return this builder
     */
    public Builder dispatch(CommandDispatch dispatch) {
      dispatches.add(dispatch);
      return this;
    }

    /**
     * Adds the commands of several classes.
     *
     * @param several the generated dispatches, such as those of a {@link
     *     dev.wirecommand.WireModule}
     * @return this builder
     */
    public Builder dispatches(List<? extends CommandDispatch> several) {
      dispatches.addAll(several);
      return this;
    }

    /**
     * Sets what a peer may take.
     *
     * @param value the limits; {@link Limits#DEFAULT} unless set
     * @return this builder
     */
    public Builder limits(Limits value) {
      limits = value;
      return this;
    }

    /**
     * Sets who is told of each frame, on all connections.
     *
     * @param value the listener; none unless set
     * @return this builder
     */
    public Builder frameListener(FrameListener value) {
      frameListener = value;
      return this;
    }

    /**
     * Sets where handlers run, but for those of commands that never block: these run on the
     * connection's thread.
     *
     * @param value the executor, which stays the caller's; unless set, virtual threads where the
     *     JVM has them and a pool of 64 threads where not
     * @return this builder
     */
    public Builder executor(Executor value) {
      executor = value;
      return this;
    }

    /**
     * Makes the server.
     *
     * @return the server
     * @throws IllegalArgumentException if two commands have the same name
     */
    public WireServer build() {
      return new WireServer(this);
    }
  }
}
