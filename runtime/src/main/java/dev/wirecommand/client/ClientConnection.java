package dev.wirecommand.client;

import dev.wirecommand.command.CommandException;
import dev.wirecommand.command.ErrorCode;
import dev.wirecommand.engine.EventLoop;
import dev.wirecommand.engine.FrameInput;
import dev.wirecommand.engine.FrameOutput;
import dev.wirecommand.engine.ReadGate;
import dev.wirecommand.engine.SideOutput;
import dev.wirecommand.frame.Frame;
import dev.wirecommand.frame.FrameException;
import dev.wirecommand.link.Link;
import dev.wirecommand.link.LinkHandler;
import dev.wirecommand.reactor.ClientEvent;
import dev.wirecommand.reactor.ClientReactor;
import dev.wirecommand.reactor.ClientRequest;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A client that makes its calls over one connection. It passes the events of its link through the
 * reactor to the calls. Any thread may make calls. Everything else happens on the event loop.
 */
public final class ClientConnection
    implements CommandClient, LinkHandler, FrameInput.Handler, ClientEvent.Visitor<Boolean> {
  private static final Logger LOG = System.getLogger("dev.wirecommand.client");

  private final Link link;
  private final EventLoop loop;
  private final ReadGate gate;
  private final FrameInput input;
  private final ClientReactor reactor;
  private final FrameOutput output;
  private final RequestSender sender;
  private final ClientCalls calls;
  private final ClientNotifier notifier;
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
    this.input = new FrameInput(options.limits().receivePayload(), options.frameListener(), this);
    this.reactor = new ClientReactor(options.limits());
    this.output = new FrameOutput(link, options.frameListener());
    this.notifier = new ClientNotifier(options.listener(), link);
    RequestFactory requests = new RequestFactory(reactor, loop, options);
    this.sender = new RequestSender(link, output, requests);
    this.calls = new ClientCalls(loop, gate, options, requests, sender, notifier);
    notifier.opened();
  }

  /* Called by callers, on any thread. */

  @Override
  public CompletableFuture<CommandReply> call(CommandCall call) {
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
    sender.endBatch();
    loop.endBatch();
  }

  /** Aborts the connection after an unexpected failure, for example in a frame listener. */
  private void onFailure(Throwable failure) {
    LOG.log(
        Level.ERROR,
        "a connection is aborted after an unexpected failure on its event loop",
        failure);
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
    }
  }

  /* Called with the server's frames. */

  @Override
  public boolean onFrame(Frame frame) {
    return reactor.onFrame(frame).accept(this);
  }

  @Override
  public void onFrameError(FrameException problem) {
    reactor.onFrameError(problem).accept(this);
  }

  /* Called with the reactor's events. Each method returns whether to go on taking frames. */

  @Override
  public Boolean onResponse(ClientEvent.ResponseReceived event) {
    ClientCall<?> call = ClientCall.of(event.request());
    if (call != null) {
      call.receive(event);
    }
    return true;
  }

  @Override
  public Boolean onRequestFailed(ClientEvent.RequestFailed event) {
    ClientCall<?> call = ClientCall.of(event.request());
    if (call != null) {
      // A code of another form is no reason to end the connection: its message says enough.
      String code = ErrorCode.isWellFormed(event.code()) ? event.code() : ErrorCode.FAILED;
      call.refuse(new CommandException(code, event.message(), event.details()));
    }
    return true;
  }

  @Override
  public Boolean onText(ClientEvent.TextReceived event) {
    ClientCall<?> call = ClientCall.of(event.request());
    if (call != null) {
      ClientNotifier.text(call.call(), SideOutput.texts(event));
    }
    return true;
  }

  @Override
  public Boolean onProgress(ClientEvent.ProgressReceived event) {
    ClientCall<?> call = ClientCall.of(event.request());
    if (call != null) {
      ClientNotifier.progress(call.call(), SideOutput.update(event));
    }
    return true;
  }

  @Override
  public Boolean onDiscarded(ClientEvent.Discarded event) {
    return true;
  }

  @Override
  public Boolean onConnectionFailed(ClientEvent.ConnectionFailed event) {
    end(event.reason(), null, event.pending());
    return false;
  }

  /* The end. */

  private void fail(Throwable cause) {
    end("the connection failed: " + cause.getMessage(), cause, List.of());
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
    List<ClientRequest> pending = reactor.endOfInput().pending();
    calls.end(failed.isEmpty() ? pending : failed, reason, cause);
    output.flush();
    link.close();
    notifier.closed(reason);
  }
}
