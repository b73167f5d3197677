package dev.wirecommand.server;

import dev.wirecommand.Permission;
import dev.wirecommand.cbor.CborWriter;
import dev.wirecommand.codegen.CommandDescriptor;
import dev.wirecommand.codegen.PreparedCall;
import dev.wirecommand.command.CallMeta;
import dev.wirecommand.command.CancelReason;
import dev.wirecommand.command.CommandContext;
import dev.wirecommand.command.CommandData;
import dev.wirecommand.command.CommandException;
import dev.wirecommand.command.Deadline;
import dev.wirecommand.engine.CurrentCall;
import dev.wirecommand.link.Link.Timer;
import dev.wirecommand.link.Peer;
import dev.wirecommand.reactor.ByteSlice;
import dev.wirecommand.reactor.ServerRequest;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One call of a command by a peer. It ends when its handler has ended and its whole response has
 * been queued. Methods are called on the event loop, unless they say otherwise.
 */
final class ServerCall
    implements HandlerThreads.Task,
        HandlerResponse.Owner,
        StreamedResponse.Owner,
        ServerResponse.Visitor {
  private static final Logger LOG = System.getLogger(ServerCall.class.getName());

  /** The owner of a call, which is told when the call ends. Called on the event loop. */
  interface Owner {
    /** Cancels a running or waiting call. Returns false if the call has already been answered. */
    boolean cancel(ServerCall call, CancelReason reason);

    /** Called when a cancelled call waits for a stage, which may never complete. */
    void onCancelledLater(ServerCall call);

    /** Called when the handler has ended and the whole response has been queued. */
    void onEnded(ServerCall call);
  }

  private enum State {
    /** The handler has not responded yet. A cancelled call may already have been answered. */
    RUNNING,
    /** The streamed response of the handler is being sent. */
    STREAMING,
    ENDED
  }

  private final CallResources resources;
  private final Owner owner;
  private final AdmittedRequest admitted;
  private final ServerRequest request;
  private final @Nullable RequestData data;
  private final Cancellation cancellation = new Cancellation();

  private State state = State.RUNNING;
  private @Nullable Deadline deadline;
  private @Nullable Timer deadlineTimer;
  private @Nullable PreparedCall prepared;
  private @Nullable StreamedResponse streamed;

  /** Whether the handler has returned a stage, which completes the call later. */
  private volatile boolean later;

  /** The context of the call, or null until {@link #context} is first called. */
  private @Nullable CallContext context;

  private @Nullable String error;
  private long arrivedNanos;
  private long bytesOut;

  ServerCall(CallResources resources, Owner owner, AdmittedRequest admitted) {
    this.resources = resources;
    this.owner = owner;
    this.admitted = admitted;
    this.request = admitted.request();
    this.data = admitted.data();
    request.attach(this);
  }

  /** Returns a request's call, or null if the request is null or has no call. */
  static @Nullable ServerCall of(@Nullable ServerRequest request) {
    return request != null && request.attachment() instanceof ServerCall call ? call : null;
  }

  ServerRequest request() {
    return request;
  }

  CommandDescriptor descriptor() {
    return admitted.descriptor();
  }

  /** Returns the context of the call. Called by one thread at a time. */
  CallContext context() {
    CallContext known = context;
    if (known == null) {
      known = new CallContext(this, resources);
      context = known;
    }
    return known;
  }

  CommandData data() {
    return data == null ? CommandData.none() : data;
  }

  /** Returns the data of the call. Null if the request has no data, or the command accepts none. */
  @Nullable RequestData requestData() {
    return data;
  }

  void arrived(long nanos) {
    arrivedNanos = nanos;
  }

  void limitTime(@Nullable Deadline until, Timer timer) {
    deadline = until;
    deadlineTimer = timer;
  }

  /** Prepares the start of the handler. From now on the peer may send more data. */
  void prepare(PreparedCall call) {
    prepared = call;
    if (data != null) {
      data.start();
    }
  }

  /** Runs the handler, unless the call has been cancelled. Called on a handler thread. */
  @Override
  public void run() {
    if (!cancellation.enter()) {
      complete(new ServerResponse.Failure(CallErrors.cancelled(command(), CancelReason.BY_PEER)));
      return;
    }
    try {
      runHandler();
      resources.loop().forgetInterrupts();
    } finally {
      cancellation.exit();
    }
  }

  /** Runs the handler without a check for cancellation, for which the event loop has no need. */
  void runHandler() {
    PreparedCall call = Objects.requireNonNull(prepared);
    prepared = null;
    HandlerResponse response = new HandlerResponse(this);
    if (peer().transport() == Peer.Transport.STDIO) {
      CommandContext outer = CurrentCall.enter(context());
      try {
        response.run(call);
      } finally {
        CurrentCall.exit(outer);
      }
    } else {
      response.run(call);
    }
  }

  /**
   * Completes the call with an error, because no thread can run the handler. May be called on any
   * thread.
   */
  @Override
  public void reject() {
    complete(
        new ServerResponse.Failure(
            CallErrors.noThread(command(), resources.settings().handlers())));
  }

  @Override
  public CborWriter newWriter() {
    return resources.loop().inEventLoop() ? resources.responses().borrow() : new CborWriter();
  }

  @Override
  public CommandException errorFor(Throwable failure) {
    CancelReason reason = cancellation.reason();
    if (reason == null) {
      return CallErrors.of(failure, context(), resources.settings().failures());
    }
    // Most likely this is what the interrupt led to, and the peer has its answer already.
    LOG.log(Level.DEBUG, "command " + command() + " failed after it was cancelled", failure);
    return CallErrors.cancelled(command(), reason);
  }

  @Override
  public void discard(ServerResponse response) {
    if (response instanceof ServerResponse.Streamed stream) {
      newStream(stream).discard();
    }
  }

  private StreamedResponse newStream(ServerResponse.Streamed response) {
    return new StreamedResponse(
        request, resources, response, () -> CallErrors.noThreadForResult(command()), this);
  }

  @Override
  public void putOff() {
    later = true;
    if (cancellation.reason() != null) {
      resources.loop().execute(() -> owner.onCancelledLater(this));
    }
  }

  @Override
  public void complete(ServerResponse response) {
    resources.loop().execute(() -> response.accept(this));
  }

  /* Responding. */

  @Override
  public void onValue(ServerResponse.Value response) {
    if (isWanted(response)) {
      cancellation.answered();
      bytesOut += response.writer().size();
      resources.responses().respond(request, response.writer());
      end();
    }
  }

  @Override
  public void onBytes(ServerResponse.Bytes response) {
    if (isWanted(response)) {
      cancellation.answered();
      bytesOut += response.array().length;
      resources.responses().respond(request, ByteSlice.of(response.array()), false);
      end();
    }
  }

  @Override
  public void onError(ServerResponse.Failure response) {
    if (isWanted(response)) {
      fail(response.error());
      end();
    }
  }

  @Override
  public void onStreamed(ServerResponse.Streamed response) {
    if (isWanted(response)) {
      state = State.STREAMING;
      streamed = newStream(response);
      streamed.start();
    }
  }

  /**
   * Returns whether a response of the handler should be sent. If not, discards the response, and
   * ends a call that was answered before its handler responded.
   */
  private boolean isWanted(ServerResponse response) {
    if (state == State.RUNNING && !isAnswered()) {
      return true;
    }
    discard(response);
    // An executor that both ran and rejected the call has completed it before.
    if (state == State.RUNNING) {
      end();
    }
    return false;
  }

  @Override
  public void onSent(int bytes) {
    bytesOut += bytes;
  }

  @Override
  public void onStreamEnded(@Nullable Throwable failure) {
    if (!isAnswered()) {
      if (failure != null) {
        fail(errorFor(failure));
      } else {
        cancellation.answered();
      }
    }
  }

  @Override
  public void onStreamReleased() {
    end();
  }

  private void fail(CommandException failure) {
    cancellation.answered();
    error = failure.code();
    resources.responses().fail(request, failure);
  }

  /** Returns whether the call has been answered. May be called on any thread. */
  boolean isAnswered() {
    return cancellation.isAnswered();
  }

  /**
   * Cancels a started call. Responds with an error, and interrupts the handler.
   *
   * @return false if the call has been answered already, and its answer waits for no grant
   */
  boolean cancel(CancelReason reason) {
    CommandException failure = CallErrors.cancelled(command(), reason);
    if (isAnswered()) {
      return resources.responses().cutOff(request, failure);
    }
    fail(failure);
    stopTimer();
    if (data != null) {
      data.fail(failure);
    }
    cancellation.cancel(reason);
    resources.sideOutput().wake();
    if (streamed != null) {
      streamed.cancel();
    }
    return true;
  }

  private void stopTimer() {
    if (deadlineTimer != null) {
      deadlineTimer.cancel();
      deadlineTimer = null;
    }
  }

  /** Returns whether the call waits for a stage. */
  boolean isLater() {
    return later && state == State.RUNNING;
  }

  /** Ends the call. Called by others only if the call was cancelled before its handler began. */
  void end() {
    state = State.ENDED;
    prepared = null;
    release();
    owner.onEnded(this);
  }

  /** Releases the resources of the call, because it has ended or will not start. */
  void release() {
    cancellation.answered();
    cancellation.end();
    stopTimer();
    resources.account().release(admitted.weight());
    if (data != null) {
      data.discard();
    }
    resources.sideOutput().wake();
  }

  /** Returns the outcome of the call, for a listener. */
  ServerCallEnd summary(long nanos) {
    long bytesIn = admitted.argumentBytes() + (data == null ? 0 : data.receivedBytes());
    return new ServerCallEnd(error, nanos - arrivedNanos, bytesIn, bytesOut);
  }

  /* What the context shows. May be called on any thread. */

  @Override
  public String command() {
    return admitted.descriptor().name();
  }

  Peer peer() {
    return resources.peer();
  }

  Permission permission() {
    return admitted.permission();
  }

  CallMeta meta() {
    return admitted.meta();
  }

  @Nullable Deadline deadline() {
    return deadline;
  }

  Cancellation cancellation() {
    return cancellation;
  }

  /** Returns whether a thread runs the handler or reads the result. Used on the event loop. */
  boolean isRunningOn(Thread thread) {
    return cancellation.isRunningOn(thread) || (streamed != null && streamed.isReadOn(thread));
  }
}
