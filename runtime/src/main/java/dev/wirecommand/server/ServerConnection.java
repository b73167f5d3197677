package dev.wirecommand.server;

import dev.wirecommand.command.CancelReason;
import dev.wirecommand.engine.ConnectionAccount;
import dev.wirecommand.engine.EventLoop;
import dev.wirecommand.engine.FrameInput;
import dev.wirecommand.engine.ReadGate;
import dev.wirecommand.link.Link;
import dev.wirecommand.link.LinkHandler;
import dev.wirecommand.reactor.SendFrames;
import dev.wirecommand.reactor.ServerAction;
import dev.wirecommand.reactor.ServerReactor;
import dev.wirecommand.reactor.ServerReactor.DataMode;
import dev.wirecommand.reactor.ServerReactor.OutputMode;
import dev.wirecommand.transport.LoopErrors;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * One connection of a server. It decodes frames, ends batches, and closes the connection. Methods
 * are called on the event loop, unless they say otherwise.
 */
final class ServerConnection implements LinkHandler, ServerActions.Owner, ConnectionTimers.Owner {
  private static final Logger LOG = System.getLogger(ServerConnection.class.getName());

  private enum State {
    OPEN,
    /**
     * The server has told the peer that it is leaving, and refuses new requests. The connection
     * closes when the peer ends its input, or a while after the last response.
     */
    LEAVING,
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
  private final ServerReactor reactor;
  private final OutputQueue output;
  private final GrantWait grants;
  private final CallResources resources;
  private final ServerCalls calls;
  private final ServerActions actions;
  private State state = State.OPEN;
  private final ConnectionTimers timers;

  /** Creates a connection. It calls {@code onClosed} once, when the link has been closed. */
  ServerConnection(
      Link link, ServerSettings settings, CallSlots slots, Consumer<ServerConnection> onClosed) {
    this.link = link;
    this.settings = settings;
    this.onClosed = onClosed;
    this.loop = new EventLoop(link, this::onBatchEnd, this::abort, terminated -> {});
    this.reading = new ReadGate(() -> {}); // Looked at when a batch ends.
    ConnectionAccount account = new ConnectionAccount(settings.limits().memory());
    this.reactor =
        new ServerReactor(settings.limits(), OutputMode.IMMEDIATE, DataMode.STREAMED, account);
    this.output =
        new OutputQueue(link, account, settings.frameListener(), reactor::nextControlFrame);
    this.grants = new GrantWait(link, output);
    this.resources = CallResources.of(settings, link, loop, reading, account, output);
    this.calls = new ServerCalls(resources, reactor, slots);
    this.actions = new ServerActions(resources, reactor, calls, grants, this);
    this.input =
        new FrameInput(
            settings.limits().receivePayload(), settings.frameListener(), actions, account);
    RequestDeadlines deadlines =
        new RequestDeadlines(loop, link.readDeadlines(), reactor, calls.data(), actions);
    PeerProbe probe = new PeerProbe(link.peer(), loop, reactor, output);
    this.timers = new ConnectionTimers(link, loop, settings, input, deadlines, probe, this);
    timers.update(true, false);
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
    if (state == State.OPEN || state == State.LEAVING) {
      state = State.INPUT_ENDED;
      loop.runBatch(this::endInput);
    }
  }

  private void endInput() {
    if (!input.onEnd()) {
      return;
    }
    // Output is not deferred, so the end of input gives nothing to send.
    ServerAction unused = reactor.endOfInput();
    List<Integer> incomplete = reactor.incompleteRequests();
    calls.data().onInputEnded(incomplete);
    timers.endInput(!reactor.isQuiet());
  }

  @Override
  public void onReadTimeout(String complaint) {
    if (state == State.OPEN || state == State.LEAVING) {
      loop.runBatch(() -> input.expire(complaint));
    }
  }

  @Override
  public void onClosed(@Nullable Throwable cause) {
    state = State.CLOSED;
    loop.onLinkClosed();
    timers.stop();
    if (cause != null) {
      LOG.log(Level.DEBUG, "connection failed", cause);
    }
    loop.run(this::abandonCalls);
    onBatchEnd();
    input.close();
    account().close();
    settings.notify(listener -> listener.connectionClosed(link.peer(), cause));
    onClosed.accept(this);
  }

  @Override
  public void onExcess(String excess) {
    input.expire(excess);
  }

  @Override
  public void onProtocolError(ServerAction.ProtocolError action) {
    state = State.CLOSED;
    abandonCalls();
    SendFrames frames = action.frames();
    if (frames != null) {
      output.sendLast(frames);
    }
    close();
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
    resources.responses().endBatch();
    if (account().publish() && state != State.CLOSED) {
      settings.notify(listener -> listener.memoryHeld(link.peer(), account().published()));
    }
    loop.endBatch();
  }

  private void closeOrRead() {
    if (!actions.endIfExcess()) {
      return;
    }
    if (state != State.OPEN && reactor.isQuiet() && output.isEmpty()) {
      if (state == State.INPUT_ENDED) {
        close();
        return;
      }
      timers.startGrace();
    }
    if (state == State.INPUT_ENDED && output.isBlocked()) {
      // The peer cannot send the grant any more.
      timers.startHalfClosed();
    }
    grants.update();
    boolean mayRead = calls.updateRoom() && !output.isFull() && reading.isOpen();
    link.setReading(mayRead);
    timers.update(mayRead, !reactor.isQuiet() || !output.isEmpty());
  }

  /* The end of the connection. */

  @Override
  public boolean isLeaving() {
    return state == State.LEAVING;
  }

  @Override
  public boolean isClosed() {
    return state == State.CLOSED;
  }

  /** Returns the account of the connection. May be called on any thread. */
  ConnectionAccount account() {
    return resources.account();
  }

  /** Runs an action on the event loop if the thread runs one of the calls. For any thread. */
  void ifRunning(Thread thread, Runnable action) {
    loop.execute(() -> calls.ifRunning(thread, action));
  }

  /** Leaves the connection. May be called on any thread. */
  void drain() {
    loop.execute(this::leave);
  }

  @Override
  public void leave() {
    if (state == State.OPEN) {
      state = State.LEAVING;
      reactor.leave();
      // A response that follows in the same batch goes out after the notice.
      output.sendControlFrames();
    }
    calls.drain();
  }

  @Override
  public void onHalfClosedOver() {
    calls.cancelAll(CancelReason.CONNECTION_LOST);
  }

  @Override
  public void onGraceOver() {
    if (state == State.LEAVING && reactor.isQuiet() && output.isEmpty()) {
      close();
    }
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
    timers.stop();
    output.flush();
    link.close();
  }

  /** Aborts the connection after an unexpected failure, such as a frame listener's exception. */
  private void abort(Throwable failure) {
    LoopErrors.report(
        LOG, "unexpected failure on the event loop; the connection is aborted", failure);
    state = State.CLOSED;
    link.abort();
  }
}
