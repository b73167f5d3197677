package dev.wirecommand.server;

import dev.wirecommand.codegen.CommandDescriptor;
import dev.wirecommand.codegen.CommandDispatch;
import dev.wirecommand.frame.FrameListener;
import dev.wirecommand.link.Link;
import dev.wirecommand.link.LinkHandler;
import dev.wirecommand.reactor.Limits;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/**
 * A server that runs commands for its peers. A transport makes the server reachable.
 *
 * <pre>{@code
 * WireServer server =
 *     WireServer.builder().dispatch(new GitCommandsDispatch(new GitCommands(repository))).build();
 * }</pre>
 *
 * <p>Safe for use by any thread.
 */
public final class WireServer implements AutoCloseable {
  private final ServerSettings settings;
  private final CallSlots slots;
  private final OpenConnections connections;

  private WireServer(ServerSettings settings, OpenConnections connections) {
    this.settings = settings;
    this.connections = connections;
    this.slots = new CallSlots(settings.limits().serverRunningCommands());
  }

  /** {@return a new builder, without commands} */
  public static Builder builder() {
    return new Builder();
  }

  /** {@return the commands in the order in which their dispatches were added, immutable} */
  public List<CommandDescriptor> commands() {
    return settings.commands().commands();
  }

  /** {@return the memory that the server and its process hold for peers now} */
  public MemoryUse memoryUse() {
    return connections.memoryUse(settings.limits().memory());
  }

  /**
   * Accepts a new connection. Called by transports.
   *
   * @param link the connection
   * @return the handler of the connection's events
   */
  public LinkHandler connect(Link link) {
    ServerConnection connection = new ServerConnection(link, settings, slots, connections::remove);
    connections.add(connection, link);
    return connection;
  }

  /**
   * Refuses a new connection: tells its peer why, with a protocol error, and closes it. Called by
   * transports, for example when a cap on connections is reached.
   *
   * @param link the connection
   * @param reason the message for the peer, which names the limit; at most some hundred characters
   * @return the handler of the connection's events, which ignores what the peer sends
   */
  public LinkHandler refuse(Link link, String reason) {
    RefusedConnection connection = new RefusedConnection(link, settings.frameListener());
    link.execute(() -> connection.tell(reason));
    return connection;
  }

  /**
   * Registers a transport that makes this server reachable. Called by transports.
   *
   * @param onDrain called when the server begins to drain, and the transport has to accept no more
   *     connections, but not if it drains already; on any thread; must not block
   * @param onDrained called when all connections of the draining server have ended, and again after
   *     a connection that was accepted later. On any thread; must not block
   * @return an action that removes the registration
   */
  public Runnable onDrain(Runnable onDrain, Runnable onDrained) {
    return connections.addTransport(onDrain, onDrained);
  }

  /**
   * Refuses new requests, and waits until all connections have ended. Requests in progress are
   * answered. New requests get an error with the code {@link
   * dev.wirecommand.command.ErrorCode#SHUTTING_DOWN}. Each connection is closed after its last
   * response, by its client or after the grace. Transports stop accepting connections. The server
   * itself must still be {@linkplain #close closed}.
   *
   * <p>Where a handler of this server calls this method, it does not wait for the connection of its
   * own call. A handler need not wait: {@link dev.wirecommand.command.CommandContext#drainServer}.
   *
   * @param timeout how long to wait until the connections have ended
   * @return whether all connections have ended, except that of a call on this thread
   * @throws IllegalStateException if this is called on an event loop, which could not end its
   *     connections while it waits here; the connections go on ending
   * @throws InterruptedException if this thread is interrupted; the connections go on ending
   */
  public boolean drain(Duration timeout) throws InterruptedException {
    connections.drain();
    return connections.awaitEnd(Times.atMost(timeout).toNanos());
  }

  /**
   * Begins to drain in the same way as {@link #drain}, but does not wait. May be called on any
   * thread, also by handlers and on event loops.
   *
   * @param timeout the time after which the calls that still run are cancelled and their
   *     connections are closed
   */
  public void startDrain(Duration timeout) {
    connections.startDrain(Times.atMost(timeout));
  }

