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
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
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

  private final ReentrantLock lock = new ReentrantLock();
  private final Condition connectionGone = lock.newCondition();

  /* Guarded by the lock. */
  private final Set<ServerConnection> connections = new HashSet<>();
  private boolean draining;
  private boolean closed;

  private WireServer(ServerSettings settings) {
    this.settings = settings;
    this.slots = new CallSlots(settings.limits().serverRunningCommands());
  }

  /**
   * Returns a new builder without commands.
   *
   * @return a new builder
   */
  public static Builder builder() {
    return new Builder();
  }

  /**
   * Returns the commands of the server.
   *
   * @return an immutable list, in the order in which their dispatches were added
   */
  public List<CommandDescriptor> commands() {
    return settings.commands().commands();
  }

  /**
   * Accepts a new connection. Called by transports.
   *
   * @param link the connection
   * @return the handler of the connection's events
   */
  public LinkHandler connect(Link link) {
    ServerConnection connection = new ServerConnection(link, settings, slots, this::forget);
    lock.lock();
    try {
      connections.add(connection);
      if (closed) {
        connection.shutDown();
      } else if (draining) {
        connection.drain();
      }
    } finally {
      lock.unlock();
    }
    return connection;
  }

  private void forget(ServerConnection connection) {
    lock.lock();
    try {
      connections.remove(connection);
      connectionGone.signalAll();
    } finally {
      lock.unlock();
    }
  }

  /**
   * Refuses new requests, and waits until all connections have ended. Requests in progress are
   * answered. New requests get an error with the code {@link
   * dev.wirecommand.command.ErrorCode#SHUTTING_DOWN}. Each connection is closed after its last
   * response. Transports should stop accepting connections before; a connection that is accepted
   * meanwhile ends in the same way. The server itself must still be {@linkplain #close closed}.
   *
   * @param timeout how long to wait until all connections have ended
   * @return whether all connections have ended
   * @throws IllegalStateException if this is called on a connection's own thread, which could not
   *     end it while it waits here; the connections go on ending
   * @throws InterruptedException if this thread is interrupted while it waits; the connections go
   *     on ending
   */
  public boolean drain(Duration timeout) throws InterruptedException {
    long left = Builder.atMost(timeout).toNanos();
    lock.lock();
    try {
      draining = true;
      List.copyOf(connections).forEach(ServerConnection::drain);
      if (left > 0 && connections.stream().anyMatch(ServerConnection::inEventLoop)) {
        throw new IllegalStateException(
            "drain would wait on a connection's own thread, which alone can end that connection:"
                + " call it on another thread");
      }
      while (!connections.isEmpty() && left > 0) {
        left = connectionGone.awaitNanos(left);
      }
      return connections.isEmpty();
    } finally {
      lock.unlock();
    }
  }

  /**
   * Closes the server and all its connections immediately. Calls are cancelled, and their handlers
   * are interrupted if they block. The peers get an error with the code {@link
   * dev.wirecommand.command.ErrorCode#SHUTTING_DOWN}, and the connections are closed. The handler
   * threads end if they belong to this server.
   */
  @Override
  public void close() {
    lock.lock();
    try {
      closed = true;
      List.copyOf(connections).forEach(ServerConnection::shutDown);
    } finally {
      lock.unlock();
    }
    settings.handlers().close();
  }

  /** A builder of servers. Not safe for use by several threads. */
  public static final class Builder {
    private static final String RESERVED = "wirecommand.";
    private static final Duration STALL_TIME = Duration.ofSeconds(30);
    private static final Duration HALF_CLOSED_TIME = Duration.ofSeconds(5);
    private static final Duration LONGEST = Duration.ofDays(36_525);

    private final List<CommandDispatch> dispatches = new ArrayList<>();
    private final List<ServerInterceptor> interceptors = new ArrayList<>();
    private final Set<StandardCommand> standard = EnumSet.allOf(StandardCommand.class);
    private Limits limits = Limits.DEFAULT;
    private FrameListener frameListener = FrameListener.NONE;
    private Authorizer authorizer = Authorizer.DEFAULT;
    private ExceptionMapper exceptions = (failure, context) -> null;
    private ServerListener listener = ServerListener.NONE;
    private Duration stallTime = STALL_TIME;
    private Duration halfClosedTime = HALF_CLOSED_TIME;
    private @Nullable Duration deadline;
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
     * Sets the executor that runs handlers. Handlers of non-blocking commands don't use it; they
     * run on the event loop.
     *
     * @param value the executor, which stays the caller's; unless set, virtual threads where the
     *     JVM has them and a pool of 64 threads where not. A request that it refuses is answered
     *     with an error with the code {@link dev.wirecommand.command.ErrorCode#OVERLOADED}
     * @return this builder
     */
    public Builder executor(Executor value) {
      executor = value;
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
     * Adds a listener for events of the server. Listeners are called in the order in which they
     * were added.
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
      deadline = positive("deadline", value);
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
      stallTime = positive("stall time", value);
      return this;
    }

    /**
     * Sets how long calls continue after the peer has ended its output. The peer may still read,
     * but most such peers are gone, and the network does not tell which. After this time the calls
     * are cancelled with the reason {@link dev.wirecommand.command.CancelReason#CONNECTION_LOST}.
     * Over standard streams, where the end of input is an everyday thing, there is no such limit.
     *
     * @param value the time, more than zero; 5 seconds unless set
     * @return this builder
     * @throws IllegalArgumentException if it is not more than zero
     */
    public Builder halfClosedTime(Duration value) {
      halfClosedTime = positive("half-closed time", value);
      return this;
    }

    /**
     * Switches off a standard command (section 9 of the protocol). Calls to it then get the same
     * error as calls to an unknown command.
     *
     * @param command the command
     * @return this builder
     */
    public Builder without(StandardCommand command) {
      standard.remove(command);
      return this;
    }

    private static Duration positive(String what, Duration value) {
      if (value.isNegative() || value.isZero()) {
        throw new IllegalArgumentException("the " + what + " must be more than 0, is " + value);
      }
      return atMost(value);
    }

    /** Limits a duration to about 100 years. A much longer one would overflow in nanoseconds. */
    private static Duration atMost(Duration value) {
      return value.compareTo(LONGEST) > 0 ? LONGEST : value;
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
      for (CommandDescriptor command : commands.commands()) {
        if (command.name().startsWith(RESERVED)) {
          throw new IllegalArgumentException(
              "the command '"
                  + command.name()
                  + "' has a name that is reserved; choose one that does not begin with "
                  + RESERVED);
        }
      }
      Executor given = executor;
      return new WireServer(
          new ServerSettings(
              commands,
              limits,
              given == null ? HandlerExecutor.newDefault() : HandlerExecutor.of(given),
              frameListener,
              authorizer,
              new InterceptorChain(interceptors),
              exceptions,
              listener,
              deadline,
              stallTime,
              halfClosedTime,
              Set.copyOf(standard)));
    }
  }
}
