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
import dev.wirecommand.command.ErrorCode;
import dev.wirecommand.engine.CurrentCall;
import dev.wirecommand.engine.SideOutput;
import dev.wirecommand.link.Link.Timer;
import dev.wirecommand.link.Peer;
import dev.wirecommand.reactor.ByteSlice;
import dev.wirecommand.reactor.ServerRequest;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One call, from when its request has been let in until its handler has ended and all of its result
 * is on its way; and then, if nobody but the connection has known it, another one. For the
 * connection's thread, but for {@link #run}, {@link #reject}, {@link #settle}, {@link #noThread},
 * {@link #error} and what is known of it.
 */
final class ServerCall implements HandlerExecutor.Task, ServerResponse.Visitor {
  private static final Logger LOG = System.getLogger(ServerCall.class.getName());

  private final ServerConnection connection;

  private final Cancellation cancellation = new Cancellation();
  private ServerRequest request;
  private CommandDescriptor descriptor;
  private CallMeta meta;
  private Permission permission;

  private @Nullable RequestData data;
  private @Nullable Deadline deadline;
  private @Nullable Timer deadlineTimer;
  private @Nullable PreparedCall prepared;
  private @Nullable StreamedResponse streamed;

  /** Made for the first who asks; whoever has the call in hand then, hands it on to the others. */
  private @Nullable CallContext context;

  private @Nullable String error;
  private long arrivedNanos;
  private long bytesIn;
  private long bytesOut;
  private boolean settled;

  ServerCall(
      ServerConnection connection,
      ServerRequest request,
      CommandDescriptor descriptor,
      CallMeta meta,
      Permission permission) {
    this.connection = connection;
    begin(request, descriptor, meta, permission);
  }

  /**
   * Stands for another call from now on; only of one that {@link #isUnknown}, and only when its
   * request has been released.
   */
  void begin(
      ServerRequest newRequest,
      CommandDescriptor newDescriptor,
      CallMeta newMeta,
      Permission newPermission) {
    request = newRequest;
    descriptor = newDescriptor;
    meta = newMeta;
    permission = newPermission;
    data =
        newDescriptor.data() && newRequest.expectsData() ? new RequestData(this, connection) : null;
    bytesIn = 0;
    bytesOut = 0;
    settled = false;
    cancellation.begin();
    newRequest.attach(this);
  }

  /* What the connection does with a call. */

  /**
   * Whether nobody but the connection has ever known this call, now that it is over: it has no
   * context, its handler ran on the connection's thread and answered at once or by a stage, and
   * neither data, nor a stream, nor a clock refers to it.
   */
  boolean isUnknown() {
    return context == null
        && descriptor.nonBlocking()
        && error == null
        && data == null
        && streamed == null
        && deadline == null;
  }

  ServerRequest request() {
    return request;
  }

  CommandDescriptor descriptor() {
    return descriptor;
  }

  /** What others see of the call. */
  CallContext context() {
    CallContext known = context;
    if (known == null) {
      known = new CallContext(this);
      context = known;
    }
    return known;
  }

  /** The context for the handler. */
  CommandContext given() {
    return descriptor.context() ? context() : NoContext.INSTANCE;
  }

  /** The data for the handler. */
  CommandData data() {
    return data == null ? CommandData.none() : data;
  }

  /** The data as it arrives; null where none does, or nobody wants it. */
  @Nullable RequestData incoming() {
    return data;
  }

  /** Whether data for the handler is still to come. */
  boolean isDataAwaited() {
    return data != null && data.isAwaited();
  }

  /** The peer's input has ended, and the data with it. */
  void inputEnded() {
    if (data != null) {
      data.fail(
          new CommandException(
              ErrorCode.CANCELLED, command() + ": the peer ended its input within the data"));
    }
  }

  /** Sets the clock that runs against the call. */
  void limitTime(Deadline until, Timer timer) {
    deadline = until;
    deadlineTimer = timer;
  }

  void arrived(long nanos, int argumentBytes) {
    arrivedNanos = nanos;
    bytesIn += argumentBytes;
  }

  void received(int bytes) {
    bytesIn += bytes;
  }

  void sent(int bytes) {
    bytesOut += bytes;
  }

  void prepare(PreparedCall call) {
    prepared = call;
  }

  /** Whether the call has been answered, or nobody waits for that any more. */
  boolean isAnswered() {
    return cancellation.isAnswered();
  }

  /**
   * Takes the call from its handler, and tells the peer so.
   *
   * @return false if it has been answered, or was cancelled before
   */
  boolean cancel(CancelReason reason) {
    if (isAnswered()) {
      return false;
    }
    CommandException told = CallErrors.cancelled(command(), reason);
    fail(told);
    stopClock();
    if (data != null) {
      data.fail(told);
    }
    cancellation.cancel(reason);
    connection.side().wake();
    if (streamed != null) {
      streamed.cancel();
    }
    return true;
  }

  private void stopClock() {
    if (deadlineTimer != null) {
      deadlineTimer.cancel();
      deadlineTimer = null;
    }
  }

  /** Answers with an error, if the request can still be answered. */
  void fail(CommandException failure) {
    cancellation.answered();
    error = failure.code();
    connection.fail(request, failure);
  }

  /** The last that happens to a call: it holds nothing any more. */
  void end() {
    cancellation.answered();
    cancellation.end();
    stopClock();
    if (data != null) {
      data.discard();
    }
    connection.side().wake();
  }

  /** How it ended. */
  ServerCallEnd ended(long nanos) {
    return new ServerCallEnd(error, nanos - arrivedNanos, bytesIn, bytesOut);
  }

  /* How it runs. */

  /** Runs the handler, on whatever thread this is called. */
  @Override
  public void run() {
    if (!cancellation.enter()) {
      settle(new ServerResponse.Failed(CallErrors.cancelled(command(), CancelReason.BY_PEER)));
      return;
    }
    try {
      runHere();
    } finally {
      cancellation.exit();
    }
  }

  /**
   * Runs the handler on the connection's thread: nobody can take the call from it meanwhile, since
   * that is done there too.
   */
  void runHere() {
    PreparedCall call = Objects.requireNonNull(prepared);
    prepared = null;
    HandlerResponse answer = new HandlerResponse(this);
    if (peer().transport() == Peer.Transport.STDIO) {
      CommandContext outer = CurrentCall.enter(context());
      try {
        answer.run(call);
      } finally {
        CurrentCall.exit(outer);
      }
    } else {
      answer.run(call);
    }
  }

  /** There is no thread for the handler. Any thread. */
  @Override
  public void reject() {
    settle(new ServerResponse.Failed(noThread()));
  }

  /** What the peer is told where there is no thread. Any thread. */
  CommandException noThread() {
    return connection.settings().handlers().isClosed()
        ? CallErrors.goingAway(command())
        : CallErrors.overloaded(command(), "the server has no thread for it");
  }

  /** What the peer is told of a failure. Any thread. */
  CommandException error(Throwable failure) {
    CancelReason reason = cancellation.reason();
    if (reason == null) {
      return CallErrors.of(failure, context(), connection.settings().exceptions());
    }
    // Most likely it is what the interrupt led to, and nobody waits for it.
    LOG.log(Level.DEBUG, "command " + command() + " failed after it was cancelled", failure);
    return CallErrors.cancelled(command(), reason);
  }

  /** The handler has ended, with this. Any thread. */
  void settle(ServerResponse outcome) {
    connection.onOwnThread(() -> take(outcome));
  }

  private void take(ServerResponse outcome) {
    if (settled) {
      // By an executor that ran a task and refused it too.
      discard(outcome);
      return;
    }
    settled = true;
    if (isAnswered()) {
      discard(outcome);
      connection.ended(this);
    } else {
      outcome.accept(this);
    }
  }

  @Override
  public void value(ServerResponse.Value outcome) {
    CborWriter writer = outcome.writer();
    respond(connection.answers().written(writer), true);
    if (!request.isActive()) {
      connection.answers().giveBack(writer);
    }
    connection.ended(this);
  }

  /** What a CBOR value is written to. Any thread. */
  CborWriter writer() {
    return connection.isOwnThread() ? connection.answers().take() : new CborWriter();
  }

  @Override
  public void bytes(ServerResponse.Bytes outcome) {
    respond(ByteSlice.of(outcome.array()), false);
    connection.ended(this);
  }

  private void respond(ByteSlice result, boolean cbor) {
    cancellation.answered();
    sent(result.length());
    connection.give(request.respond(result, cbor));
  }

  @Override
  public void failed(ServerResponse.Failed outcome) {
    fail(outcome.error());
    connection.ended(this);
  }

  @Override
  public void flowing(ServerResponse.Flowing outcome) {
    StreamedResponse result = new StreamedResponse(this, connection, outcome);
    streamed = result;
    result.start();
  }

  /** The last of a streamed result has been given, or it has failed. */
  void streamEnded(@Nullable Throwable failure) {
    if (!isAnswered()) {
      if (failure != null) {
        fail(error(failure));
      } else {
        cancellation.answered();
      }
    }
  }

  /** Frees what nobody will take. Any thread. */
  void discard(ServerResponse outcome) {
    if (outcome instanceof ServerResponse.Flowing flowing) {
      new StreamedResponse(this, connection, flowing).discard();
    }
  }

  /* What is known of it. Any thread. */

  String command() {
    return descriptor.name();
  }

  Peer peer() {
    return connection.peer();
  }

  Permission permission() {
    return permission;
  }

  CallMeta meta() {
    return meta;
  }

  @Nullable Deadline deadline() {
    return deadline;
  }

  Cancellation cancellation() {
    return cancellation;
  }

  /** Sends text or progress, if the call is not over. */
  void aside(SideOutput output) {
    SideOutput unused = output.requireFits(connection.settings().limits().sendPayload());
    if (!isAnswered()) {
      connection.side().send(this, output);
    }
  }
}
