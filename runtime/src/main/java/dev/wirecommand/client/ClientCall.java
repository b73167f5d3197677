package dev.wirecommand.client;

import dev.wirecommand.client.ClientCallTransitions.Effect;
import dev.wirecommand.client.ClientCallTransitions.Input;
import dev.wirecommand.client.ClientCallTransitions.State;
import dev.wirecommand.client.ClientCallTransitions.Transition;
import dev.wirecommand.command.CommandException;
import dev.wirecommand.command.Deadline;
import dev.wirecommand.engine.CallFailures;
import dev.wirecommand.engine.SendWindow;
import dev.wirecommand.frame.Frame;
import dev.wirecommand.frame.FrameType;
import dev.wirecommand.link.Link;
import dev.wirecommand.reactor.ByteSlice;
import dev.wirecommand.reactor.ClientEvent;
import dev.wirecommand.reactor.ClientRequest;
import dev.wirecommand.stream.SendBuffer;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A client's call, which is also the future that the caller gets. The call is a state machine
 * ({@link ClientCallTransitions}), and only this class changes its state. If a change affects the
 * request, the call tells its {@link ClientCallOwner}.
 *
 * <p>The caller uses the public methods. A method that completes the future also cancels the call.
 * Everything else runs on the event loop, including the decoder of the reply.
 */
final class ClientCall<R> extends CallFuture<R> implements SendWindow.Owner {
  /** A decoder that returns the reply unchanged. */
  static final Function<CommandReply, CommandReply> REPLY = reply -> reply;

  private final ClientCallOwner owner;
  private final CommandCall call;
  private final Function<CommandReply, R> decoder;
  private final @Nullable Deadline deadline;
  private final long madeAt;

  /* Used on the event loop. */
  private State state = State.NEW;
  private @Nullable Download download;
  private @Nullable ClientRequest request;
  private @Nullable SendWindow upload;
  private Link.@Nullable Timer timer;
  private @Nullable CollectedResponse collected;
  private boolean queued;
  private long bytesIn;
  private long bytesOut;

  /**
   * Creates a call, which the event loop will begin later.
   *
   * @param decoder turns the reply into what the caller gets
   * @param madeAt when the caller made the call, in nanoseconds; 0 if no listener asks for it
   * @param deadline when the call ends, or null for never
   */
  ClientCall(
      ClientCallOwner owner,
      CommandCall call,
      Function<CommandReply, R> decoder,
      long madeAt,
      @Nullable Deadline deadline) {
    this.owner = owner;
    this.call = call;
    this.decoder = decoder;
    this.madeAt = madeAt;
    this.deadline = deadline;
  }

  /** Returns the call that a request belongs to, or null if the request cancels another request. */
  static @Nullable ClientCall<?> of(ClientRequest request) {
    return (ClientCall<?>) request.attachment();
  }

  CommandCall call() {
    return call;
  }

  CommandName command() {
    return call.command();
  }

  @Nullable Deadline deadline() {
    return deadline;
  }

  /** Returns the call's request. The call must have begun. */
  ClientRequest request() {
    return Objects.requireNonNull(request, "the call has not begun");
  }

  boolean isOver() {
    return state == State.ENDED || state == State.CANCEL_OWED;
  }

  /** Returns a summary of the call for the {@link ClientListener}. */
  ClientCallEnd summary(ClientCallEnd.Outcome outcome, @Nullable String error, long now) {
    return new ClientCallEnd(outcome, error, now - madeAt, bytesIn, bytesOut);
  }

  /** Sets the download that receives the response. Called before the call begins. */
  void deliverTo(Download target) {
    download = target;
  }

  /** Begins the call. Stores its request and, if it streams data, the window for that data. */
  void begin(ClientRequest made, @Nullable SendWindow data) {
    advance(Input.BEGUN);
    request = made;
    upload = data;
  }

  /** Sets the timer that ends the call at its deadline. The end of the call cancels the timer. */
  void keepTimer(Link.Timer deadlineTimer) {
    timer = deadlineTimer;
  }

