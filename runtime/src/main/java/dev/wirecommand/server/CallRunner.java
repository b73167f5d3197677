package dev.wirecommand.server;

import dev.wirecommand.Permission;
import dev.wirecommand.cbor.CborReader;
import dev.wirecommand.command.CallMeta;
import dev.wirecommand.command.CancelReason;
import dev.wirecommand.command.CommandDescriptor;
import dev.wirecommand.command.CommandException;
import dev.wirecommand.command.CommandTable;
import dev.wirecommand.command.Deadline;
import dev.wirecommand.command.ErrorCode;
import dev.wirecommand.command.PreparedCall;
import dev.wirecommand.reactor.ByteSlice;
import dev.wirecommand.reactor.Limits;
import dev.wirecommand.reactor.ServerAction;
import dev.wirecommand.reactor.ServerRequest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * Takes the requests of one connection to their handlers: finds the command, asks whether the peer
 * may, decodes the arguments, and runs; over the limit of running commands, lets requests wait.
 * Used on the connection's thread.
 */
final class CallRunner {
  private final ServerConnection connection;
  private final ServerSettings settings;
  private final CommandTable commands;
  private final Limits limits;
  private final StandardCommands standard;

  /** How many calls of all connections run. */
  private final AtomicInteger runningInAll;

  /** Those of this batch of bytes, handed over together. */
  private final List<Call> batch = new ArrayList<>();

  private final WaitingCalls waiting;
  private final CborReader reader;
  private int running;
  private boolean startingWaiting;

  CallRunner(ServerConnection connection, AtomicInteger runningInAll) {
    this.connection = connection;
    this.settings = connection.settings();
    this.commands = settings.commands();
    this.limits = settings.limits();
    this.standard = new StandardCommands(connection, settings);
    this.runningInAll = runningInAll;
    this.waiting = new WaitingCalls(limits);
    this.reader = new CborReader(new byte[0], 0, 0, limits.cbor());
  }

  /**
   * Takes a request: it is answered with an error, or run now, at the end of the batch, or later.
   */
  void take(ServerAction.RunCommand action) {
    ServerRequest request = action.request();
    ByteSlice name = action.name();
    int index = commands.find(name.array(), name.offset(), name.length());
    String command = index < 0 ? "" : commands.commands().get(index).name();
    try {
      CallMeta meta = meta(action.meta());
      request.sendErrorCodes(meta.errorCodes());
      if (index < 0) {
        takeStandard(action, meta);
      } else {
        take(request, index, action.args(), meta);
      }
    } catch (CommandException e) {
      refuse(request, command, e);
    } catch (RuntimeException e) {
      refuse(request, command, CallErrors.internal(command, e));
    }
  }

  private void refuse(ServerRequest request, String command, CommandException reason) {
    connection.fail(request, reason);
    settings.listener().callRefused(connection.peer(), command, reason.code());
  }

  private CallMeta meta(@Nullable ByteSlice encoded) {
    if (encoded == null) {
      return CallMeta.NONE;
    }
    if (encoded.equals(StandardCommands.ERROR_CODES_ONLY)) {
      return CallMeta.ERROR_CODES;
    }
    reader.reset(encoded.array(), encoded.offset(), encoded.length());
    return CallMeta.decode(reader);
  }

  private void takeStandard(ServerAction.RunCommand action, CallMeta meta) {
    ByteSlice name = action.name();
    StandardCommand command = standard.find(name);
    if (command == null) {
      throw new CommandException(ErrorCode.UNKNOWN_COMMAND, UnknownCommand.message(name, commands));
    }
    Permission unused = authorize(meta, command.wireName(), Permission.READ);
    ByteSlice args = action.args();
    reader.reset(args.array(), args.offset(), args.length());
    connection.give(action.request().respond(standard.run(command, reader), true));
  }

  private void take(ServerRequest request, int index, ByteSlice args, CallMeta meta) {
    CommandDescriptor descriptor = commands.commands().get(index);
    String name = descriptor.name();
    if (connection.isDraining()) {
      throw CallErrors.goingAway(name);
    }
    Permission granted = authorize(meta, name, descriptor.permission());
    if (runningInAll.get() >= limits.serverRunningCommands()) {
      throw new CommandException(
          ErrorCode.OVERLOADED,
          name + ": the server runs " + limits.serverRunningCommands() + " commands; try later");
    }
    Call call = new Call(connection, request, descriptor, meta, granted);
    limitTime(call, meta);
    if (running >= limits.runningCommands() || !waiting.isEmpty()) {
      waiting.add(call, index, args);
    } else {
      start(call, index, args);
    }
  }

