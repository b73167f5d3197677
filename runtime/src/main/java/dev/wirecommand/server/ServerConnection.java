package dev.wirecommand.server;

import dev.wirecommand.command.CancelReason;
import dev.wirecommand.command.CommandException;
import dev.wirecommand.command.ErrorCode;
import dev.wirecommand.command.Peer;
import dev.wirecommand.frame.Frame;
import dev.wirecommand.frame.FrameException;
import dev.wirecommand.link.FrameInput;
import dev.wirecommand.link.Link;
import dev.wirecommand.link.LinkHandler;
import dev.wirecommand.reactor.InputEnd;
import dev.wirecommand.reactor.SendFrames;
import dev.wirecommand.reactor.ServerAction;
import dev.wirecommand.reactor.ServerReactor;
import dev.wirecommand.reactor.ServerReactor.DataMode;
import dev.wirecommand.reactor.ServerReactor.OutputMode;
import dev.wirecommand.reactor.ServerRequest;
import dev.wirecommand.reactor.SidePayload;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * One connection of a server: bytes into the reactor, commands to their handlers, answers back to
 * bytes. All on the connection's thread, but for the handlers that may block and what these leave
 * for it with {@link #onOwnThread}.
 */
final class ServerConnection
    implements LinkHandler, FrameInput.Handler, ServerAction.Visitor<Boolean> {
  private static final Logger LOG = System.getLogger(ServerConnection.class.getName());

  private final Link link;
  private final Peer peer;
  private final ServerSettings settings;
  private final Consumer<ServerConnection> whenClosed;
  private final FrameInput input;
  private final ServerReactor reactor;
  private final OutputQueue output;
  private final SideGate sideGate = new SideGate();
  private final CallRunner runner;

  /** What other threads have left for the connection's, and whether it will look. */
  private final Queue<Runnable> tasks = new ConcurrentLinkedQueue<>();

  private final AtomicBoolean tasksAnnounced = new AtomicBoolean();

  /* Touched by the connection's thread alone. */

  /** Whether what is sent now will be flushed without anybody asking. */
  private boolean inBatch;

  /** How many calls don't take their data, so that nothing more is read. */
  private int blockingReads;

  private boolean inputEnded;
  private boolean draining;
  private boolean closing;

  ServerConnection(
      Link link,
      ServerSettings settings,
      AtomicInteger runningInAll,
      Consumer<ServerConnection> whenClosed) {
    this.link = link;
    this.peer = link.peer();
    this.settings = settings;
    this.whenClosed = whenClosed;
    this.input = new FrameInput(settings.limits().receivePayload(), settings.frameListener(), this);
    this.reactor = new ServerReactor(settings.limits(), OutputMode.IMMEDIATE, DataMode.STREAMED);
    this.output = new OutputQueue(link, settings.frameListener());
    this.runner = new CallRunner(this, runningInAll);
    tell(() -> settings.listener().connectionOpened(peer));
  }

  /* What the link tells. */

  @Override
  public void onBytes(byte[] bytes, int offset, int length) {
    // The end of the batch runs the tasks: none that comes until then has to announce itself.
    tasksAnnounced.set(true);
    inBatch = true;
    if (!closing) {
      input.onBytes(bytes, offset, length);
    }
  }

  @Override
  public void onBatchEnd() {
    runTasks();
  }

  @Override
  public void onWritable() {
    runTasks();
  }

  @Override
  public void onEndOfInput() {
    if (closing || inputEnded) {
      return;
    }
    inputEnded = true;
    if (!input.onEnd()) {
      return;
    }
    InputEnd end = reactor.endOfInput();
    for (int id : end.incomplete()) {
      ServerRequest request = reactor.request(id);
      if (request != null && request.attachment() instanceof Call call) {
        endData(call);
      }
    }
    if (!end.incomplete().isEmpty()) {
      LOG.log(Level.DEBUG, "input ended within requests {0}", end.incomplete());
    }
    runTasks();
  }

  private static void endData(Call call) {
    IncomingData data = call.incoming();
    if (data != null) {
      data.fail(
          new CommandException(
              ErrorCode.CANCELLED, call.command() + ": the peer ended its input within the data"));
    }
  }

  @Override
  public void onClosed(@Nullable Throwable cause) {
    closing = true;
    if (cause != null) {
      LOG.log(Level.DEBUG, "connection failed", cause);
    }
    abandon(CancelReason.CONNECTION_LOST);
    runTasks();
    whenClosed.accept(this);
    tell(() -> settings.listener().connectionClosed(peer, cause));
  }

  /** Takes all calls from their handlers, and forgets what they would have been answered with. */
  private void abandon(CancelReason reason) {
    for (ServerRequest request : reactor.activeRequests()) {
      if (request.attachment() instanceof Call call) {
        boolean unused = runner.cancel(call, reason);
      }
    }
    output.drop();
  }

  @Override
  public boolean onFrame(Frame frame) {
    return reactor.onFrame(frame).accept(this);
  }

  @Override
  public void onFrameError(FrameException problem) {
    reactor.onFrameError(problem).accept(this);
  }

  /* What the reactor asks. Each of these says whether to go on taking frames. */

  @Override
  public Boolean onWantFrame(ServerAction.WantFrame action) {
    return true;
  }

  @Override
  public Boolean onNoOp(ServerAction.NoOp action) {
    return true;
  }

  @Override
  public Boolean onRunCommand(ServerAction.RunCommand action) {
    if (draining) {
      reactor.defaultStream().retire();
    }
    runner.take(action);
    return true;
  }

  @Override
  public Boolean onDataReceived(ServerAction.DataReceived action) {
    if (action.request().attachment() instanceof Call call) {
      IncomingData data = call.incoming();
      if (data != null) {
        data.add(action.data(), action.last());
      }
    }
    return true;
  }

  @Override
  public Boolean onSendFrames(SendFrames action) {
    output.send(action);
    return true;
  }

  @Override
  public Boolean onProtocolError(ServerAction.ProtocolError action) {
    LOG.log(Level.DEBUG, "protocol error: {0}", action.message());
    tell(() -> settings.listener().protocolError(peer, action.message()));
    closing = true;
    abandon(CancelReason.CONNECTION_LOST);
    SendFrames frames = action.frames();
    if (frames != null) {
      output.sendLast(frames);
    }
    close();
    return false;
  }

  /* What calls need. On the connection's thread, unless said otherwise. */

  /** Any thread. */
  ServerSettings settings() {
    return settings;
  }

  /** Any thread. */
  Peer peer() {
    return peer;
  }

  /** Any thread. */
  SideGate sideGate() {
    return sideGate;
  }

  /** Any thread. */
  boolean isOwnThread() {
    return link.isOwnThread();
  }

  long nanoTime() {
    return link.nanoTime();
  }

  Link.Timer schedule(Runnable task, long delayNanos) {
    return link.schedule(
        () -> {
          task.run();
          runTasks();
        },
        delayNanos);
  }

  /** Sends what the reactor gave. */
  void give(ServerAction action) {
    if (!closing) {
      boolean unused = action.accept(this);
    }
  }

  /** Sends what the reactor gave when it is its turn. */
  void sendInTurn(SendFrames frames, Runnable whenDone) {
    output.sendInTurn(frames, whenDone);
  }

  /** Answers with an error, if the request can still be answered. */
  void fail(ServerRequest request, CommandException failure) {
    if (!closing && request.isActive() && !request.isAnswered()) {
      give(request.fail(failure.code(), failure.getMessage(), failure.details()));
    }
  }

  /** Sends text or progress beside a call's response. Any thread; may wait for room. */
  void aside(Call call, SidePayload payload) {
    int weight = payload.size() + Frame.HEADER_SIZE;
    if (sideGate.take(weight, !isOwnThread(), call::isAnswered)) {
      onOwnThread(
          () -> {
            ServerRequest request = call.request();
            if (!closing
                && request.isActive()
                && !request.isAnswered()
                && request.send(payload) instanceof SendFrames frames) {
              output.sendInTurn(frames, () -> sideGate.release(weight));
            } else {
              sideGate.release(weight);
            }
          });
    }
  }

  /** A call has ended: its handler, and all of its result is on its way. */
  void ended(Call call) {
    runner.ended(call);
  }

  /** Takes a call back; returns whether it was running. */
  boolean cancel(int requestId) {
    ServerRequest request = reactor.request(requestId);
    return request != null
        && request.attachment() instanceof Call call
        && runner.cancel(call, CancelReason.BY_PEER);
  }

  void blockReading() {
    blockingReads++;
  }

  void unblockReading() {
    blockingReads--;
  }

  /** Tells a listener, whose failures are its own. */
  void tell(Runnable event) {
    try {
      event.run();
    } catch (RuntimeException e) {
      LOG.log(Level.WARNING, "a server listener failed", e);
    }
  }

  /**
   * Runs a task on the connection's thread, in the order of the calls to this. Many tasks cost that
   * thread one wake-up. Any thread.
   */
  void onOwnThread(Runnable task) {
    if (link.isOwnThread() && inBatch && tasks.isEmpty()) {
      task.run();
      return;
    }
    tasks.add(task);
    if (tasksAnnounced.compareAndSet(false, true)) {
      try {
        link.execute(this::runTasks);
      } catch (RejectedExecutionException e) {
        runTasksOfDeadThread();
      }
    }
  }

  /** The connection's thread is gone, and nothing but this touches our state any more. */
  private synchronized void runTasksOfDeadThread() {
    runTasks();
  }

  private void runTasks() {
    inBatch = true;
    // Before the queue is read: a task that comes later announces itself anew.
    tasksAnnounced.set(false);
    for (Runnable task = tasks.poll(); task != null; task = tasks.poll()) {
      task.run();
    }
    runner.endBatch();
    inBatch = false;
    pump();
  }

  /** Sends as much as the peer takes, and reads on as far as it takes its answers. */
  private void pump() {
    if (closing) {
      return;
    }
    output.pump();
    if ((inputEnded || draining) && runner.isIdle() && output.isEmpty()) {
      close();
    } else {
      link.setReading(!output.isFull() && blockingReads == 0 && runner.hasRoom());
    }
  }

  /* How it ends. */

  boolean isDraining() {
    return draining;
  }

  /** Takes no more requests, and closes when those that run have been answered. Any thread. */
  void drain() {
    onOwnThread(
        () -> {
          draining = true;
          reactor.defaultStream().retire();
        });
  }

  /** Takes all calls from their handlers, tells the peer so, and closes. Any thread. */
  void shutDown() {
    onOwnThread(
        () -> {
          if (!closing) {
            for (ServerRequest request : reactor.activeRequests()) {
              if (request.attachment() instanceof Call call) {
                boolean unused = runner.cancel(call, CancelReason.SHUTDOWN);
              }
            }
            output.pump();
            closing = true;
            output.drop();
            close();
          }
        });
  }

  private void close() {
    closing = true;
    output.flush();
    link.close();
  }
}
