package dev.wirecommand.client;

import dev.wirecommand.client.ClientCallTransitions.Effect;
import dev.wirecommand.command.CommandException;
import dev.wirecommand.command.Deadline;
import dev.wirecommand.engine.ConnectionAccount;
import dev.wirecommand.engine.EventLoop;
import dev.wirecommand.engine.ReadGate;
import dev.wirecommand.engine.WindowBudget;
import dev.wirecommand.reactor.ByteAccount;
import dev.wirecommand.reactor.ClientRequest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A manager for the calls of one connection. It creates and begins calls, and cancels them on the
 * server if they end early. It is used on the event loop, unless a method says otherwise.
 */
final class ClientCalls implements ClientCallOwner {
  private static final long NANOS_PER_MILLI = 1_000_000;

  /** About how many bytes a call takes up in addition to its arguments. */
  private static final long OVERHEAD = 512;

  private final EventLoop loop;
  private final ReadGate gate;
  private final ClientOptions options;
  private final RequestFactory requests;
  private final RequestSender sender;
  private final ClientNotifier notifier;
  private final RequestLimits requestLimits;

  private final ConnectionAccount account;

  /** The bytes that the windows for responses may use together. Used on the event loop. */
  private final WindowBudget windows;

  /**
   * The calls that ended because this side is closing the connection. Their callers are told after
   * the cancels have been sent.
   */
  private List<ClientCall<?>> withdrawn = List.of();

  /** The reason why the connection has ended, or null if it has not ended. */
  private volatile @Nullable String ended;

  ClientCalls(
      EventLoop loop,
      ReadGate gate,
      ClientOptions options,
      RequestFactory requests,
      RequestSender sender,
      ClientNotifier notifier,
      ConnectionAccount account) {
    this.loop = loop;
    this.gate = gate;
    this.options = options;
    this.requests = requests;
    this.sender = sender;
    this.notifier = notifier;
    this.account = account;
    this.windows =
        new WindowBudget(
            options.limits().maxWindowBytes(), options.limits().connectionWindowBytes(), account);
    this.requestLimits = new RequestLimits(options.limits());
  }

  /**
   * Creates a call whose response is collected and then decoded. May be called on any thread.
   *
   * @throws CommandException with the code {@code limit-exceeded} if the request breaks a limit of
   *     this side
   */
  <R> ClientCall<R> make(CommandCall call, Function<CommandReply, R> decoder) {
    CommandCall whole = call.withOptions(call.options().over(options.callOptions()));
    try {
      requestLimits.check(whole);
    } catch (CommandException e) {
      requests.release(whole.data());
      throw e;
    }
    Duration timeout = whole.options().timeLeft();
    Deadline deadline = timeout == null ? null : Deadline.at(loop.nanoTime(), timeout);
    return new ClientCall<>(this, whole, decoder, notifier.now(), deadline);
  }

  /** Creates a call whose response is read as it arrives. May be called on any thread. */
  Download makeDownload(CommandCall call) {
    ClientCall<CommandReply> made = make(call, ClientCall.REPLY);
    Download download = new Download(made, loop, gate, windows, account, options);
    made.deliverTo(download);
    return download;
  }

  /** Begins a call that {@link #make} or {@link #makeDownload} created. */
  void begin(ClientCall<?> call) {
    if (call.isDone()) {
      call.abandon();
      return;
    }
    notifier.started(call.command());
    String reason = ended;
    if (reason != null) {
      call.disconnect(reason, null);
      return;
    }
    Deadline deadline = call.deadline();
    long nanosLeft = deadline == null ? 0 : deadline.nanosLeft(loop.nanoTime());
    if (deadline != null && nanosLeft == 0) {
      call.timeOut();
      return;
    }
    long weight = weight(call);
    if (!account.reserve(weight)) {
      call.stop(StoppedCalls.noMemory(call.command(), account));
      return;
    }
    try {
      requests.begin(call, deadline == null ? null : inMillis(nanosLeft));
    } catch (RuntimeException e) {
      // No id is free, no window either, or the caller's data threw the exception.
      account.release(weight);
      call.stop(e);
      return;
    }
    if (deadline != null) {
      call.keepTimer(loop.schedule(call::timeOut, nanosLeft));
    }
    sender.begin(call);
    call.startData();
  }

  /** Returns about how many bytes a call takes up, apart from its data and its response. */
  private static long weight(ClientCall<?> call) {
    return OVERHEAD + call.call().arguments().length();
  }

  /**
   * Converts nanoseconds to milliseconds, rounded up. The server must not time out before this side
   * does.
   */
  static Duration inMillis(long nanos) {
    return Duration.ofMillis(nanos / NANOS_PER_MILLI + (nanos % NANOS_PER_MILLI == 0 ? 0 : 1));
  }

  /**
   * Ends the pending calls and cancels them on the server, before this side closes the connection.
   */
  void withdraw(List<ClientRequest> pending) {
    withdrawn = new ArrayList<>();
    for (ClientRequest request : pending) {
      ClientCall<?> call = ClientCall.of(request);
      if (call != null && call.withdraw()) {
        withdrawn.add(call);
      }
    }
  }

  /**
   * Ends all calls because the connection has ended. Calls that begin later fail at once.
   *
   * @param pending the requests whose responses are awaited
   */
  void end(List<ClientRequest> pending, String reason, @Nullable Throwable cause) {
    ended = reason;
    sender.close();
    for (ClientCall<?> call : withdrawn) {
      call.disconnected(reason, cause);
    }
    for (ClientRequest request : pending) {
      ClientCall<?> call = ClientCall.of(request);
      if (call != null) {
        call.disconnect(reason, cause);
      }
    }
  }

  /** Returns whether the connection has ended. May be called on any thread. */
  boolean isEnded() {
    return ended != null;
  }

  @Override
  public void onCancelled(ClientCall<?> call) {
    loop.submit(call::cancelled);
  }

  @Override
  public int maxResponseBytes() {
    return options.limits().responseBytes();
  }

  @Override
  public ByteAccount account() {
    return account;
  }

  @Override
  public void onReleased(ClientCall<?> call) {
    account.release(weight(call));
  }

  @Override
  public void onDataReady(ClientCall<?> call) {
    sender.enqueue(call);
  }

  @Override
  public void onEnded(ClientCall<?> call, ClientCallEnd.Outcome outcome, @Nullable String error) {
    if (notifier.isListening()) {
      notifier.ended(call.command(), call.summary(outcome, error, notifier.now()));
    }
  }

  @Override
  public void onEffect(ClientCall<?> call, Effect effect) {
    switch (effect) {
      case RELEASE -> requests.release(call.call().data());
      case DROP -> call.request().cancel();
      case FINISH -> finish(call);
      case CANCEL -> {
        call.request().cancel();
        sender.cancel(call.request());
        finish(call);
      }
      case CANCEL_LATER -> {
        call.request().cancel();
        finish(call);
      }
      case CANCEL_NOW -> sender.cancel(call.request());
      case NOTHING, IGNORE -> {}
    }
  }

  /** Queues a call if its request has unsent frames, such as the frame that ends the data. */
  private void finish(ClientCall<?> call) {
    if (!call.request().isFullySent()) {
      sender.enqueue(call);
    }
  }
}
