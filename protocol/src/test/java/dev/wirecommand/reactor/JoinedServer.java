package dev.wirecommand.reactor;

import dev.wirecommand.cbor.CborException;
import dev.wirecommand.cbor.CborReader;
import dev.wirecommand.frame.Frame;
import dev.wirecommand.frame.FrameEncoder;
import dev.wirecommand.frame.FrameException;
import dev.wirecommand.frame.FrameType;
import dev.wirecommand.fuzz.Finding;
import dev.wirecommand.reactor.ServerReactor.DataMode;
import dev.wirecommand.reactor.ServerReactor.OutputMode;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The server's side of {@link JoinedReactors}, and what must hold of it. */
final class JoinedServer {
  /** How many of the latest commands an operation may choose from. */
  private static final int RECENT = 8;

  /** The most topics of a command, as a client under tight limits takes no more. */
  private static final int TOPICS = 2;

  /** More than any script sends, so that nothing waits for a grant any longer. */
  private static final long SETTLING = 1 << 24;

  private final JoinedReactors pair;
  private final Limits limits;
  private final HeldBytes account;
  private final ServerReactor reactor;
  private final Consumer<byte[]> wire;
  private final List<JoinedCommand> commands = new ArrayList<>();

  /** The frames of refused requests and of protocol errors. */
  private final Deque<SendFrames> refusals = new ArrayDeque<>();

  /** What was given before the end of input. It goes out before all else. */
  private @Nullable SendFrames deferred;

  private boolean deferring;
  private boolean errored;
  private boolean inputEnded;
  private int stream = -1;

  JoinedServer(
      JoinedReactors pair,
      Limits limits,
      OutputMode output,
      DataMode data,
      HeldBytes account,
      Consumer<byte[]> wire) {
    this.pair = pair;
    this.limits = limits;
    this.account = account;
    this.wire = wire;
    deferring = output == OutputMode.DEFERRED;
    reactor = new ServerReactor(limits, output, data, account);
  }

  boolean hasFailed() {
    return errored;
  }

  void onFrame(Frame frame) {
    if (!inputEnded) {
      reactor.onFrame(frame).accept(new FrameOutcome(frame));
    }
  }

  void onFrameError(FrameException problem) {
    if (!inputEnded) {
      failed(reactor.onFrameError(problem));
    }
  }

  private void failed(ServerAction.ProtocolError error) {
    Finding.unless((error.frames() == null) == errored, "error frames not once: %s", error);
    if (error.frames() != null) {
      refusals.add(error.frames());
    }
    errored = true;
  }

  void endOfInput() {
    ServerAction action = reactor.endOfInput();
    if (action instanceof SendFrames frames) {
      deferred = frames;
    }
    inputEnded = true;
    deferring = false;
  }

  /** Ends some rounds of time, so that requests of which nothing arrives are refused. */
  void endRounds(int count) {
    for (int n = count; n > 0; n--) {
      for (ServerAction action : reactor.refuseSilent(2, "nothing arrived")) {
        if (action instanceof SendFrames frames) {
          refusals.add(frames);
        } else if (action instanceof ServerAction.ProtocolError error) {
          Finding.unless(!pair.isHonest(), "an error of silence: %s", error);
          failed(error);
        }
      }
    }
  }

  void respond(int which, byte[] bytes, boolean cbor, boolean last) {
    JoinedCommand command = command(which);
    if (command != null && command.isOpen()) {
      respond(command, bytes, cbor, last);
    }
  }

  private void respond(JoinedCommand command, byte[] bytes, boolean cbor, boolean last) {
    command.cbor = command.begun ? command.cbor : cbor;
    command.begun = true;
    command.given.writeBytes(bytes);
    ByteSlice part = ByteSlice.of(bytes);
    ServerRequest request = command.request;
    keep(
        command,
        last ? request.respondLast(part, command.cbor) : request.respondPart(part, command.cbor));
  }

  void fail(int which, String message) {
    JoinedCommand command = command(which);
    if (command != null && command.isOpen()) {
      command.failure = message;
      keep(command, command.request.fail("c", message, null));
    }
  }

