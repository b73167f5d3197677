package dev.wirecommand.client;

import dev.wirecommand.client.ClientCallTransitions.Effect;
import dev.wirecommand.client.ClientCallTransitions.Input;
import dev.wirecommand.client.ClientCallTransitions.State;
import dev.wirecommand.client.ClientCallTransitions.Transition;
import dev.wirecommand.command.CommandException;
import dev.wirecommand.command.ConnectionException;
import dev.wirecommand.command.Deadline;
import dev.wirecommand.engine.CallFailures;
import dev.wirecommand.engine.SendWindow;
import dev.wirecommand.frame.Frame;
import dev.wirecommand.frame.FrameType;
import dev.wirecommand.link.Link;
import dev.wirecommand.reactor.ByteSlice;
import dev.wirecommand.reactor.ClientEvent;
import dev.wirecommand.reactor.ClientRequest;
import java.io.ByteArrayOutputStream;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * One call from its beginning to its end, and the future that its caller holds. A state machine
 * ({@link ClientCallTransitions}) that only this class changes; what the server has to know of a
 * change goes to its {@link Owner}.
 *
 * <p>The public methods that complete the future are the caller's and cancel the call. Everything
 * else is used on the event loop, where the reply is decoded, too.
 */
final class ClientCall<R> extends CompletableFuture<R> implements SendWindow.Owner {
  /** The decoder of callers that want the reply itself. */
  static final Function<CommandReply, CommandReply> REPLY = reply -> reply;

  /**
   * The connection, as far as a call needs it. Called on the event loop, unless it says otherwise.
   */
  interface Owner {
    /**
     * The caller has cancelled the call, which {@link #cancelled} is to be told on the event loop.
     * May be called on any thread.
     */
    void onCancelled(ClientCall<?> call);

    /** Returns how many bytes of a response that comes in parts are collected at most. */
    int maxResponseBytes();

    /** A change of the call's state means something for its request. */
    void onEffect(ClientCall<?> call, Effect effect);

    /** The call may have data to send. */
    void onDataReady(ClientCall<?> call);

    /**
     * The call has ended, and its caller will be told next.
     *
     * @param error the code of the exception that the caller gets; null if it has none
     */
    void onEnded(ClientCall<?> call, ClientCallEnd.Outcome outcome, @Nullable String error);
  }

  private final Owner owner;
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
  private @Nullable ByteArrayOutputStream collected;
  private boolean queued;
  private long bytesIn;
  private long bytesOut;

