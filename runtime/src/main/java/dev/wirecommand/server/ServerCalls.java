package dev.wirecommand.server;

import dev.wirecommand.Permission;
import dev.wirecommand.cbor.CborReader;
import dev.wirecommand.codegen.CommandDescriptor;
import dev.wirecommand.codegen.PreparedCall;
import dev.wirecommand.command.CallMeta;
import dev.wirecommand.command.CancelReason;
import dev.wirecommand.command.CommandException;
import dev.wirecommand.engine.EventLoop;
import dev.wirecommand.reactor.ByteSlice;
import dev.wirecommand.reactor.ServerAction;
import dev.wirecommand.reactor.ServerReactor;
import dev.wirecommand.reactor.ServerRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Schedules the calls of one connection. It looks up the command of a request, authorizes the
 * request, decodes its arguments and starts the call. A request waits while too many calls run, or
 * while the peer reads too little of the responses. Used on the event loop.
 */
final class ServerCalls implements ServerCall.Owner {
  private static final List<ServerCall> NO_CALLS = List.of();
  private static final byte[] NO_BYTES = {};

  /** How long a cancelled stage may take to complete before its slot is free, in nanoseconds. */
  private static final long STAGE_GRACE_NANOS = TimeUnit.SECONDS.toNanos(10);

  private final CallResources resources;
  private final ServerSettings settings;
  private final CommandTable commands;
  private final ServerReactor reactor;
  private final CallSlots slots;
  private final WaitingCalls waiting;
  private final CborReader reader;

  /** The limit on pings, or null before the first one. */
  private @Nullable PingLimit pings;

  /** The limit on cancels, or null before the first one. */
  private @Nullable CancelLimit cancels;

  private final CallAdmission admission;
  private final IncomingData data;
  private final RunningHandlers handlers;

  /** The started calls that are passed to the handler threads at the end of the batch. */
  private List<ServerCall> batch = NO_CALLS;

  /** The guard against starvation, or null until it is needed. */
  private @Nullable StarvationGuard starvation;

  /** The number of running calls of this connection. */
  private int running;

  /** The number of call slots that this connection has acquired. Each running call uses one. */
  private int slotsHeld;

  /** Whether any request of the connection has windows. */
  private boolean windows;

  private boolean draining;

  ServerCalls(CallResources resources, ServerReactor reactor, CallSlots slots) {
    this.resources = resources;
    this.settings = resources.settings();
    this.commands = settings.commands();
    this.reactor = reactor;
    this.slots = slots;
    this.waiting = new WaitingCalls(settings.limits());
    this.admission = new CallAdmission(resources, this);
    this.data = new IncomingData(reactor, this);
    this.handlers = new RunningHandlers(resources.account().ceiling());
    this.reader = new CborReader(NO_BYTES, 0, 0, settings.limits().cbor());
  }

  /** Handles a request: starts or queues its call, or responds at once. */
  void run(ServerAction.RunCommand action) {
    ServerRequest request = action.request();
    ByteSlice name = action.name();
    int index = commands.find(name.array(), name.offset(), name.length());
    StandardCommand own = index < 0 ? StandardCommands.find(name, settings) : null;
    String command = own != null ? own.wireName() : index < 0 ? "" : descriptor(index).name();
    try {
      CallMeta meta = RequestMeta.decode(request, action.meta(), reader);
      Long window = meta.window();
      if (window != null) {
        windows = true;
        request.openWindows(window, 0);
      }
      if (own != null) {
        runStandard(own, request, action.args(), meta);
        return;
      }
      if (index < 0) {
        throw CallErrors.unknownCommand(name, commands);
      }
      boolean waits = !waiting.isEmpty() || !mayRun();
      if (waits && windows && !waiting.hasRoom()) {
        throw CallErrors.overloaded(command, "too many requests of this connection wait");
      }
      ServerCall call = admit(request, descriptor(index), meta, action.args(), waits);
      if (waits) {
        waiting.add(call, index, action.args());
      } else {
        start(call, index, action.args());
      }
    } catch (Throwable e) {
      // Errors too: the authorizer is the application's.
      refuse(request, command, CallErrors.of(e, command, settings.failures()));
    }
  }

  private CommandDescriptor descriptor(int index) {
    return commands.commands().get(index);
  }