  void text(int which, String text) {
    JoinedCommand command = command(which);
    ByteSlice payload = SidePayloads.encodeText(List.of(new TextAtom(text, List.of(), List.of())));
    if (command != null && command.isOpen() && payload.length() <= limits.sendPayload()) {
      command.sides.add(payload);
      keep(command, command.request.text(payload));
    }
  }

  void progress(int which, String topic, long position, long total) {
    JoinedCommand command = command(which);
    ByteSlice payload =
        SidePayloads.encodeProgress(new Progress(topic, position, total, null, null));
    if (command != null
        && command.isOpen()
        && payload.length() <= limits.sendPayload()
        && (command.topics.contains(topic) || command.topics.size() < TOPICS)) {
      command.topics.add(topic);
      command.sides.add(payload);
      keep(command, command.request.progress(payload));
    }
  }

  private void keep(JoinedCommand command, ServerAction action) {
    if (action instanceof SendFrames frames) {
      Finding.unless(!deferring, "output before the end of input: %s", action);
      command.output.add(frames);
    }
  }

  /** Ends a command whose call was cancelled; its error goes out before what is blocked. */
  private void cancel(int id) {
    ServerRequest request = reactor.request(id);
    if (request == null || (request.isAnswered() && deferring)) {
      return;
    }
    for (JoinedCommand command : commands) {
      if (command.request == request) {
        command.failure = "cancelled";
        ServerAction error =
            request.isAnswered()
                ? request.cutOff("cancelled", "cancelled")
                : request.fail("cancelled", "cancelled", null);
        if (error instanceof SendFrames frames) {
          command.output.addFirst(frames);
        }
      }
    }
  }

  void grantData(int which, long bytes) {
    JoinedCommand command = command(which);
    if (command != null) {
      grantData(command, bytes);
    }
  }

  private void grantData(JoinedCommand command, long bytes) {
    if (command.hasWindows && command.request.expectsData() && !command.request.isAnswered()) {
      command.granted += bytes;
    }
    command.request.grantData(bytes);
  }

  void leave() {
    reactor.leave();
  }

  /** Opens a stream for some of the later answers, or retires that stream. */
  void changeStream() {
    if (stream < 0) {
      stream = reactor.openStream();
    } else {
      reactor.retireStream(stream);
      stream = -1;
    }
  }

  void retireDefaultStream() {
    reactor.retireDefaultStream();
  }

  /** Sends some of what is to be sent next for a command. */
  boolean send(int which, int count) {
    JoinedCommand command = command(which);
    return command != null && send(command, count);
  }

  private boolean send(JoinedCommand command, int count) {
    boolean any = false;
    for (int n = count; n > 0 && deferred == null; n--) {
      SendFrames frames = command.output.peek();
      if (frames == null) {
        break;
      }
      Frame frame = frames.next();
      if (frame != null) {
        onSent(frame);
        any = true;
      } else if (frames.isBlocked()) {
        Finding.unless(command.sent == command.credit, "blocked below its credit: %s", frames);
        break;
      } else {
        Finding.unless(frames.isDrained(), "neither blocked nor drained: %s", frames);
        command.output.remove();
      }
    }
    return any;
  }

  /** Sends some of what was deferred, or else of what is sent for refused requests. */
  boolean sendRefusal(int count) {
    boolean any = false;
    for (int n = count; n > 0; n--) {
      SendFrames frames = deferred != null ? deferred : refusals.peek();
      if (frames == null) {
        break;
      }
      Frame frame = frames.next();
      if (frame != null) {
        onSent(frame);
        any = true;
      } else if (deferred != null) {
        deferred = null;
      } else {
        refusals.remove();
      }
    }
    return any;
  }

  /** Sends a frame that goes out before all others. */
  boolean control() {
    Frame frame = reactor.nextControlFrame();
    if (frame != null) {
      onSent(frame);
      return true;
    }
    for (JoinedCommand command : commands) {
      boolean open =
          command.hasWindows && command.request.expectsData() && !command.request.isAnswered();
      Finding.unless(
          !open || command.granted == command.grantsSent,
          "a grant of %d is lost",
          command.request.id());
    }
    return false;
  }