  /**
   * Makes a call that has not begun.
   *
   * @param decoder turns the reply into what the caller gets
   * @param madeAt when the caller made the call, in nanoseconds; 0 if no listener asks for it
   * @param deadline when the call ends, or null for never
   */
  ClientCall(
      Owner owner,
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

  /** Returns the call of a request; null if the request cancels another one. */
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

  /** Returns the request; the call must have begun. */
  ClientRequest request() {
    return Objects.requireNonNull(request, "the call has not begun");
  }

  boolean isOver() {
    return state == State.ENDED || state == State.CANCEL_OWED;
  }

  /** Summarizes the call, for the listener. */
  ClientCallEnd summary(ClientCallEnd.Outcome outcome, @Nullable String error, long now) {
    return new ClientCallEnd(outcome, error, now - madeAt, bytesIn, bytesOut);
  }

  /** Has the response read as it arrives, instead of collected. Called before the call begins. */
  void deliverTo(Download target) {
    download = target;
  }

  /** Begins the call; {@code data} is null unless the data is sent as it is produced. */
  void begin(ClientRequest made, @Nullable SendWindow data) {
    advance(Input.BEGUN);
    request = made;
    upload = data;
  }

  /** Keeps the timer of the deadline, to cancel it at the end of the call. */
  void keepTimer(Link.Timer deadlineTimer) {
    timer = deadlineTimer;
  }

  /** Begins to read the data, if it is still to be produced. */
  void startData() {
    if (upload != null) {
      upload.start();
    }
  }

  /* Sending. */

  /** Notes that the call waits for its turn to send; returns false if it does already. */
  boolean enterQueue() {
    boolean entered = !queued;
    queued = true;
    return entered;
  }

  /** Notes that it is the call's turn to send. */
  void leaveQueue() {
    queued = false;
  }

  /** Returns the next frame to send; null if there is none now. */
  @Nullable Frame nextFrame() {
    ClientRequest sending = request();
    Frame frame = sending.nextFrame();
    if (frame != null || sending.isFullySent() || upload == null) {
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

  /** Notes that the frame that {@link #nextFrame} returned has been sent. */
  void sent(Frame frame) {
    bytesOut += frame.length();
    if (upload != null) {
      upload.release();
    }
    Input input = Input.DATA_SENT;
    if (frame.type() == FrameType.COMMAND_REQUEST.code()) {
      input = request().isRequestSent() ? Input.REQUEST_SENT : Input.REQUEST_PART_SENT;
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

  /** Takes a part of the response. */
  void receive(ClientEvent.ResponseReceived part) {
    bytesIn += part.payload().length();
    RuntimeException problem = download != null ? download.receive(part) : collect(part);
    if (problem != null) {
      fail(part.last() ? Input.ANSWERED : Input.STOPPED, problem);
    } else if (part.last()) {
      end(Input.ANSWERED, ClientCallEnd.Outcome.ANSWERED, null);
      succeed(part);
    }
  }

  /** Collects a part; returns what is wrong with the response, or null if nothing is. */
  private @Nullable RuntimeException collect(ClientEvent.ResponseReceived part) {
    if (collected == null) {
      if (part.last()) {
        // The part is the whole response.
        return null;
      }
      collected = new ByteArrayOutputStream();
    }
    ByteSlice bytes = part.payload();
    int maxBytes = owner.maxResponseBytes();
    if (bytes.length() > maxBytes - collected.size()) {
      collected = null;
      return StoppedCalls.oversized(command(), maxBytes);
    }
    collected.write(bytes.array(), bytes.offset(), bytes.length());
    return null;
  }

  private void succeed(ClientEvent.ResponseReceived last) {
    if (download != null) {
      download.end();
    }
    if (isDone()) {
      return;
    }
    try {
      super.complete(decoder.apply(download != null ? null : reply(last)));
    } catch (Throwable e) {
      // Errors too: the caller must not wait forever.
      super.completeExceptionally(e);
    }
  }

  private CommandReply reply(ClientEvent.ResponseReceived last) {
    return new CommandReply(
        collected == null ? last.payload().toByteArray() : collected.toByteArray(), last.cbor());
  }

  /** Ends the call with an error that the server answered. */
  void refuse(CommandException error) {
    fail(Input.ANSWERED, error);
  }

  /* Other ends. */

  /** Ends the call with a failure on this side, unless it has ended. */
  void stop(RuntimeException failure) {
    fail(Input.STOPPED, failure);
  }

  /** Ends the call because its deadline has passed, unless it has ended. */
  void timeOut() {
    stop(StoppedCalls.timedOut(call));
  }

  /** Ends a call that its caller has cancelled, unless it has ended. */
  void cancelled() {
    if (end(Input.STOPPED, ClientCallEnd.Outcome.CANCELLED, null) && download != null) {
      download.detach();
    }
  }

  /** Ends a call that its caller cancelled before it began, of which no listener is told. */
  void abandon() {
    perform(advance(Input.STOPPED));
  }

  /** Ends the call before its connection is closed here; {@link #disconnected} tells the caller. */
  boolean withdraw() {
    return release(Input.STOPPED);
  }

  /** Ends the call because its connection has ended. */
  void disconnect(String reason, @Nullable Throwable cause) {
    release(Input.DISCONNECTED);
    disconnected(reason, cause);
  }

  /** Tells the caller that the connection has ended. */
  void disconnected(String reason, @Nullable Throwable cause) {
    owner.onEnded(this, ClientCallEnd.Outcome.DISCONNECTED, null);
    tell(cause == null ? new ConnectionException(reason) : new ConnectionException(reason, cause));
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

  /** Ends the call; returns false if it has ended before. */
  private boolean end(Input input, ClientCallEnd.Outcome outcome, @Nullable String error) {
    boolean first = release(input);
    if (first) {
      owner.onEnded(this, outcome, error);
    }
    return first;
  }

  /** Ends the call without telling anyone; returns false if it has ended before. */
  private boolean release(Input input) {
    Effect effect = advance(input);
    if (effect == Effect.IGNORE) {
      return false;
    }
    if (timer != null) {
      timer.cancel();
      timer = null;
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
