package dev.wirecommand.server;

import dev.wirecommand.Permission;
import dev.wirecommand.cbor.CborReader;
import dev.wirecommand.codegen.CommandDescriptor;
import dev.wirecommand.codegen.PreparedCall;
import dev.wirecommand.command.CallMeta;
import dev.wirecommand.command.CancelReason;
import dev.wirecommand.command.CommandException;
import dev.wirecommand.command.Deadline;
import dev.wirecommand.command.ErrorCode;
import dev.wirecommand.reactor.ByteSlice;
import dev.wirecommand.reactor.Limits;
import dev.wirecommand.reactor.ServerAction;
import dev.wirecommand.reactor.ServerRequest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Takes the requests of one connection to their handlers: finds the command, asks whether the peer
 * may, decodes the arguments, and runs; over the limit of running commands, or while the peer takes
 * none of its answers, lets requests wait. Used on the connection's thread.
 */
final class ServerCalls {
  private final ServerConnection connection;
  private final ServerSettings settings;
  private final CommandTable commands;
  private final Limits limits;
  private final StandardCommands standard;
  private final CallSlots slots;

  /** Those of this batch of bytes, handed over together. */
  private List<ServerCall> batch = new ArrayList<>();

  private final WaitingCalls waiting;
  private final CborReader reader;

  /** A call that is over and that nobody knows, for the next one. */
  private @Nullable ServerCall spare;

  /** How many calls of this connection run. */
  private int running;

  /** How many of the server's slots the connection has: of what runs, or ended in this batch. */
  private int slotsHeld;

  ServerCalls(ServerConnection connection, CallSlots slots) {
    this.connection = connection;
    this.settings = connection.settings();
    this.commands = settings.commands();
    this.limits = settings.limits();
    this.standard = new StandardCommands(connection, settings);
    this.slots = slots;
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
    StandardCommand own = index < 0 ? standard.find(name) : null;
    String command = own != null ? own.wireName() : index < 0 ? "" : descriptor(index).name();
    try {
      CallMeta meta = meta(request, action.meta());
      if (own != null) {
        takeStandard(own, action, meta);
      } else if (index < 0) {
        throw new CommandException(
            ErrorCode.UNKNOWN_COMMAND, UnknownCommandMessage.message(name, commands));
      } else {
        take(request, index, action.args(), meta);
      }
    } catch (Throwable e) {
      // Errors too: an authorizer is not ours.
      refuse(request, command, CallErrors.of(e, command));
    }
  }

  private CommandDescriptor descriptor(int index) {
    return commands.commands().get(index);
  }

  private void refuse(ServerRequest request, String command, CommandException reason) {
    connection.fail(request, reason);
    connection.tell(
        () -> settings.listener().callRefused(connection.peer(), command, reason.code()));
  }

  private CallMeta meta(ServerRequest request, @Nullable ByteSlice encoded) {
    if (encoded == null) {
      return CallMeta.NONE;
    }
    if (encoded.equals(StandardCommands.ERROR_CODES_ONLY)) {
      request.sendErrorCodes(true);
      return CallMeta.ERROR_CODES;
    }
    read(encoded);
    try {
      CallMeta meta = CallMeta.decode(reader);
      request.sendErrorCodes(meta.errorCodes());
      return meta;
    } catch (CommandException e) {
      read(encoded);
      request.sendErrorCodes(CallMeta.asksForErrorCodes(reader));
      throw e;
    }
  }

  private void read(ByteSlice encoded) {
    reader.reset(encoded.array(), encoded.offset(), encoded.length());
  }

  private void takeStandard(
      StandardCommand command, ServerAction.RunCommand action, CallMeta meta) {
    Permission unused = authorize(meta, command.wireName(), Permission.READ);
    read(action.args());
    connection.give(action.request().respond(standard.run(command, reader), true));
  }

  private void take(ServerRequest request, int index, ByteSlice args, CallMeta meta) {
    CommandDescriptor descriptor = descriptor(index);
    String name = descriptor.name();
    if (connection.isDraining()) {
      throw CallErrors.goingAway(name);
    }
    Permission granted = authorize(meta, name, descriptor.permission());
    boolean waits = !waiting.isEmpty() || !mayRun();
    if (waits ? slotsHeld == running && slots.isFull() : !takeSlot()) {
      throw serverFull(name);
    }
    ServerCall call = newCall(request, descriptor, meta, granted);
    limitTime(call, meta);
    if (settings.listener() != ServerListener.NONE) {
      call.arrived(connection.nanoTime(), args.length());
    }
    if (waits) {
      waiting.add(call, index, args);
    } else {
      start(call, index, args);
    }
  }

