package dev.wirecommand.testing.wire;

import dev.wirecommand.Permission;
import dev.wirecommand.client.CallOptions;
import dev.wirecommand.client.ClientConnection;
import dev.wirecommand.client.ClientOptions;
import dev.wirecommand.client.CommandCall;
import dev.wirecommand.client.CommandClient;
import dev.wirecommand.client.CommandName;
import dev.wirecommand.client.CommandReply;
import dev.wirecommand.command.CommandData;
import dev.wirecommand.link.LinkHandler;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.ReentrantLock;

/**
 * A client with one connection, whose server is the test. With a script, the server answers by
 * itself, so that a generated client can wait for its results as usual:
 *
 * <pre>{@code
 * ClientScene scene = new ClientScene().answer("list", "bytes-response eos|cbor cbor:['milk']");
 * assertThat(new NotesClient(scene.client()).list()).containsExactly("milk");
 * assertThat(scene.sent()).hasSize(1);
 * }</pre>
 *
 * <p>Without one, calls wait to be sent until {@link #sent}, and the test answers with {@link
 * #receive}:
 *
 * <pre>{@code
 * ClientScene scene = new ClientScene();
 * CompletableFuture<CommandReply> reply = scene.call("now");
 * assertThat(scene.sent()).hasSize(1);
 * scene.receive("1 2 0 bytes-response eos|cbor cbor:1");
 * assertThat(reply).isCompleted();
 * }</pre>
 *
 * <p>For the test's thread. It is the event loop within the methods of this class that run tasks,
 * and with a script within calls; elsewhere it is a caller. Threads of the client's executor may
 * take part. A call that is waited for without an answer in the script blocks.
 */
public final class ClientScene {
  private static final byte[] NO_ARGUMENTS = {(byte) 0xA0};

  private final TestLink link = new TestLink();
  private final ScriptedServer server = new ScriptedServer();
  private final ClientConnection client;

  /** Held by the thread that is the event loop. */
  private final ReentrantLock loop = new ReentrantLock();

  private boolean running;
  private boolean begun;

  /** Creates a client with the default options, which reads the data of uploads without threads. */
  public ClientScene() {
    this(ClientOptions.builder().executor(Runnable::run).build());
  }

  /**
   * Creates a client with options.
   *
   * @param options the options of the connection; with an executor that has threads, the frames of
   *     an upload are written at times that differ from run to run
   */
  public ClientScene(ClientOptions options) {
    client = new ClientConnection(link, options);
    link.setOnEventLoop(false);
    link.onFrame(server::onFrame);
  }

  /**
   * Returns the client.
   *
   * @return the client, for calls and for generated clients
   */
  public CommandClient client() {
    return client;
  }

  /**
   * Returns the client's side of the connection.
   *
   * @return the handler, to be told of the end of input, writability or the end
   */
  public LinkHandler connection() {
    return client;
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
   * Calls a command that reads, without arguments and data.
   *
   * @param command the command's name
   * @return the reply that will follow
   */
  public CompletableFuture<CommandReply> call(String command) {
    return client.call(
        new CommandCall(
            new CommandName(command, Permission.READ),
            NO_ARGUMENTS,
            CommandData.none(),
            CallOptions.NONE));
  }

  /**
   * Adds an answer to the script. The answers for one command go to its requests in the order in
   * which they were added, one each; a request for which none is left waits for {@link #receive}.
   * An answer is sent when the request and its data are complete. From the first answer on,
   * requests are sent as soon as they are made.
   *
   * @param command the command's name
   * @param frames the frames of the response, each {@code <type> <flags> <payload>} in the text
   *     form; the request id and stream 2 are filled in
   * @return this scene
   */
  public ClientScene answer(String command, String... frames) {
    server.answer(command, List.of(frames));
    link.onTask(this::runTasks);
    return this;
  }

  /**
   * Sends frames to the client as one batch, and runs what follows from it. The first frame of all
   * begins stream 2.
   *
   * @param frames the frames in the text form
   * @throws IllegalArgumentException if a text is no frame
   */
  public void receive(String... frames) {
    run(() -> deliver(List.of(frames)));
  }

  private void deliver(List<String> frames) {
    if (!frames.isEmpty()) {
      TestLink.deliver(client, frames.stream().map(this::begin).toArray(String[]::new));
    }
  }

  private String begin(String frame) {
    if (begun) {
      return frame;
    }
    begun = true;
    return frame.replaceFirst(" 2 0 ", " 2 stream-begin ");
  }

  /**
   * Lets time pass, and runs what becomes due and follows from it.
   *
   * @param time how much time passes, not negative
   */
  public void advance(Duration time) {
    run(() -> link.advance(time));
  }

  /**
   * Runs what waits for the event loop, and returns the frames that the client has sent since the
   * last call.
   *
   * @return the frames in the text form, in order, those that the script has answered among them
   * @throws AssertionError if the client has aborted the connection
   */
  public List<String> sent() {
    loop.lock();
    try {
      runTasks();
      if (link.isAborted()) {
        throw new AssertionError("the client aborted the connection");
      }
      return link.takeWritten();
    } finally {
      loop.unlock();
    }
  }

  /** Runs what waits for the event loop, unless the event loop runs already and will come to it. */
  private void runTasks() {
    loop.lock();
    try {
      if (!running) {
        run(() -> {});
      }
    } finally {
      loop.unlock();
    }
  }

  /** Runs a task on the event loop, then the tasks and answers that follow. */
  private void run(Runnable first) {
    loop.lock();
    try {
      if (running) {
        link.execute(first);
      } else {
        runAsEventLoop(first);
      }
    } finally {
      loop.unlock();
    }
  }

  private void runAsEventLoop(Runnable first) {
    running = true;
    link.setEventLoopThread(Thread.currentThread());
    try {
      first.run();
      while (link.hasTasks() || server.hasAnswers()) {
        link.runTasks();
        deliver(server.takeAnswers());
      }
    } finally {
      link.setEventLoopThread(null);
      running = false;
    }
  }
}