  private void refuse(ServerRequest request, String command, CommandException reason) {
    resources.responses().fail(request, reason);
    settings.notify(listener -> listener.callRefused(resources.peer(), command, reason.code()));
  }

  private void runStandard(
      StandardCommand command, ServerRequest request, ByteSlice args, CallMeta meta) {
    admission.authorize(meta, command.descriptor());
    if (command == StandardCommand.PING) {
      if (pings == null) {
        pings = new PingLimit(settings.limits().rates().pings());
      }
      pings.use(loop().nanoTime());
    }
    read(args);
    ByteSlice result = StandardCommands.run(command, reader, settings, this::cancel);
    resources.output().sendFirst(request.respond(result, true));
  }

  /** Returns what the peer does so often that the connection should be closed, or null. */
  @Nullable String excess() {
    String excess = pings == null ? null : pings.excess();
    return excess == null && cancels != null ? cancels.excess() : excess;
  }

  private void read(ByteSlice encoded) {
    reader.reset(encoded.array(), encoded.offset(), encoded.length());
  }

  /** Authorizes a request and creates its call. The call gets a slot unless it has to wait. */
  private ServerCall admit(
      ServerRequest request,
      CommandDescriptor descriptor,
      CallMeta meta,
      ByteSlice args,
      boolean waits) {
    String command = descriptor.name();
    if (draining) {
      throw CallErrors.goingAway(command);
    }
    Permission granted = admission.authorize(meta, descriptor);
    if (waits ? slotsHeld == running && slots.isFull() : !acquireSlot()) {
      throw serverFull(command);
    }
    return admission.admit(request, descriptor, meta, granted, args);
  }

  private EventLoop loop() {
    return resources.loop();
  }

  /* Starting. */

  private void start(ServerCall call, int index, ByteSlice args) {
    try {
      call.prepare(prepare(call, index, args));
    } catch (Throwable e) {
      // Errors too: the types of arguments and the interceptors are the application's.
      CommandException failure = call.errorFor(e);
      call.release();
      throw failure;
    }
    running++;
    handlers.begin(call.descriptor().nonBlocking());
    if (settings.hasListener()) {
      settings.notify(listener -> listener.callStarted(call.context()));
    }
    if (call.descriptor().nonBlocking()) {
      call.runHandler();
      Thread.interrupted(); // What the handler left behind must not reach the next one.
    } else {
      if (batch.isEmpty()) {
        batch = new ArrayList<>();
      }
      batch.add(call);
    }
  }

  private PreparedCall prepare(ServerCall call, int index, ByteSlice args) {
    read(args);
    PreparedCall prepared = commands.prepare(index, reader, call.context(), call.data());
    InterceptorChain interceptors = settings.interceptors();
    return interceptors.isEmpty()
        ? prepared
        : interceptors.around(call.context(), call.descriptor(), prepared);
  }

  /** Starts as many waiting calls as possible, and passes all started calls to handler threads. */
  void endBatch() {
    startWaiting();
    if (!batch.isEmpty()) {
      // An executor may run a call at once, which may lead to other calls.
      List<ServerCall> calls = batch;
      batch = NO_CALLS;
      resources.handlers().runAll(calls);
    }
    if (!mayStart()) {
      slots.release(slotsHeld - running);
      slotsHeld = running;
    }
  }

  /** Returns whether {@link #endBatch} has something to do. */
  boolean hasWork() {
    return slotsHeld > running || !batch.isEmpty() || mayStart();
  }

  private boolean mayStart() {
    return !waiting.isEmpty() && mayRun();
  }

  private boolean mayRun() {
    return running < settings.limits().runningCommands()
        && handlers.hasRoom()
        && !resources.output().holdsMuch()
        && !resources.output().isClosed();
  }

  private void startWaiting() {
    while (mayStart()) {
      WaitingCalls.Entry next = waiting.poll();
      if (next == null) {
        break;
      }
      ServerCall call = next.call();
      try {
        // A call that ended in this batch has left its slot.
        if (!acquireSlot()) {
          call.release();
          throw serverFull(call.command());
        }
        start(call, next.index(), ByteSlice.of(next.arguments()));
      } catch (CommandException e) {
        refuse(call.request(), call.command(), e);
      }
    }
  }

