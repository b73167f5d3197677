package dev.wirecommand.server;

import dev.wirecommand.command.CancelReason;
import dev.wirecommand.command.CommandException;
import dev.wirecommand.engine.EventLoop;
import dev.wirecommand.engine.FrameInput;
import dev.wirecommand.engine.ReadGuard;
import dev.wirecommand.frame.Frame;
import dev.wirecommand.frame.FrameException;
import dev.wirecommand.link.Link;
import dev.wirecommand.link.LinkHandler;
import dev.wirecommand.link.Peer;
import dev.wirecommand.reactor.SendFrames;
import dev.wirecommand.reactor.ServerAction;
import dev.wirecommand.reactor.ServerReactor;
import dev.wirecommand.reactor.ServerReactor.DataMode;
import dev.wirecommand.reactor.ServerReactor.OutputMode;
import dev.wirecommand.reactor.ServerRequest;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.List;
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
  private final SideOutputQueue side;
  private final EventLoop tasks;
  private final ServerCalls runner;
  private final ResponseBuffer answers;
  private final StarvationGuard starvation;
  private final ReadGuard readGuard;

  /* Touched by the connection's thread alone. */

  /** How many calls don't take their data, so that nothing more is read. */
  private int blockingReads;

  private boolean inputEnded;
  private boolean draining;
  private boolean closing;

  ServerConnection(
      Link link, ServerSettings settings, CallSlots slots, Consumer<ServerConnection> whenClosed) {
    this.link = link;
    this.peer = link.peer();
    this.settings = settings;
    this.whenClosed = whenClosed;
    this.input = new FrameInput(settings.limits().receivePayload(), settings.frameListener(), this);
    this.reactor = new ServerReactor(settings.limits(), OutputMode.IMMEDIATE, DataMode.STREAMED);
    this.output = new OutputQueue(link, settings.frameListener());
    this.answers = new ResponseBuffer(output, settings.limits().sendPayload());
    this.side = new SideOutputQueue(this, output);
    this.tasks = new EventLoop(link, this::endBatch, this::cutOff, ended -> {});
    this.runner = new ServerCalls(this, slots);
    this.starvation = new StarvationGuard(this, runner);
    this.readGuard = new ReadGuard(link, input, this::onLate);
    readGuard.update(true, false);
    tell(() -> settings.listener().connectionOpened(peer));
  }

  /* What the link tells. */

  @Override
  public void onBytes(byte[] bytes, int offset, int length) {
    tasks.beginBatch();
    if (closing) {
      return;
    }
    try {
      input.onBytes(bytes, offset, length);
    } catch (Throwable e) {
      cutOff(e);
    }
  }

  @Override
  public void onBatchEnd() {
    endBatch();
  }

  @Override
  public void onWritable() {
    endBatch();
  }

  @Override
  public void onEndOfInput() {
    if (!closing && !inputEnded) {
      inputEnded = true;
      tasks.run(this::endInput);
      endBatch();
    }
  }

  private void endInput() {
    if (!input.onEnd()) {
      return;
    }
    ServerAction unused = reactor.endOfInput();
    List<Integer> incomplete = reactor.incompleteRequests();
    if (!incomplete.isEmpty()) {
      LOG.log(Level.DEBUG, "input ended within requests {0}", incomplete);
    }
    for (int id : incomplete) {
      ServerCall call = call(reactor.request(id));
      if (call != null) {
        call.inputEnded();
      }
    }
    if (!reactor.isQuiet() && peer.transport() != Peer.Transport.STDIO) {
      schedule(() -> cancelAll(CancelReason.CONNECTION_LOST), settings.halfClosedTime().toNanos());
    }
  }

  @Override
  public void onClosed(@Nullable Throwable cause) {
    closing = true;
    readGuard.stop();
    if (cause != null) {
      LOG.log(Level.DEBUG, "connection failed", cause);
    }
    tasks.run(() -> abandon(CancelReason.CONNECTION_LOST));
    endBatch();
    tell(() -> settings.listener().connectionClosed(peer, cause));
    whenClosed.accept(this);
  }

  /** Takes all calls from their handlers, and forgets what they would have been answered with. */
  private void abandon(CancelReason reason) {
    cancelAll(reason);
    output.drop();
  }

  private void cancelAll(CancelReason reason) {
    for (ServerRequest request : reactor.activeRequests()) {
      ServerCall call = call(request);
      if (call != null) {
        // One that fails, as by its publisher, must not keep the others from their end.
        tasks.run(() -> runner.cancel(call, reason));
      }
    }
  }

  private static @Nullable ServerCall call(@Nullable ServerRequest request) {
    return request != null && request.attachment() instanceof ServerCall call ? call : null;
  }

  /** By a fault of our own, or of a listener to frames: there is no going on. */
  private void cutOff(Throwable failure) {
    LOG.log(Level.ERROR, "a connection's own thread failed, and the connection is cut", failure);
    closing = true;
    link.abort();
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
      reactor.retireDefaultStream();
    }
    runner.take(action);
    return !closing;
  }

  @Override
  public Boolean onDataReceived(ServerAction.DataReceived action) {
    ServerCall call = call(action.request());
    RequestData data = call == null ? null : call.incoming();
    if (data != null) {
      data.add(action.data(), action.last());
    }
    return !closing;
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
  SideOutputQueue side() {
    return side;
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
          tasks.run(task);
          endBatch();
        },
        delayNanos);
  }

  /** Sends what the reactor gave. */
  void give(ServerAction action) {
    if (!closing) {
      boolean unused = action.accept(this);
    }
  }

  ResponseBuffer answers() {
    return answers;
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

  /** A call has ended: its handler, and all of its result is on its way. */
  void ended(ServerCall call) {
    runner.ended(call);
  }

  /** Takes a call back; returns whether it was running. */
  boolean cancel(int requestId) {
    ServerCall call = call(reactor.request(requestId));
    return call != null && cancel(call, CancelReason.BY_PEER);
  }

  /** Takes a call back; returns whether it was running. */
  boolean cancel(ServerCall call, CancelReason reason) {
    return runner.cancel(call, reason);
  }

  /** Whether the peer has so much to take that nothing more should be begun. */
  boolean isOutputFull() {
    return output.isFull();
  }

  void blockReading() {
    blockingReads++;
  }

  void unblockReading() {
    blockingReads--;
  }

  /** Whether data of a call that runs is still to be read. */
  boolean isDataAwaited() {
    for (ServerRequest request : reactor.activeRequests()) {
      ServerCall call = call(request);
      if (call != null && call.isDataAwaited() && !runner.isWaiting(call)) {
        return true;
      }
    }
    return false;
  }

  /** Tells a listener, whose failures are its own. */
  void tell(Runnable event) {
    try {
      event.run();
    } catch (Throwable e) {
      LOG.log(Level.WARNING, "a server listener failed", e);
    }
  }

  /** Runs a task on the connection's thread, in the order of the calls to this. Any thread. */
  void onOwnThread(Runnable task) {
    tasks.execute(task);
  }

  /** Does all that there is to do, sends as much as the peer takes, and decides what to read. */
  private void endBatch() {
    try {
      do {
        tasks.runAll();
        runner.endBatch();
        if (!closing) {
          output.pump();
        }
      } while (runner.hasWork());
      if (!closing) {
        closeOrRead();
      }
    } catch (Throwable e) {
      cutOff(e);
    }
    answers.drop();
    runner.dropSpare();
    tasks.endBatch();
  }

  private void closeOrRead() {
    if ((inputEnded || draining) && reactor.isQuiet() && output.isEmpty()) {
      close();
      return;
    }
    boolean room = runner.hasRoom();
    starvation.update(!room);
    boolean reading = !output.isFull() && blockingReads == 0 && room;
    link.setReading(reading);
    readGuard.update(reading, !reactor.isQuiet() || !output.isEmpty());
  }

  private void onLate(String complaint) {
    if (!closing && !inputEnded) {
      tasks.run(() -> input.expire(complaint));
      endBatch();
    }
  }

  /* How it ends. */

  boolean isDraining() {
    return draining;
  }

  boolean isClosing() {
    return closing;
  }

  /** Takes no more requests, and closes when those that run have been answered. Any thread. */
  void drain() {
    onOwnThread(
        () -> {
          draining = true;
          reactor.retireDefaultStream();
        });
  }

  /** Takes all calls from their handlers, tells the peer so, and closes. Any thread. */
  void shutDown() {
    onOwnThread(
        () -> {
          if (!closing) {
            cancelAll(CancelReason.SHUTDOWN);
            output.pump();
            closing = true;
            output.drop();
            close();
          }
        });
  }

  private void close() {
    closing = true;
    readGuard.stop();
    output.flush();
    link.close();
  }
}