  /** Starts reading the call's data from its source, if the data is streamed. */
  void startData() {
    if (upload != null) {
      upload.start(SendBuffer.MOST_CHUNKS);
    }
  }

  /** Returns whether the request asks for windows, because its data or its response streams. */
  boolean asksForWindows() {
    return download != null || call.data().isPresent();
  }

  /** Returns how many bytes of the response the request asks for at first. */
  long reserveWindow() {
    return download == null ? owner.maxResponseBytes() : download.reserve();
  }

  /** Handles a grant for the data, or the beginning of grants for the response. */
  void onWindow() {
    if (isOver()) {
      return;
    }
    if (download != null) {
      download.useGrants();
    }
    owner.onDataReady(this);
  }

  /** Marks the call as queued for sending. Returns false if the call was already queued. */
  boolean enterQueue() {
    boolean entered = !queued;
    queued = true;
    return entered;
  }

  /** Marks the call as no longer queued, because its turn to send has come. */
  void leaveQueue() {
    queued = false;
  }

  /** Returns the next frame to send, or null if there is none at the moment. */
  @Nullable Frame nextFrame() {
    ClientRequest sending = request();
    Frame frame = sending.nextFrame();
    if (frame != null || sending.isFullySent() || upload == null || sending.isBlocked()) {
      return frame;
    }
    return addData(sending, upload) ? sending.nextFrame() : null;
  }

  private boolean addData(ClientRequest sending, SendWindow data) {
    ByteSlice chunk = data.poll();
    boolean ended = data.isEnded();
    if (chunk == null && !ended) {
      return false;
    }
    Throwable failure = ended ? data.failure() : null;
    if (chunk == null && failure != null) {
      stop(StoppedCalls.unreadableData(command(), failure));
      return false;
    }
    sending.data(chunk == null ? ByteSlice.EMPTY : chunk, ended && failure == null);
    return true;
  }

  /** Updates the call after a frame from {@link #nextFrame} has been sent. */
  void sent(Frame frame) {
    bytesOut += frame.length();
    if (upload != null && !request().hasUnsentData()) {
      upload.release();
    }
    Input input = Input.DATA_SENT;
    if (frame.type() == FrameType.COMMAND_REQUEST.code()) {
      input = request().isRequestSent() ? Input.REQUEST_SENT : Input.REQUEST_PART_SENT;
      if (download != null) {
        download.onRequestSent();
      }
    }
    perform(advance(input));
  }

  @Override
  public void onReady() {
    if (!isOver()) {
      owner.onDataReady(this);
    }
  }

  @Override
  public void onReleased() {}

  /* The response. */

  /** Receives a part of the response. Returns whether it is the last, or some has been read. */
  boolean receive(ClientEvent.ResponseReceived part) {
    bytesIn += part.payload().length();
    RuntimeException problem = download != null ? download.receive(part) : collect(part);
    if (problem != null) {
      fail(part.last() ? Input.ANSWERED : Input.STOPPED, problem);
    } else if (part.last()) {
      end(Input.ANSWERED, ClientCallEnd.Outcome.ANSWERED, null);
      succeed(part);
    }
    return part.last() || (download != null && download.hasBeenRead());
  }

  /** Collects a part of the response. Returns an exception if the response is too long. */
  private @Nullable RuntimeException collect(ClientEvent.ResponseReceived part) {
    CollectedResponse parts = collected;
    if (parts == null) {
      if (part.last()) {
        return null;
      }
      parts = new CollectedResponse(owner.maxResponseBytes(), owner.account());
      collected = parts;
    }
    RuntimeException problem = parts.add(command(), part);
    if (problem == null && parts.isFull() && !part.last()) {
      // The server needs a grant to send more, which shows that the response is too long.
      request().grantResponse(1);
    }
    return problem;
  }

  private void succeed(ClientEvent.ResponseReceived last) {
    if (download != null) {
      download.end();
    }
    if (isDone()) {
      return;
    }
    try {
      super.complete(
          decoder.apply(download != null ? null : CollectedResponse.reply(collected, last)));
    } catch (Throwable e) {
      // Errors too: the caller must not wait forever.
      super.completeExceptionally(e);
    }
  }

