package dev.wirecommand.client;

import dev.wirecommand.engine.ConnectionAccount;
import dev.wirecommand.engine.EventLoop;
import dev.wirecommand.engine.FrameBudgets;
import dev.wirecommand.engine.FrameInput;
import dev.wirecommand.engine.FrameOutput;
import dev.wirecommand.engine.ReadGate;
import dev.wirecommand.engine.ReadGuard;
import dev.wirecommand.frame.Frame;
import dev.wirecommand.frame.FrameException;
import dev.wirecommand.link.Link;
import dev.wirecommand.link.LinkHandler;
import dev.wirecommand.reactor.ClientReactor;
import dev.wirecommand.reactor.ClientRequest;
import dev.wirecommand.text.FailureText;
import dev.wirecommand.transport.LoopErrors;
import java.lang.System.Logger;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A client that makes its calls over one connection. It passes the events of its link through the
 * reactor to the calls. Any thread may make calls. Everything else happens on the event loop.
 */
public final class ClientConnection implements CommandClient, LinkHandler, FrameInput.Handler {
  private static final Logger LOG = System.getLogger("dev.wirecommand.client");

  private static final String LEFT =
      "the server left the connection, and it ended after the last call: make a new connection";

  private final Link link;
  private final EventLoop loop;
  private final ReadGate gate;
  private final ConnectionAccount account;
  private final FrameInput input;
  private final ClientReactor reactor;
  private final FrameOutput output;
  private final RequestSender sender;
  private final ClientCalls calls;
  private final ClientNotifier notifier;
  private final ClientEvents events;
  private final KeepAlive keepAlive;
  private final FrameBudgets budgets;
  private final ReadGuard readGuard;

  /** Whether the server is leaving. Then this side ends the connection after its last call. */
  private volatile boolean leaving;

  private boolean ended;

  /**
   * Creates a client that uses the given link. The link must deliver its events to this object.
   * Called on the event loop.
   *
   * @param link the link, which must be open
   * @param options the options of the connection
   */
  public ClientConnection(Link link, ClientOptions options) {
    this.link = link;
    this.loop = new EventLoop(link, this::endBatch, this::onFailure, this::onTerminated);
    this.gate = new ReadGate(this::updateReading);
    this.account = ConnectionAccount.ofClient(options.limits().memory());
    this.input =
        new FrameInput(options.limits().receivePayload(), options.frameListener(), this, account);
    this.reactor = new ClientReactor(options.limits());
    this.output = new FrameOutput(link, options.frameListener());
    this.notifier = new ClientNotifier(options.listener(), link);
    RequestFactory requests = new RequestFactory(reactor, loop, options, account);
    this.sender = new RequestSender(link, output, requests);
    this.calls = new ClientCalls(loop, gate, options, requests, sender, notifier, account);
    this.budgets = new FrameBudgets(options.limits(), link::nanoTime);
    this.events =
        new ClientEvents(
            reactor, sender, budgets, event -> end(event.reason(), null, event.pending()));
    this.readGuard = new ReadGuard(link, options.readDeadlines(), input, this::onLate, () -> {});
    this.keepAlive = new KeepAlive(link, loop, gate, sender, output, options, this::fail);
    keepAlive.start();
    notifier.opened();
  }

  /* Called by callers, on any thread. */

  @Override
  public CompletableFuture<CommandReply> call(CommandCall call) {
    CallRoute route = call.options().route();
    if (route != null) {
      route.takeIfUnknown(this);
    }
    ClientCall<CommandReply> made = calls.make(call, ClientCall.REPLY);
    loop.execute(() -> calls.begin(made));
    return made;
  }

  @Override
  public <R> CompletableFuture<R> call(CommandCall call, Function<CommandReply, R> decoder) {
    ClientCall<R> made = calls.make(call, decoder);
    loop.execute(() -> calls.begin(made));
    return made;
  }

  @Override
  public ResponseStream open(CommandCall call) {
    Download download = calls.makeDownload(call);
    loop.execute(() -> calls.begin(download.call()));
    return download;
  }