  /** {@return whether the server drains and all its connections have ended} */
  public boolean isDrained() {
    return connections.isDrained();
  }

  /**
   * Closes the server and all its connections immediately. Calls are cancelled, and their handlers
   * are interrupted if they block. The peers get an error with the code {@link
   * dev.wirecommand.command.ErrorCode#SHUTTING_DOWN}. The server's own handler threads end.
   */
  @Override
  public void close() {
    connections.shutDown();
    settings.handlers().close();
  }

  /** A builder of servers. Not safe for use by several threads. */
  public static final class Builder {
    private final List<CommandDispatch> dispatches = new ArrayList<>();
    private final List<ServerInterceptor> interceptors = new ArrayList<>();
    private final Set<StandardCommand> standard = EnumSet.allOf(StandardCommand.class);
    private Limits limits = Limits.DEFAULT;
    private FrameListener frameListener = FrameListener.NONE;
    private Authorizer authorizer = Authorizer.DEFAULT;
    private ExceptionMapper exceptions = (failure, context) -> null;
    private ServerListener listener = ServerListener.NONE;
    private Duration stallTime = Duration.ofSeconds(30);
    private Duration halfClosedTime = Duration.ofSeconds(5);
    private Duration leaveGrace = Duration.ofSeconds(10);
    private @Nullable Duration connectionAge;
    private @Nullable Duration deadline;
    private @Nullable Executor executor;
    private int handlerThreads = PooledHandlerExecutor.DEFAULT_THREADS;

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
     * @param several the generated dispatches, for example of a {@link dev.wirecommand.WireModule}
     * @return this builder
     */
    public Builder dispatches(List<? extends CommandDispatch> several) {
      dispatches.addAll(several);
      return this;
    }

    /**
     * Sets the limits on the resources that a peer may use.
     *
     * @param value the limits; {@link Limits#DEFAULT} unless set
     * @return this builder
     */
    public Builder limits(Limits value) {
      limits = value;
      return this;
    }

    /**
     * Sets a listener for all frames of all connections.
     *
     * @param value the listener; none unless set
     * @return this builder
     */
    public Builder frameListener(FrameListener value) {
      frameListener = value;
      return this;
    }

    /**
     * Sets the executor that runs handlers, except those of non-blocking commands.
     *
     * @param value the executor, which stays the caller's; unless set, virtual threads where the
     *     JVM has them and a pool of {@link #handlerThreads} where not. A request that it refuses
     *     is answered with an error with the code {@link
     *     dev.wirecommand.command.ErrorCode#OVERLOADED}
     * @return this builder
     */
    public Builder executor(Executor value) {
      executor = value;
      return this;
    }

    /**
     * Sets the maximum number of threads that run handlers where the JVM has no virtual threads,
     * that is before Java 21. The server starts a thread when a call finds all of them busy, and
     * ends one that was idle for 30 seconds. The calls of one connection use at most half of them;
     * its further calls wait in order. A warning is logged, at most once a minute, when calls wait
     * for a thread. Has no effect on virtual threads and on an {@link #executor} that is set.
     *
     * @param value the number, 1 or more; 256 unless set
     * @return this builder
     * @throws IllegalArgumentException if it is less than 1
     */
    public Builder handlerThreads(int value) {
      if (value < 1) {
        throw new IllegalArgumentException("the handler threads must be 1 or more, are " + value);
      }
      handlerThreads = value;
      return this;
    }

    /**
     * Sets the authorizer, which decides what a peer may do.
     *
     * @param value the authorizer; {@link Authorizer#DEFAULT} unless set, which refuses commands
     *     that write except in-process and over standard streams
     * @return this builder
     */
    public Builder authorizer(Authorizer value) {
      authorizer = value;
      return this;
    }

    /**
     * Adds an interceptor. It runs inside the interceptors that were added before.
     *
     * @param value the interceptor
     * @return this builder
     */
    public Builder interceptor(ServerInterceptor value) {
      interceptors.add(value);
      return this;
    }