  private void onSent(Frame frame) {
    Finding.unless(frame.length() <= limits.sendPayload(), "too long: %s", frame);
    JoinedCommand command = null;
    for (JoinedCommand each : commands) {
      command = each.request.id() == frame.requestId() ? each : command;
    }
    boolean error = frame.type() == FrameType.ERROR_RESPONSE.code();
    if (error && frame.has(FrameType.ERROR_PROTOCOL)) {
      Finding.unless(errored, "an error of the protocol, which nothing has broken: %s", frame);
    } else if (error && (command == null || command.failure == null)) {
      // The error of a refused request; its call has now arrived as far as it ever does.
      pair.client().arrived(frame.requestId());
    } else if (frame.type() != FrameType.STREAM_SETTINGS.code()) {
      Finding.unless(command != null, "for no command: %s", frame);
      onSent(command, frame);
    }
    wire.accept(FrameEncoder.encode(frame));
  }

  private static void onSent(JoinedCommand command, Frame frame) {
    boolean window = frame.type() == FrameType.WINDOW.code();
    Finding.unless(
        window || !command.hasWindows || command.firstSent, "window comes first, not %s", frame);
    if (window) {
      command.firstSent = true;
      command.grantsSent += WindowFrames.decode(frame);
      Finding.unless(
          command.hasWindows && command.grantsSent <= command.granted,
          "more than was granted: %s",
          frame);
    } else if (frame.type() == FrameType.BYTES_RESPONSE.code()) {
      command.sent += frame.length();
      Finding.unless(
          command.sent <= command.given.size()
              && (!command.hasWindows || command.sent <= command.credit),
          "beyond the window: %s",
          frame);
    }
  }

  /** Does all that can be done so that every command ends. Returns whether it did anything. */
  boolean settle() {
    boolean any = false;
    for (JoinedCommand command : commands) {
      if (command.hasWindows && command.granted < SETTLING) {
        grantData(command, SETTLING);
      }
      if (command.isOpen() && !command.request.expectsData()) {
        respond(command, new byte[] {'!'}, false, true);
        any = true;
      }
    }
    while (control()) {
      any = true;
    }
    while (sendRefusal(Integer.MAX_VALUE)) {
      any = true;
    }
    for (JoinedCommand command : commands) {
      any |= send(command, Integer.MAX_VALUE);
    }
    return any;
  }

  /** Checks that nothing is held after everything has been settled. */
  void checkSettled() {
    for (ServerRequest request : reactor.requests.values()) {
      throw Finding.of("request " + request.id() + " is left, " + request.status);
    }
    Finding.unless(reactor.isQuiet(), "not quiet");
    Finding.unless(account.held() == 0, "%d bytes are held", account.held());
  }

  /** Abandons what runs, and checks that nothing is left after the end of input. */
  void close() {
    endOfInput();
    deferred = null;
    refusals.clear();
    for (JoinedCommand command : commands) {
      command.request.abandon();
    }
    Finding.unless(account.held() == 0, "%d bytes are held at the end", account.held());
    Finding.unless(reactor.activeRequests().isEmpty(), "active at the end");
  }

  void check() {
    long held = 0;
    for (ServerRequest request : reactor.requests.values()) {
      PartialRequest partial = request.partial;
      held += partial == null ? 0 : partial.capacity();
    }
    Finding.unless(account.held() == held, "holds %d, of which %d known", account.held(), held);
    List<ServerRequest> active = reactor.activeRequests();
    long running = commands.stream().filter(command -> command.request.isActive()).count();
    Finding.unless(active.size() == running, "%d active, not %d", active.size(), running);
  }

  private @Nullable JoinedCommand command(int which) {
    return commands.isEmpty()
        ? null
        : commands.get(commands.size() - 1 - which % Math.min(commands.size(), RECENT));
  }

  /** What a frame has led to. */
  private final class FrameOutcome implements ServerAction.Visitor<@Nullable Void> {
    private final Frame frame;

    FrameOutcome(Frame frame) {
      this.frame = frame;
    }

    private JoinedCommand find(ServerRequest request) {
      JoinedCommand found = null;
      for (JoinedCommand command : commands) {
        found = command.request == request ? command : found;
      }
      Finding.unless(
          found != null && request.id() == frame.requestId() && request.isActive(),
          "for no command: %s",
          frame);
      return found;
    }