  @Override
  public boolean isOwnThread() {
    return link.isOwnThread();
  }

  @Override
  public boolean isOpen() {
    return !calls.isEnded();
  }

  @Override
  public boolean isLeaving() {
    return leaving || !isOpen();
  }

  @Override
  public Runnable whenClosed(Runnable action) {
    return notifier.whenClosed(action);
  }

  @Override
  public void close() {
    loop.submit(this::closeHere);
  }

  private void closeHere() {
    if (ended) {
      return;
    }
    // Closing the connection would not tell the server: it might still read what was sent.
    calls.withdraw(reactor.pendingRequests());
    try {
      sender.send();
    } finally {
      end("the connection was closed on this side", null, List.of());
    }
  }

  /* Called by the link. */

  @Override
  public void onBytes(byte[] bytes, int offset, int length) {
    loop.beginBatch();
    keepAlive.onBytes();
    if (!ended) {
      input.onBytes(bytes, offset, length);
    }
    if (ended) {
      // A link that has been closed may not tell the end of the batch.
      endBatch();
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
    if (!ended && input.onEnd()) {
      end("the server closed the connection", null, List.of());
    }
  }

  @Override
  public void onClosed(@Nullable Throwable cause) {
    loop.onLinkClosed();
    if (cause == null) {
      onEndOfInput();
    } else {
      fail(cause);
    }
    // The link may not run tasks any more, so the queued ones run now.
    endBatch();
  }

  /* Called by the event loop and the read gate. */

  private void endBatch() {
    loop.runQueued();
    loop.run(sender::send);
    if (leaving && !ended && reactor.pendingCount() == 0) {
      end(LEFT, null, List.of());
    }
    sender.endBatch();
    keepAlive.update();
    updateReadGuard();
    loop.endBatch();
  }

  /** A server may be silent between two frames. */
  private void updateReadGuard() {
    readGuard.update(gate.isOpen(), true);
  }

  /** Ends the connection, because the rest of a frame is late. */
  private void onLate(String complaint) {
    loop.runBatch(() -> expire(complaint));
  }

  private void expire(String complaint) {
    if (!ended) {
      input.expire(complaint);
    }
  }

  /** Aborts the connection after an unexpected failure, for example in a frame listener. */
  private void onFailure(Throwable failure) {
    LoopErrors.report(
        LOG, "a connection is aborted after an unexpected failure on its event loop", failure);
    link.abort();
    fail(failure);
  }

  /**
   * Ends the connection after the event loop has terminated. Afterwards, only tasks that are still
   * queued use this object.
   */
  private void onTerminated(RejectedExecutionException cause) {
    end("the connection's thread has ended", cause, List.of());
  }

  private void updateReading() {
    if (!ended) {
      link.setReading(gate.isOpen());
      keepAlive.update();
      updateReadGuard();
    }
  }

  /* Called with the server's frames. */

  @Override
  public boolean onFrame(Frame frame) {
    String excess = budgets.excess(frame);
    if (excess != null) {
      input.expire(excess);
      return false;
    }
    boolean more = reactor.onFrame(frame).accept(events);
    if (reactor.isLeaving()) {
      leaving = true;
    }
    return more;
  }

  @Override
  public void onFrameError(FrameException problem) {
    reactor.onFrameError(problem).accept(events);
  }

  /* The end. */

  private void fail(Throwable cause) {
    end("the connection failed: " + FailureText.of(cause), cause, List.of());
  }

  /**
   * Ends all calls and closes the link, unless the connection has already ended.
   *
   * @param failed the requests that a failure of the reactor has ended. The reactor no longer lists
   *     them
   */
  private void end(String reason, @Nullable Throwable cause, List<ClientRequest> failed) {
    if (ended) {
      return;
    }
    ended = true;
    keepAlive.stop();
    readGuard.stop();
    List<ClientRequest> pending = reactor.endOfInput().pending();
    calls.end(failed.isEmpty() ? pending : failed, reason, cause);
    output.flush();
    link.close();
    input.close();
    account.close();
    notifier.closed(reason);
  }
}