    /**
     * Sets the mapper that converts exceptions of handlers to errors for peers. It does not map a
     * {@link dev.wirecommand.command.CommandException}.
     *
     * @param value the mapper; unless set, peers are told only an id under which the exception is
     *     logged
     * @return this builder
     */
    public Builder exceptionMapper(ExceptionMapper value) {
      exceptions = value;
      return this;
    }

    /**
     * Adds a listener for events of the server. Called in their order.
     *
     * @param value the listener
     * @return this builder
     */
    public Builder listener(ServerListener value) {
      listener =
          listener == ServerListener.NONE ? value : new CombinedServerListener(listener, value);
      return this;
    }

    /**
     * Sets the default time limit of a call. The time runs from the arrival of the arguments until
     * the response. A command may declare its own, and a caller may ask for less time.
     *
     * @param value the time, more than zero, more than 100 years being taken as that; none unless
     *     set
     * @return this builder
     * @throws IllegalArgumentException if it is not more than zero
     */
    public Builder deadline(Duration value) {
      deadline = Times.positive("deadline", value);
      return this;
    }

    /**
     * Sets how long the receive window may stay full while the handler reads nothing from it. The
     * connection reads nothing meanwhile. Then the call is cancelled and its data is dropped.
     *
     * @param value the time, more than zero, more than 100 years being taken as that; 30 seconds
     *     unless set
     * @return this builder
     * @throws IllegalArgumentException if it is not more than zero
     */
    public Builder stallTime(Duration value) {
      stallTime = Times.positive("stall time", value);
      return this;
    }

    /**
     * Sets how long calls continue after the peer has ended its output, since most such peers are
     * gone. Then the calls are cancelled with the reason {@link
     * dev.wirecommand.command.CancelReason#CONNECTION_LOST}. Standard streams have no such limit.
     *
     * @param value the time, more than zero; 5 seconds unless set
     * @return this builder
     * @throws IllegalArgumentException if it is not more than zero
     */
    public Builder halfClosedTime(Duration value) {
      halfClosedTime = Times.positive("half-closed time", value);
      return this;
    }

    /**
     * Sets how long a connection without requests stays open after the server has told its client
     * that it is leaving (section 9 of the protocol). A client that understands this ends the
     * connection itself before.
     *
     * @param value the time, more than zero; 10 seconds unless set
     * @return this builder
     * @throws IllegalArgumentException if it is not more than zero
     */
    public Builder leaveGrace(Duration value) {
      leaveGrace = Times.positive("grace of a connection", value);
      return this;
    }

    /**
     * Sets the age at which the server leaves a connection (section 9 of the protocol), so that
     * clients behind a load balancer spread to new servers. Calls in progress finish, and clients
     * make their next calls on a new connection. The age of each connection differs at random by up
     * to a tenth.
     *
     * @param value the age, more than zero; none unless set
     * @return this builder
     * @throws IllegalArgumentException if it is not more than zero
     */
    public Builder connectionAge(Duration value) {
      connectionAge = Times.positive("age of a connection", value);
      return this;
    }

    /**
     * Switches off a standard command (section 9 of the protocol), which is unknown then.
     *
     * @param command the command
     * @return this builder
     */
    public Builder without(StandardCommand command) {
      standard.remove(command);
      return this;
    }

    /**
     * Builds the server.
     *
     * @return the server
     * @throws IllegalArgumentException if two commands have the same name, or one has a name that
     *     begins with {@code wirecommand.}
     */
    public WireServer build() {
      CommandTable commands = CommandTable.of(dispatches);
      OpenConnections connections = new OpenConnections();
      ServerSettings settings =
          new ServerSettings(
              commands,
              limits,
              HandlerExecutor.of(executor, handlerThreads),
              frameListener,
              authorizer,
              new InterceptorChain(interceptors),
              new HandlerFailures(exceptions, limits),
              listener,
              deadline,
              stallTime,
              halfClosedTime,
              leaveGrace,
              connectionAge,
              Set.copyOf(standard),
              new ServerDescription(commands.commands(), limits, standard),
              timeout -> connections.startDrain(Times.atMost(timeout)));
      WireServer server = new WireServer(settings, connections);
      settings.notify(told -> told.serverBuilt(server::memoryUse));
      return server;
    }
  }
}
