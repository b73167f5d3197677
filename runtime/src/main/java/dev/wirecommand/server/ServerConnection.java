package dev.wirecommand.server;

import dev.wirecommand.command.CancelReason;
import dev.wirecommand.engine.EventLoop;
import dev.wirecommand.engine.FrameInput;
import dev.wirecommand.engine.ReadGate;
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
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * One connection of a server. It passes frames to the reactor, carries out the reactor's actions,
 * and closes the connection. Methods are called on the event loop, unless they say otherwise.
 */
final class ServerConnection
    implements LinkHandler, FrameInput.Handler, ServerAction.Visitor<Boolean> {
  private static final Logger LOG = System.getLogger(ServerConnection.class.getName());

  private enum State {
    OPEN,
    /** The server refuses new requests. The connection closes after the last response. */
    DRAINING,
    /** The input from the peer has ended. The connection closes after the last response. */
    INPUT_ENDED,
    CLOSED
  }

  private final Link link;
  private final ServerSettings settings;
  private final Consumer<ServerConnection> onClosed;
  private final EventLoop loop;
  private final ReadGate reading;
  private final FrameInput input;
  private final ReadGuard readGuard;
  private final ServerReactor reactor;
  private final OutputQueue output;
  private final ResponseWriter responses;
  private final ServerCalls calls;
  private State state = State.OPEN;

  /**
   * @param onClosed called once, when the link has been closed
   */
  ServerConnection(
      Link link, ServerSettings settings, CallSlots slots, Consumer<ServerConnection> onClosed) {
    this.link = link;
    this.settings = settings;
    this.onClosed = onClosed;
    this.loop = new EventLoop(link, this::onBatchEnd, this::abort, terminated -> {});
    // The gate is looked at when a batch ends.
    this.reading = new ReadGate(() -> {});
    this.input = new FrameInput(settings.limits().receivePayload(), settings.frameListener(), this);
    this.readGuard = new ReadGuard(link, input, this::onReadTimeout);
    this.reactor = new ServerReactor(settings.limits(), OutputMode.IMMEDIATE, DataMode.STREAMED);
    this.output = new OutputQueue(link, settings.frameListener());
    this.responses = new ResponseWriter(output, settings.limits().sendPayload());
    SideOutputQueue sideOutput = new SideOutputQueue(loop, output);
    this.calls =
        new ServerCalls(
            new CallResources(settings, link.peer(), loop, reading, output, responses, sideOutput),
            reactor,
            slots);
    readGuard.update(true, false);
    settings.notify(listener -> listener.connectionOpened(link.peer()));
  }

  /* Events of the link. */

  @Override
  public void onBytes(byte[] bytes, int offset, int length) {
    loop.beginBatch();
    if (state == State.CLOSED) {
      return;
    }
    try {
      input.onBytes(bytes, offset, length);
    } catch (Throwable e) {
      abort(e);
    }
  }

  @Override
  public void onWritable() {
    onBatchEnd();
  }

  @Override
  public void onEndOfInput() {
    if (state == State.OPEN || state == State.DRAINING) {
      state = State.INPUT_ENDED;
      loop.run(this::endInput);
      onBatchEnd();
    }
  }

  private void endInput() {
    if (!input.onEnd()) {
      return;
    }
    // Output is not deferred, so the end of input gives nothing to send.
    ServerAction unused = reactor.endOfInput();
    List<Integer> incomplete = reactor.incompleteRequests();
    if (!incomplete.isEmpty()) {
      LOG.log(Level.DEBUG, "input ended within requests {0}", incomplete);
    }
    calls.onInputEnded(incomplete);
    if (!reactor.isQuiet() && link.peer().transport() != Peer.Transport.STDIO) {
      loop.schedule(
          () -> calls.cancelAll(CancelReason.CONNECTION_LOST), settings.halfClosedTime().toNanos());
    }
  }

  private void onReadTimeout(String complaint) {
    if (state == State.OPEN || state == State.DRAINING) {
      loop.run(() -> input.expire(complaint));
      onBatchEnd();
    }
  }

  @Override
  public void onClosed(@Nullable Throwable cause) {
    state = State.CLOSED;
    readGuard.stop();
    if (cause != null) {
      LOG.log(Level.DEBUG, "connection failed", cause);
    }
    loop.run(this::abandonCalls);
    onBatchEnd();
    settings.notify(listener -> listener.connectionClosed(link.peer(), cause));
    onClosed.accept(this);
  }

  /* Frames. */

  @Override
  public boolean onFrame(Frame frame) {
    return reactor.onFrame(frame).accept(this);
  }

  @Override
  public void onFrameError(FrameException problem) {
    reactor.onFrameError(problem).accept(this);
  }

  /* Actions of the reactor. Each method returns whether to go on taking frames. */

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
    if (state == State.DRAINING) {
      reactor.retireDefaultStream();
    }
    calls.run(action);
    return state != State.CLOSED;
  }

  @Override
  public Boolean onDataReceived(ServerAction.DataReceived action) {
    calls.onData(action);
    return state != State.CLOSED;
  }

  @Override
  public Boolean onSendFrames(SendFrames action) {
    output.send(action);
    return true;
  }

  @Override
  public Boolean onProtocolError(ServerAction.ProtocolError action) {
    LOG.log(Level.DEBUG, "protocol error: {0}", action.message());
    settings.notify(listener -> listener.protocolError(link.peer(), action.message()));
    state = State.CLOSED;
    abandonCalls();
    SendFrames frames = action.frames();
    if (frames != null) {
      output.sendLast(frames);
    }
    close();
    return false;
  }

  /* The end of a batch. */

  /** Runs queued tasks, starts calls, writes frames, and decides whether to read more input. */
  @Override
  public void onBatchEnd() {
    try {
      do {
        loop.runQueued();
        calls.endBatch();
        if (state != State.CLOSED) {
          output.pump();
        }
      } while (calls.hasWork());
      if (state != State.CLOSED) {
        closeOrRead();
      }
    } catch (Throwable e) {
      abort(e);
    }
    responses.endBatch();
    loop.endBatch();
  }

  private void closeOrRead() {
    if (state != State.OPEN && reactor.isQuiet() && output.isEmpty()) {
      close();
      return;
    }
    boolean mayRead = calls.updateRoom() && !output.isFull() && reading.isOpen();
    link.setReading(mayRead);
    readGuard.update(mayRead, !reactor.isQuiet() || !output.isEmpty());
  }

  /* The end of the connection. */

  /** Returns whether the caller runs on the event loop. May be called on any thread. */
  boolean inEventLoop() {
    return loop.inEventLoop();
  }

  /**
   * Refuses new requests, and closes the connection after the last response. May be called on any
   * thread.
   */
  void drain() {
    loop.execute(
        () -> {
          if (state == State.OPEN) {
            state = State.DRAINING;
          }
          calls.drain();
          reactor.retireDefaultStream();
        });
  }

  /**
   * Cancels all calls, answers them with errors, and closes the connection. May be called on any
   * thread.
   */
  void shutDown() {
    loop.execute(
        () -> {
          if (state != State.CLOSED) {
            calls.cancelAll(CancelReason.SHUTDOWN);
            output.pump();
            output.close();
            output.drop();
            close();
          }
        });
  }

  /** Cancels all calls, and drops their responses. */
  private void abandonCalls() {
    output.close();
    calls.cancelAll(CancelReason.CONNECTION_LOST);
    output.drop();
  }

  private void close() {
    state = State.CLOSED;
    readGuard.stop();
    output.flush();
    link.close();
  }

  /** Aborts the connection after an unexpected failure, such as a frame listener's exception. */
  private void abort(Throwable failure) {
    LOG.log(
        Level.ERROR, "unexpected failure on the event loop; the connection is aborted", failure);
    state = State.CLOSED;
    link.abort();
  }
}
