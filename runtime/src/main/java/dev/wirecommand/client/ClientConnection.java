package dev.wirecommand.client;

import dev.wirecommand.command.CommandException;
import dev.wirecommand.command.ErrorCode;
import dev.wirecommand.engine.EventLoop;
import dev.wirecommand.engine.FrameInput;
import dev.wirecommand.engine.FrameOutput;
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
 * One connection of a client: calls into the reactor, frames out, answers back to whoever waits.
 * Calls come from any thread and are taken over in batches by the connection's, where all the rest
 * happens.
 */
public final class ClientConnection
    implements CommandClient, LinkHandler, FrameInput.Handler, ClientEvent.Visitor<Boolean> {
  private static final Logger LOG = System.getLogger("dev.wirecommand.client");

  private final Link link;
  private final ClientOptions options;
  private final FrameInput input;
  private final ClientReactor reactor;
  private final FrameOutput output;
  private final RequestSender sender;
  private final ClientCalls calls;
  private final ClientNotifier notices;

  private final EventLoop tasks;
  private boolean closing;

  /**
   * A client on a link. The link must deliver what happens on it to this object. Called on the
   * connection's thread.
   *
   * @param link the connection, which is there
   * @param options how it is to behave
   */
  public ClientConnection(Link link, ClientOptions options) {
    this.link = link;
    this.options = options;
    this.input = new FrameInput(options.limits().receivePayload(), options.frameListener(), this);
    this.reactor = new ClientReactor(options.limits());
    this.output = new FrameOutput(link, options.frameListener());
    this.tasks = new EventLoop(link, this::endBatch, this::cutOff, this::threadEnded);
    this.notices = new ClientNotifier(options.listener(), link);
    this.sender = new RequestSender(link, output, new CancelRequests(reactor, options.cancels()));
    this.calls =
        new ClientCalls(this, link, options, new RequestFactory(reactor, options), sender, notices);
    notices.opened();
  }

  @Override
  public CompletableFuture<CommandReply> call(CommandCall call) {
    return begin(calls.make(call, ClientCall.REPLY, null));
  }

  @Override
  public <R> CompletableFuture<R> call(CommandCall call, Function<CommandReply, R> decoder) {
    return begin(calls.make(call, decoder, null));
  }

  private <R> ClientCall<R> begin(ClientCall<R> call) {
    tasks.execute(() -> calls.begin(call));
    return call;
  }

  @Override
  public ResponseStream open(CommandCall call) {
    Download download = new Download(this, calls, call, options);
    ClientCall<CommandReply> unused = begin(download.call());
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
    onConnectionThread(
        () -> {
          List<ClientRequest> pending = closing ? List.of() : reactor.pendingRequests();
          // That this side sends nothing more would not tell the server: it might still read.
          calls.discard(pending);
          try {
            sender.pump();
          } finally {
            // Here alone they are known: the reactor has them no longer among its pending ones.
            end("the connection was closed on this side", null, pending);
          }
        });
  }

  /** Runs a task on the connection's thread, which is then woken if it sleeps. */
  void onConnectionThread(Runnable task) {
    tasks.submit(task);
  }

  /** The connection's thread is gone: nothing but the tasks touches our state any more. */
  private void threadEnded(RejectedExecutionException cause) {
    end("the connection's thread has ended", cause, List.of());
  }

  /** Does what other threads have left, and sends what there is. */
  private void endBatch() {
    tasks.runQueued();
    pump();
    tasks.endBatch();
  }

  /** Sends what there is, while the server reads it. */
  void pump() {
    tasks.run(sender::pump);
  }

  /** By a fault of our own, or of a listener to frames: there is no going on. */
  private void cutOff(Throwable failure) {
    LOG.log(Level.ERROR, "a connection's own thread failed, and the connection is cut", failure);
    link.abort();
    fail(failure);
  }

  /** Runs a task on the connection's thread, alone. */
  void execute(Runnable task) {
    link.execute(task);
  }

  @Override
  public void onBytes(byte[] bytes, int offset, int length) {
    tasks.beginBatch();
    if (!closing) {
      input.onBytes(bytes, offset, length);
    }
    if (closing) {
      // The link has been told to close, and may not tell of the batch's end.
      endBatch();
    }
  }

  @Override
  public boolean onFrame(Frame frame) {
    return reactor.onFrame(frame).accept(this);
  }

  @Override
  public void onFrameError(FrameException problem) {
    reactor.onFrameError(problem).accept(this);
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
    if (!closing && input.onEnd()) {
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
    // What was announced may never be run any more.
    endBatch();
  }

  /* Each of these says whether to go on taking frames. */

  @Override
  public Boolean onResponse(ClientEvent.ResponseReceived event) {
    ClientCall<?> call = ClientCall.of(event.request());
    if (call != null) {
      calls.received(call, event);
    }
    return true;
  }

  @Override
  public Boolean onRequestFailed(ClientEvent.RequestFailed event) {
    ClientCall<?> call = ClientCall.of(event.request());
    if (call != null) {
      // A code of another form is no reason to end the connection: its message says enough.
      String code = ErrorCode.isWellFormed(event.code()) ? event.code() : ErrorCode.FAILED;
      calls.refused(call, new CommandException(code, event.message(), event.details()));
    }
    return true;
  }

  @Override
  public Boolean onText(ClientEvent.TextReceived event) {
    ClientCall<?> call = ClientCall.of(event.request());
    if (call != null) {
      ClientNotifier.text(call, SideOutput.texts(event));
    }
    return true;
  }

  @Override
  public Boolean onProgress(ClientEvent.ProgressReceived event) {
    ClientCall<?> call = ClientCall.of(event.request());
    if (call != null) {
      ClientNotifier.progress(call, SideOutput.update(event));
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

  private void fail(Throwable cause) {
    end("the connection failed: " + cause.getMessage(), cause, List.of());
  }

  /**
   * Ends every pending call, once, and closes.
   *
   * @param known calls that the reactor does not count among the pending ones any more
   */
  private void end(String reason, @Nullable Throwable cause, List<ClientRequest> known) {
    if (closing) {
      return;
    }
    closing = true;
    calls.end(reason);
    List<ClientRequest> pending = reactor.endOfInput().pending();
    calls.disconnect(known, reason, cause);
    calls.disconnect(pending, reason, cause);
    output.flush();
    link.close();
    notices.closed(reason);
  }
}