  private ServerCall newCall(
      ServerRequest request, CommandDescriptor descriptor, CallMeta meta, Permission granted) {
    ServerCall call = spare;
    if (call == null) {
      return new ServerCall(connection, request, descriptor, meta, granted);
    }
    spare = null;
    call.begin(request, descriptor, meta, granted);
    return call;
  }

  /** Keeps a call that is over, and its request, for the next ones, if nobody knows them. */
  private void recycle(ServerCall call) {
    if (call.isUnknown() && !call.request().isActive()) {
      spare = call;
    }
  }

  /** Keeps nothing: an idle connection holds nothing. */
  void dropSpare() {
    spare = null;
  }

  /** Takes one of the server's slots, unless there is one at hand. */
  private boolean takeSlot() {
    if (slotsHeld > running) {
      return true;
    }
    boolean taken = slots.take();
    slotsHeld += taken ? 1 : 0;
    return taken;
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
  private void limitTime(ServerCall call, CallMeta meta) {
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

  private void start(ServerCall call, int index, ByteSlice args) {
    try {
      call.prepare(prepare(call, index, args));
    } catch (Throwable e) {
      // Errors too: the types of arguments are not ours, nor are interceptors.
      CommandException told = call.error(e);
      call.end();
      throw told;
    }
    running++;
    if (settings.listener() != ServerListener.NONE) {
      connection.tell(() -> settings.listener().callStarted(call.context()));
    }
    if (call.descriptor().nonBlocking()) {
      call.runHere();
    } else {
      batch.add(call);
    }
  }

  private PreparedCall prepare(ServerCall call, int index, ByteSlice args) {
    read(args);
    PreparedCall prepared =
        commands
            .dispatch(index)
            .prepare(commands.ordinal(index), reader, call.given(), call.data());
    InterceptorChain interceptors = settings.interceptors();
    return interceptors.isEmpty()
        ? prepared
        : interceptors.around(call.context(), call.descriptor(), prepared);
  }

  /** Starts what has waited long enough, and hands over what is to run elsewhere. */
  void endBatch() {
    startWaiting();
    if (!batch.isEmpty()) {
      // An executor may run a call at once, and that lead to others.
      List<ServerCall> calls = batch;
      batch = new ArrayList<>();
      settings.handlers().runAll(calls);
    }
    if (!mayStart()) {
      slots.giveBack(slotsHeld - running);
      slotsHeld = running;
    }
  }

  /** Whether there is something for {@link #endBatch} to do. */
  boolean hasWork() {
    return slotsHeld > running || !batch.isEmpty() || mayStart();
  }

  private boolean mayStart() {
    return !waiting.isEmpty() && mayRun();
  }

  private boolean mayRun() {
    return running < limits.runningCommands()
        && !connection.isOutputFull()
        && !connection.isClosing();
  }

  private void startWaiting() {
    while (mayStart()) {
      WaitingCalls.Entry next = waiting.poll();
      if (next == null) {
        break;
      }
      ServerCall call = next.call();
      try {
        // What waited for another of its connection finds the slot of that one.
        if (!takeSlot()) {
          call.end();
          throw serverFull(call.command());
        }
        start(call, next.index(), ByteSlice.of(next.arguments()));
      } catch (CommandException e) {
        refuse(call.request(), call.command(), e);
      }
    }
  }

  private CommandException serverFull(String command) {
    return CallErrors.overloaded(command, "the server runs " + slots.limit() + " commands");
  }

  /** A call has ended; at the end of the batch another may take its place. */
  void ended(ServerCall call) {
    call.end();
    running--;
    if (settings.listener() != ServerListener.NONE) {
      ServerCallEnd end = call.ended(connection.nanoTime());
      connection.tell(() -> settings.listener().callEnded(call.context(), end));
    }
    recycle(call);
  }

  /**
   * Takes a call from its handler, whether it has begun or waits.
   *
   * @return whether it was still running
   */
  boolean cancel(ServerCall call, CancelReason reason) {
    if (!waiting.remove(call)) {
      return call.cancel(reason);
    }
    call.end();
    refuse(call.request(), call.command(), CallErrors.cancelled(call.command(), reason));
    return true;
  }

  /** Refuses all that wait. */
  void refuseWaiting() {
    for (WaitingCalls.Entry next = waiting.poll(); next != null; next = waiting.poll()) {
      ServerCall call = next.call();
      call.end();
      refuse(
          call.request(),
          call.command(),
          CallErrors.overloaded(
              call.command(), "too many requests wait, and those that run wait for data"));
    }
  }

  /** Whether a call waits for others to end. */
  boolean isWaiting(ServerCall call) {
    return waiting.contains(call);
  }

  /** Whether requests may come: those that wait have not filled the place there is for them. */
  boolean hasRoom() {
    return waiting.hasRoom();
  }
}
