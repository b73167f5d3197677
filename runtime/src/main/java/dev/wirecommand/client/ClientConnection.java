package dev.wirecommand.client;

import dev.wirecommand.command.CommandException;
import dev.wirecommand.frame.Frame;
import dev.wirecommand.frame.FrameException;
import dev.wirecommand.frame.FrameListener;
import dev.wirecommand.link.FrameInput;
import dev.wirecommand.link.FrameOutput;
import dev.wirecommand.link.Link;
import dev.wirecommand.link.LinkHandler;
import dev.wirecommand.reactor.ClientEvent;
import dev.wirecommand.reactor.ClientReactor;
import dev.wirecommand.reactor.ClientRequest;
import dev.wirecommand.reactor.Limits;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/**
 * One connection of a client: calls into the reactor, frames out, answers back to whoever waits.
 * Calls come from any thread and are taken over in batches by the connection's, where all the rest
 * happens.
 */
public final class ClientConnection
    implements CommandClient, LinkHandler, FrameInput.Handler, ClientEvent.Visitor<Boolean> {
  private final Link link;
  private final FrameInput input;
  private final ClientReactor reactor;
  private final FrameOutput output;
  private final ArrayDeque<ClientRequest> sending = new ArrayDeque<>();
  private final int maxResponseBytes;

  /** What other threads have left for this connection's, and whether it knows. */
  private final Queue<Runnable> tasks = new ConcurrentLinkedQueue<>();

  private final AtomicBoolean tasksAnnounced = new AtomicBoolean();

  private boolean closing;

  /** Why no call can be made any more; null while calls can. */
  private volatile @Nullable String ended;

  /**
   * A client on a link. The link must deliver what happens on it to this object.
   *
   * @param link the connection
   * @param limits what the server may take
   * @param frameListener told of each frame
   */
  public ClientConnection(Link link, Limits limits, FrameListener frameListener) {
    this.link = link;
    this.input = new FrameInput(limits.receivePayload(), frameListener, this);
    this.reactor = new ClientReactor(limits);
    this.output = new FrameOutput(link, frameListener);
    this.maxResponseBytes = limits.responseBytes();
  }

  @Override
  public CompletableFuture<CommandReply> call(
      String command, byte[] arguments, byte @Nullable [] data) {
    PendingCall call = new PendingCall(this, command, arguments, data, maxResponseBytes);
    onConnectionThread(() -> begin(call));
    return call;
  }

  @Override
  public void close() {
    onConnectionThread(() -> end("the connection was closed on this side", null));
  }

  void cancel(PendingCall call) {
    onConnectionThread(
        () -> {
          ClientRequest request = call.request();
          if (request != null) {
            discard(request);
          }
        });
  }

  private void onConnectionThread(Runnable task) {
    tasks.add(task);
    if (tasksAnnounced.compareAndSet(false, true)) {
      try {
        link.execute(this::runTasks);
      } catch (RejectedExecutionException e) {
        // The connection's thread is gone, and onClosed came before; nothing else touches our
        // state.
        runTasks();
      }
    }
  }

  private void runTasks() {
    // Before the queue is read: a task that comes later announces itself anew.
    tasksAnnounced.set(false);
    for (Runnable task = tasks.poll(); task != null; task = tasks.poll()) {
      task.run();
    }
    pump();
  }

  private void begin(PendingCall call) {
    String reason = ended;
    if (reason != null) {
      call.completeExceptionally(new ConnectionException(reason));
      return;
    }
    if (call.isDone()) {
      return;
    }
    ClientRequest request;
    try {
      request = call.begin(reactor);
    } catch (IllegalStateException e) {
      call.completeExceptionally(e);
      return;
    }
    sending.add(request);
  }

  private void discard(ClientRequest request) {
    request.cancel();
    if (!request.frames().isFinished() && !sending.contains(request)) {
      sending.add(request);
    }
  }

  @Override
  public void onBytes(byte[] bytes, int offset, int length) {
    if (!closing) {
      input.onBytes(bytes, offset, length);
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
    pump();
  }

  @Override
  public void onWritable() {
    pump();
  }

  @Override
  public void onEndOfInput() {
    if (!closing && input.onEnd()) {
      end("the server closed the connection", null);
    }
  }

  @Override
  public void onClosed(@Nullable Throwable cause) {
    if (cause == null) {
      onEndOfInput();
    } else {
      end("the connection failed: " + cause.getMessage(), cause);
    }
    closing = true;
  }

  /* Each of these says whether to go on taking frames. */

  @Override
  public Boolean onResponse(ClientEvent.ResponseReceived event) {
    PendingCall call = PendingCall.of(event.request());
    if (!call.take(event.payload(), event.cbor(), event.last())) {
      discard(event.request());
    }
    return true;
  }

  @Override
  public Boolean onRequestFailed(ClientEvent.RequestFailed event) {
    PendingCall.of(event.request()).completeExceptionally(new CommandException(event.message()));
    return true;
  }

  @Override
  public Boolean onText(ClientEvent.TextReceived event) {
    return true;
  }

  @Override
  public Boolean onProgress(ClientEvent.ProgressReceived event) {
    return true;
  }

  @Override
  public Boolean onDiscarded(ClientEvent.Discarded event) {
    return true;
  }

  @Override
  public Boolean onConnectionFailed(ClientEvent.ConnectionFailed event) {
    String reason = event.reason().getMessage();
    end(reason, event.reason());
    for (ClientRequest request : event.pending()) {
      PendingCall.of(request)
          .completeExceptionally(new ConnectionException(reason, event.reason()));
    }
    return false;
  }

  /** Ends every pending call, once, and closes. */
  private void end(String reason, @Nullable Throwable cause) {
    if (ended != null) {
      return;
    }
    ended = reason;
    for (ClientRequest request : reactor.endOfInput().pending()) {
      PendingCall.of(request)
          .completeExceptionally(
              cause == null
                  ? new ConnectionException(reason)
                  : new ConnectionException(reason, cause));
    }
    sending.clear();
    closing = true;
    output.flush();
    link.close();
  }

  private void pump() {
    if (closing) {
      return;
    }
    while (!sending.isEmpty() && link.isWritable()) {
      ClientRequest request = sending.element();
      Frame frame = request.frames().next();
      if (frame == null) {
        sending.remove();
        request.sent();
      } else {
        output.send(frame);
      }
    }
    output.flush();
  }
}