  /** Ends the call with an error that the server sent. */
  void refuse(CommandException error) {
    fail(Input.ANSWERED, error);
  }

  /** Ends the call because of a failure on this side, unless the call has already ended. */
  void stop(RuntimeException failure) {
    fail(Input.STOPPED, failure);
  }

  /** Ends the call because its deadline has passed, unless the call has already ended. */
  void timeOut() {
    stop(StoppedCalls.timedOut(call));
  }

  /** Ends the call because its caller has cancelled it, unless the call has already ended. */
  void cancelled() {
    if (end(Input.STOPPED, ClientCallEnd.Outcome.CANCELLED, null) && download != null) {
      download.detach();
    }
  }

  /**
   * Ends a call that its caller cancelled before the event loop began it. The listener is not told.
   */
  void abandon() {
    perform(advance(Input.STOPPED));
  }

  /**
   * Ends the call because this side is about to close the connection. {@link #disconnected} tells
   * the caller later. Returns false if the call had already ended.
   */
  boolean withdraw() {
    return release(Input.STOPPED);
  }

  /** Ends the call because the connection has ended, and notifies the caller. */
  void disconnect(String reason, @Nullable Throwable cause) {
    release(Input.DISCONNECTED);
    disconnected(reason, cause);
  }

  /** Tells the caller that the connection has ended. */
  void disconnected(String reason, @Nullable Throwable cause) {
    owner.onEnded(this, ClientCallEnd.Outcome.DISCONNECTED, null);
    tell(StoppedCalls.disconnected(reason, cause, bytesOut > 0));
  }

  private void fail(Input input, RuntimeException failure) {
    String code = failure instanceof CommandException error ? error.code() : null;
    if (end(input, ClientCallEnd.Outcome.FAILED, code)) {
      tell(failure);
    }
  }

  private void tell(RuntimeException failure) {
    if (download != null) {
      download.fail(failure);
    }
    super.completeExceptionally(
        decoder == REPLY ? failure : CallFailures.forCaller(command().name(), failure));
  }

  /** Ends the call and tells the listener. Returns false if the call had already ended. */
  private boolean end(Input input, ClientCallEnd.Outcome outcome, @Nullable String error) {
    boolean first = release(input);
    if (first) {
      owner.onEnded(this, outcome, error);
    }
    return first;
  }

  /**
   * Ends the call without notifying the listener or the caller. Returns false if the call had
   * already ended.
   */
  private boolean release(Input input) {
    Effect effect = advance(input);
    if (effect == Effect.IGNORE) {
      return false;
    }
    if (timer != null) {
      timer.cancel();
    }
    if (request != null) {
      owner.onReleased(this);
    }
    if (collected != null) {
      collected.release();
    }
    SendWindow data = upload;
    if (data != null) {
      upload = null;
      // A publisher's subscription is the application's code.
      ClientNotifier.safely("cancelling the data of a call", data::cancel);
    }
    perform(effect);
    return true;
  }

  private Effect advance(Input input) {
    Transition transition = ClientCallTransitions.from(state, input);
    state = transition.next();
    return transition.effect();
  }

  private void perform(Effect effect) {
    if (effect != Effect.NOTHING && effect != Effect.IGNORE) {
      owner.onEffect(this, effect);
    }
  }

  /* The caller's methods, on any thread. */

  @Override
  public boolean cancel(boolean mayInterruptIfRunning) {
    boolean first = !isDone();
    boolean cancelled = super.cancel(mayInterruptIfRunning);
    cancelIf(first && cancelled);
    return cancelled;
  }

  @Override
  public boolean complete(@Nullable R value) {
    return cancelIf(super.complete(value));
  }

  @Override
  public boolean completeExceptionally(Throwable failure) {
    return cancelIf(super.completeExceptionally(failure));
  }

  private boolean cancelIf(boolean first) {
    if (first) {
      owner.onCancelled(this);
    }
    return first;
  }
}