  private Permission authorize(CallMeta meta, String command, Permission needed) {
    Permission granted = settings.authorizer().authorize(connection.peer(), meta);
    if (granted == null || (needed == Permission.WRITE && granted == Permission.READ)) {
      throw new CommandException(
          ErrorCode.PERMISSION_DENIED,
          command
              + ": permission denied; it needs "
              + (needed == Permission.WRITE ? "write" : "read")
              + " permission, and this peer has "
              + (granted == null ? "none" : "read"));
    }
    return granted;
  }

  /** Lets the soonest of the three deadlines run, if there is one. */
  private void limitTime(Call call, CallMeta meta) {
    long own = call.descriptor().deadlineMillis();
    Duration left = sooner(meta.timeLeft(), own == 0 ? null : Duration.ofMillis(own));
    // A command that says how long it may take is meant to be free of the server's default.
    left = own == 0 ? sooner(left, settings.deadline()) : left;
    if (left == null) {
      return;
    }
    if (left.isZero()) {
      throw CallErrors.cancelled(call.command(), CancelReason.DEADLINE);
    }
    long now = connection.nanoTime();
    Deadline deadline = Deadline.at(now, left);
    call.limitTime(
        deadline,
        connection.schedule(() -> cancel(call, CancelReason.DEADLINE), deadline.nanosLeft(now)));
  }

  private static @Nullable Duration sooner(@Nullable Duration a, @Nullable Duration b) {
    return a == null || (b != null && b.compareTo(a) < 0) ? b : a;
  }

  private void start(Call call, int index, ByteSlice args) {
    try {
      call.prepare(prepare(call, index, args));
    } catch (CommandException e) {
      call.end();
      throw e;
    } catch (RuntimeException e) {
      call.end();
      throw CallErrors.internal(call.command(), e);
    }
    running++;
    runningInAll.incrementAndGet();
    if (settings.listener() != ServerListener.NONE) {
      call.started(connection.nanoTime(), args.length());
      connection.tell(() -> settings.listener().callStarted(call));
    }
    if (call.descriptor().nonBlocking()) {
      call.run();
    } else {
      batch.add(call);
    }
  }

  private PreparedCall prepare(Call call, int index, ByteSlice args) {
    reader.reset(args.array(), args.offset(), args.length());
    PreparedCall prepared =
        commands.dispatch(index).prepare(commands.ordinal(index), reader, call, call.data());
    List<ServerInterceptor> interceptors = settings.interceptors();
    for (int i = interceptors.size() - 1; i >= 0; i--) {
      prepared = interceptors.get(i).intercept(call, call.descriptor(), prepared);
    }
    return prepared;
  }

  /** Hands over what the batch has brought. */
  void endBatch() {
    if (batch.isEmpty()) {
      return;
    }
    try {
      settings.handlers().runAll(batch);
    } catch (RejectedExecutionException e) {
      for (Call call : List.copyOf(batch)) {
        call.settle(new Outcome.Failed(CallErrors.goingAway(call.command())));
      }
    }
    batch.clear();
  }

  /** A call has ended, and another may take its place. */
  void ended(Call call) {
    call.end();
    running--;
    runningInAll.decrementAndGet();
    if (settings.listener() != ServerListener.NONE) {
      CallEnd end = call.ended(connection.nanoTime());
      connection.tell(() -> settings.listener().callEnded(call, end));
    }
    startWaiting();
  }

  private void startWaiting() {
    if (startingWaiting) {
      // A call that ended as soon as it was started: whoever started it goes on.
      return;
    }
    startingWaiting = true;
    while (running < limits.runningCommands()) {
      WaitingCalls.Entry next = waiting.poll();
      if (next == null) {
        break;
      }
      Call call = next.call();
      try {
        start(call, next.index(), ByteSlice.of(next.arguments()));
      } catch (CommandException e) {
        refuse(call.request(), call.command(), e);
      }
    }
    startingWaiting = false;
  }

  /**
   * Takes a call from its handler, whether it has begun or waits.
   *
   * @return whether it was still running
   */
  boolean cancel(Call call, CancelReason reason) {
    boolean cancelled = call.cancel(reason);
    if (cancelled && waiting.remove(call)) {
      call.end();
    }
    return cancelled;
  }

  /** Whether requests may come: those that wait have not filled the place there is for them. */
  boolean hasRoom() {
    return waiting.hasRoom();
  }

  /** Whether no call runs or waits. */
  boolean isIdle() {
    return running == 0 && waiting.isEmpty();
  }
}