    @Override
    public @Nullable Void onWantFrame(ServerAction.WantFrame action) {
      Finding.unless(!errored, "a frame was taken after an error: %s", frame);
      return null;
    }

    @Override
    public @Nullable Void onRunCommand(ServerAction.RunCommand run) {
      ServerRequest request = run.request();
      JoinedCall call = pair.isHonest() ? pair.client().arrived(request.id()) : null;
      JoinedCommand command = new JoinedCommand(request, call);
      for (JoinedCommand other : commands) {
        Finding.unless(
            !other.request.isActive() || other.request.id() != request.id(),
            "runs on a taken id: %s",
            frame);
      }
      commands.add(command);
      byte[] name = run.name().toByteArray();
      ByteSlice data = run.data();
      if (data != null) {
        command.data.writeBytes(data.toByteArray());
      }
      command.hasAllData = !request.expectsData();
      if (pair.isHonest()) {
        Finding.unless(call != null && Arrays.equals(call.name, name), "other name: %s", run);
        call.command = command;
        checkData(command);
      }
      request.sendErrorCodes(true);
      if (stream >= 0 && request.id() % 4 == 1) {
        request.answerOn(stream);
      }
      openWindows(command, run.meta());
      if (Arrays.equals(name, JoinedClient.CANCEL)) {
        onCancel(run.args());
        keep(command, request.respond(ByteSlice.EMPTY, false));
      }
      return null;
    }

    private void openWindows(JoinedCommand command, @Nullable ByteSlice meta) {
      if (meta == null || !pair.hasWindows()) {
        return;
      }
      long window;
      try {
        CborReader in = new CborReader(meta.array(), meta.offset(), meta.length());
        in.readMapHeader();
        in.skip();
        window = in.readLong();
      } catch (CborException e) {
        return;
      }
      if (window >= 0 && window <= SendCredit.MAX_TOTAL) {
        command.hasWindows = true;
        command.credit = window;
        command.request.openWindows(window, 0);
      }
    }

    private void onCancel(ByteSlice args) {
      try {
        CborReader in = new CborReader(args.array(), args.offset(), args.length());
        in.readMapHeader();
        in.skip();
        cancel((int) in.readLong());
      } catch (CborException e) {
        // Somebody else has put it on the wire.
        Finding.unless(!pair.isHonest(), "a cancel of nothing: %s", e);
      }
    }

    private void checkData(JoinedCommand command) {
      JoinedCall call = command.call;
      Finding.unless(
          !pair.isHonest()
              || (call != null && call.isData(command.data.toByteArray(), command.hasAllData)),
          "other data: %s",
          frame);
    }

    @Override
    public @Nullable Void onDataReceived(ServerAction.DataReceived action) {
      JoinedCommand command = find(action.request());
      command.data.writeBytes(action.data().toByteArray());
      command.hasAllData = action.last();
      Finding.unless(command.isOpen(), "data after the answer: %s", frame);
      // A client that took a refused probe for a server without windows sends without limit.
      boolean limited =
          command.hasWindows && command.call != null && command.call.dataCredit != Long.MAX_VALUE;
      Finding.unless(
          !pair.isHonest()
              || !limited
              || command.data.size() <= SendCredit.FIRST_DATA + command.grantsSent,
          "data beyond the window: %s",
          frame);
      checkData(command);
      return null;
    }

    @Override
    public @Nullable Void onWindowGranted(ServerAction.WindowGranted action) {
      JoinedCommand command = find(action.request());
      Finding.unless(
          command.hasWindows && action.bytes() == WindowFrames.decode(frame), "%s", frame);
      command.credit += action.bytes();
      return null;
    }

    @Override
    public @Nullable Void onSendFrames(SendFrames action) {
      Finding.unless(!deferring, "output before the end of input: %s", frame);
      refusals.add(action);
      return null;
    }

    @Override
    public @Nullable Void onNoOp(ServerAction.NoOp action) {
      Finding.unless(deferring, "a refusal is dropped: %s", frame);
      return null;
    }

    @Override
    public @Nullable Void onProtocolError(ServerAction.ProtocolError action) {
      Finding.unless(
          errored || !pair.isHonest() || pair.mayFail(action.message()),
          "fails among friends: %s, %s",
          frame,
          action);
      failed(action);
      return null;
    }
  }
}
