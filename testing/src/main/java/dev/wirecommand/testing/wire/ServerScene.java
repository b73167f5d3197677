package dev.wirecommand.testing.wire;

import dev.wirecommand.codegen.CommandDispatch;
import dev.wirecommand.link.LinkHandler;
import dev.wirecommand.reactor.Limits;
import dev.wirecommand.server.WireServer;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/**
 * A server with one connection, whose client is the test. Frames are text, handlers run when the
 * test says, and time passes when the test says.
 *
 * <pre>{@code
 * ServerScene scene = new ServerScene(new NotesDispatch(new Notes()));
 * assertThat(scene.exchange(request(1, "count")))
 *     .containsExactly("1 2 stream-begin bytes-response eos|cbor cbor:0");
 * }</pre>
 *
 * <p>Commands that must not block run within {@link #receive}. The others wait in {@link #handlers}
 * for {@link #runHandlers}; {@link #exchange} does both. The server is built with the first use of
 * {@link #server} or of the connection: settings and commands come before that.
 *
 * <p>For one thread, which is the event loop, unless handlers run on threads.
 */
public final class ServerScene {
  private final TestLink link = new TestLink();
  private final DefinedCommands commands = new DefinedCommands();
  private final Queue<Runnable> handlers = new ArrayDeque<>();
  private final WireServer.Builder builder;

  /** Runs handlers; null for the threads that a server has by default. */
  private @Nullable Executor executor = handlers::add;

  private @Nullable WireServer server;
  private @Nullable LinkHandler connection;
  private boolean begun;
  private boolean threaded;

  /**
   * Creates a scene for commands.
   *
   * @param dispatches the commands that are served besides those of {@link #commands}; may be empty
   */
  public ServerScene(CommandDispatch... dispatches) {
    builder = WireServer.builder().dispatch(commands).dispatches(List.of(dispatches));
  }

  /**
   * Returns the link of the connection.
   *
   * @return the link, the same for the whole scene
   */
  public TestLink link() {
    return link;
  }

  /**
   * Returns the commands that the test defines with lambdas.
   *
   * @return the commands, to which more can be added before the server is built
   */
  public DefinedCommands commands() {
    return commands;
  }

  /**
   * Returns the tasks that the server gave to its executor and that have not run.
   *
   * @return the queue itself, in order; a test may take tasks from it and run them on a thread
   */
  public Queue<Runnable> handlers() {
    return handlers;
  }

  /**
   * Returns the builder of the server, for settings beyond limits and executor.
   *
   * @return the builder, which has no effect once the server is built
   */
  public WireServer.Builder builder() {
    return builder;
  }

  /**
   * Sets limits that differ from the defaults.
   *
   * @param limits the limits
   * @return this scene
   */
  public ServerScene limits(Limits.Builder limits) {
    builder.limits(limits.build());
    return this;
  }

  /**
   * Has handlers run by an executor in place of {@link #runHandlers}.
   *
   * @param value runs the handlers, on the test's thread or not at all
   * @return this scene
   */
  public ServerScene executor(Executor value) {
    executor = value;
    return this;
  }

  /**
   * Has handlers run on threads. The event loop is then the thread that last received frames.
   *
   * @param value runs the handlers
   * @return this scene
   */
  public ServerScene onThreads(Executor value) {
    threaded = true;
    return executor(value);
  }

  /**
   * Has handlers run on the threads that a server has by default, which end when the server is
   * closed. The event loop is then the thread that last received frames.
   *
   * @return this scene
   */
  public ServerScene onServerThreads() {
    threaded = true;
    executor = null;
    return this;
  }

  /**
   * Returns the server, which is built now if it was not before.
   *
   * @return the server
   */
  public WireServer server() {
    WireServer current = server;
    if (current == null) {
      if (executor != null) {
        builder.executor(executor);
      }
      current = builder.build();
      server = current;
    }
    return current;
  }

  /**
   * Returns the server's side of the connection, which is made now if it was not before.
   *
   * @return the handler, to be told of the end of input, writability or the end
   */
  public LinkHandler connection() {
    LinkHandler current = connection;
    if (current == null) {
      current = server().connect(link);
      connection = current;
    }
    return current;
  }

  /**
   * Sends frames to the server as one batch. The first frame of all begins stream 1.
   *
   * @param frames the frames in the text form
   * @throws IllegalArgumentException if a text is no frame
   */
  public void receive(String... frames) {
    deliver(frames);
    connection().onBatchEnd();
  }

  /**
   * Sends frames to the server, of a batch that goes on until {@link #receive} or {@link
   * LinkHandler#onBatchEnd}.
   *
   * @param frames the frames in the text form
   * @throws IllegalArgumentException if a text is no frame
   */
  public void deliver(String... frames) {
    if (threaded) {
      link.setEventLoopThread(Thread.currentThread());
    }
    for (String frame : frames) {
      TestLink.deliverPart(connection(), begin(frame));
    }
  }

  /**
   * Sends frames to the server as one batch while a handler runs. Called in a handler that {@link
   * #runHandler} runs.
   *
   * @param frames the frames in the text form
   * @throws IllegalArgumentException if a text is no frame
   */
  public void receiveMeanwhile(String... frames) {
    link.setOnEventLoop(true);
    receive(frames);
    link.setOnEventLoop(false);
  }

  private String begin(String frame) {
    if (begun) {
      return frame;
    }
    begun = true;
    return frame.replaceFirst(" 1 0 ", " 1 stream-begin ");
  }

  /**
   * Runs the handlers that wait, those that start meanwhile, and the tasks that they give to the
   * event loop.
   */
  public void runHandlers() {
    while (!handlers.isEmpty()) {
      runHandler();
    }
  }

  /**
   * Runs the first handler that waits, as on a thread of the executor, and then the tasks that it
   * gave to the event loop.
   *
   * @throws java.util.NoSuchElementException if no handler waits
   */
  public void runHandler() {
    Runnable handler = handlers.remove();
    link.setOnEventLoop(false);
    try {
      handler.run();
    } finally {
      link.setOnEventLoop(true);
    }
    link.runTasks();
  }

  /**
   * Returns the frames that the server has sent since the last call.
   *
   * @return the frames in the text form, in order
   * @throws AssertionError if the server has aborted the connection
   */
  public List<String> sent() {
    if (link.isAborted()) {
      throw new AssertionError("the server aborted the connection");
    }
    return link.takeWritten();
  }

  /**
   * Sends frames to the server as one batch, runs all that follows from it, and returns what the
   * server has sent.
   *
   * @param frames the frames in the text form
   * @return the frames that were sent since the last call of this or {@link #sent}
   * @throws IllegalArgumentException if a text is no frame
   * @throws AssertionError if the server has aborted the connection
   */
  public List<String> exchange(String... frames) {
    receive(frames);
    link.runTasks();
    runHandlers();
    return sent();
  }
}