  /** Ensures that this connection has a slot for one more call. Returns false if none is free. */
  private boolean acquireSlot() {
    if (slotsHeld > running) {
      return true;
    }
    boolean acquired = slots.acquire();
    slotsHeld += acquired ? 1 : 0;
    return acquired;
  }

  private CommandException serverFull(String command) {
    return CallErrors.overloaded(command, "the server runs " + slots.limit() + " commands");
  }

  /* Data. */

  /** Returns what receives the data of the calls. */
  IncomingData data() {
    return data;
  }

  /** Returns whether more requests may be read. Watches for starvation while they may not. */
  boolean updateRoom() {
    // A peer with windows is told when too many requests wait, so that nothing else has to wait.
    boolean room = windows || waiting.hasRoom();
    StarvationGuard guard = starvation;
    if (guard == null && !room) {
      guard = new StarvationGuard(loop(), settings.stallTime(), this::relieve);
      starvation = guard;
    }
    if (guard != null) {
      guard.update(!room);
    }
    return room;
  }

  /** Refuses all waiting calls if they prevent a running call from receiving its data. */
  private void relieve() {
    if (!data.isExpected(waiting::contains)) {
      return;
    }
    for (WaitingCalls.Entry next = waiting.poll(); next != null; next = waiting.poll()) {
      ServerCall call = next.call();
      call.release();
      refuse(
          call.request(),
          call.command(),
          CallErrors.overloaded(
              call.command(), "too many requests wait, and those that run wait for data"));
    }
  }

  /* Ending. */

  @Override
  public void onEnded(ServerCall call) {
    running--;
    handlers.end(call.descriptor().nonBlocking());
    if (settings.hasListener()) {
      ServerCallEnd end = call.summary(loop().nanoTime());
      settings.notify(listener -> listener.callEnded(call.context(), end));
    }
  }

  /** Refuses new requests from now on, except for standard commands. */
  void drain() {
    draining = true;
  }

  /** Cancels the call with the given request id. Returns false if no unanswered call has it. */
  private boolean cancel(int requestId) {
    ServerCall call = ServerCall.of(reactor.request(requestId));
    if (call == null || !cancel(call, CancelReason.BY_PEER)) {
      return false;
    }
    if (cancels == null) {
      cancels = new CancelLimit(settings.limits().rates().cancels());
    }
    cancels.use(loop().nanoTime());
    return true;
  }

  @Override
  public boolean cancel(ServerCall call, CancelReason reason) {
    if (!waiting.remove(call)) {
      boolean cancelled = call.cancel(reason);
      if (cancelled) {
        endUnlessRunning(call);
      }
      return cancelled;
    }
    call.release();
    refuse(call.request(), call.command(), CallErrors.cancelledUnstarted(call.command(), reason));
    return true;
  }

  /**
   * Ends a cancelled call whose handler has not begun, so that it leaves its slot and the queue of
   * the threads. A handler that has returned a stage which does not complete leaves its slot after
   * a grace.
   */
  private void endUnlessRunning(ServerCall call) {
    if ((batch.contains(call) && batch.remove(call)) || resources.handlers().remove(call)) {
      call.end();
    } else if (call.isLater()) {
      onCancelledLater(call);
    }
  }

  @Override
  public void onCancelledLater(ServerCall call) {
    Runnable end =
        () -> {
          if (call.isLater()) {
            call.end();
          }
        };
    call.limitTime(call.deadline(), loop().schedule(end, STAGE_GRACE_NANOS));
  }

  /** Runs an action if a thread runs the handler of an unanswered call, or reads its result. */
  void ifRunning(Thread thread, Runnable action) {
    for (ServerRequest request : reactor.activeRequests()) {
      ServerCall call = ServerCall.of(request);
      if (call != null && call.isRunningOn(thread)) {
        action.run();
        return;
      }
    }
  }

  /** Cancels all calls of the connection. */
  void cancelAll(CancelReason reason) {
    for (ServerRequest request : reactor.activeRequests()) {
      ServerCall call = ServerCall.of(request);
      if (call != null) {
        // A call whose publisher throws must not prevent the other calls from being cancelled.
        loop().run(() -> cancel(call, reason));
      }
    }
  }
}
