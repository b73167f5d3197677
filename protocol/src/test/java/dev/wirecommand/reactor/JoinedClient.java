package dev.wirecommand.reactor;

import dev.wirecommand.cbor.CborWriter;
import dev.wirecommand.frame.Frame;
import dev.wirecommand.frame.FrameEncoder;
import dev.wirecommand.frame.FrameException;
import dev.wirecommand.frame.FrameType;
import dev.wirecommand.fuzz.Finding;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The client's side of {@link JoinedReactors}, and what must hold of it. */
final class JoinedClient {
  /** The command that cancels another; its only argument is the id of that one. */
  static final byte[] CANCEL = Lines.bytes("wirecommand.cancel");

  /** How many of the latest calls an operation may choose from. */
  private static final int RECENT = 8;

  private static final int IDS = 32_768;

  /** More than any script sends, so that nothing waits for a grant any longer. */
  private static final long SETTLING = 1 << 24;

  private final JoinedReactors pair;
  private final Limits limits;
  private final ClientReactor reactor;
  private final Consumer<byte[]> wire;
  private final List<JoinedCall> calls = new ArrayList<>();

  /** The calls of each id that have been begun, and of which the server has made nothing yet. */
  private final Map<Integer, Deque<JoinedCall>> begun = new HashMap<>();

  private @Nullable JoinedCall probe;
  private @Nullable String failure;
  private boolean outputEnded;

  JoinedClient(JoinedReactors pair, Limits limits, Consumer<byte[]> wire) {
    this.pair = pair;
    this.limits = limits;
    this.wire = wire;
    reactor = new ClientReactor(limits);
  }

  boolean hasFailed() {
    return failure != null;
  }

  private boolean maySend() {
    return failure == null && !outputEnded;
  }

  /**
   * Makes a call.
   *
   * @param data the first part of its data, or null for a call without data
   * @param whole whether that is all of the data
   */
  void call(
      byte[] name,
      ByteSlice args,
      boolean asks,
      long window,
      byte @Nullable [] data,
      boolean whole) {
    if (!maySend()) {
      return;
    }
    ByteSlice meta = asks ? windowMeta(window) : null;
    ClientRequest request =
        data == null || whole
            ? reactor.request(name, args, meta, data == null ? null : ByteSlice.of(data))
            : reactor.requestWithDataToCome(name, args, meta);
    JoinedCall call = new JoinedCall(request, name, data != null, asks, window);
    if (asks) {
      request.takeWindows();
      if (reactor.windows().support() == WindowSupport.NONE) {
        call.dataCredit = Long.MAX_VALUE;
      }
    }
    add(call);
    if (data != null && whole) {
      call.data.writeBytes(data);
      call.dataEnded = true;
    } else if (data != null) {
      data(call, data, false);
    }
  }

  private void add(JoinedCall call) {
    call.request.takeErrorCodes();
    int id = call.request.id();
    Finding.unless(id % 2 == 1 && id > 0 && id < 65_536, "the id %d", id);
    for (JoinedCall other : calls) {
      Finding.unless(other.isOver() || other.request.id() != id, "id %d is taken", id);
    }
    calls.add(call);
  }

  private static ByteSlice windowMeta(long window) {
    CborWriter meta = new CborWriter();
    meta.writeMapHeader(1);
    meta.writeName("window");
    meta.writeLong(window);
    return ByteSlice.of(meta);
  }

  void probe() {
    ClientRequest request = maySend() ? reactor.probeWindows() : null;
    if (request != null) {
      byte[] name = Lines.bytes("wirecommand.ping");
      JoinedCall call = new JoinedCall(request, name, false, true, SendCredit.FIRST_DATA);
      probe = call;
      add(call);
    }
  }

  /** Uses up ids until that of a call is next, if it is free. */
  void comeRound(int which) {
    JoinedCall call = call(which);
    if (call == null || !maySend()) {
      return;
    }
    int id = call.request.id();
    int before = id == 1 ? 65_535 : id - 2;
    for (int n = 0, used = -1; n < IDS && used != before; n++) {
      ClientRequest unsent = reactor.request(call.name, RequestMap.NO_ARGS, null, null);
      used = unsent.id();
      unsent.cancel();
    }
  }

  void data(int which, byte[] part, boolean last) {
    JoinedCall call = call(which);
    if (call != null && call.hasData && !call.dataEnded && maySend()) {
      data(call, part, last);
    }
  }

  private void data(JoinedCall call, byte[] part, boolean last) {
    if (call.request.isRequestSent() ? !call.request.hasUnsentData() : call.data.size() == 0) {
      call.request.data(ByteSlice.of(part), last);
      call.data.writeBytes(part);
      call.dataEnded = last;
    }
  }

  void grant(int which, long bytes) {
    JoinedCall call = call(which);
    if (call != null) {
      grant(call, bytes);
    }
  }

  private void grant(JoinedCall call, long bytes) {
    if (call.isOpen() && call.asks) {
      call.granted += bytes;
    }
    call.request.grantResponse(bytes);
  }

  /**
   * Cancels a call, and tells the server at once, as the id must still be that of the call when the
   * server reads it. A client never cancels a call of {@code wirecommand.cancel}, because it would
   * not learn that the server has refused that call.
   *
   * @param early whether the server is told before the frame that ends the data
   */
  void cancel(int which, boolean early) {
    JoinedCall call = call(which);
    if (call == null || !call.isOpen() || !maySend() || call == probe || call.isCancel) {
      return;
    }
    call.request.cancel();
    call.cancelled = true;
    call.dataEnded = true;
    if (!call.begun) {
      call.ended = true;
      return;
    }
    CborWriter args = new CborWriter();
    args.writeMapHeader(1);
    args.writeName("id");
    args.writeLong(call.request.id());
    ClientRequest request = reactor.request(CANCEL, ByteSlice.of(args), null, null);
    JoinedCall cancel = new JoinedCall(request, CANCEL, false, false, 0);
    cancel.isCancel = true;
    add(cancel);
    while (!call.request.isRequestSent()) {
      // The server knows no request of which it has only a part.
      send(call, 1);
    }
    send(early ? cancel : call, Integer.MAX_VALUE);
    send(early ? call : cancel, Integer.MAX_VALUE);
  }

  boolean send(int which, int count) {
    JoinedCall call = call(which);
    return call != null && send(call, count);
  }

  private boolean send(JoinedCall call, int count) {
    if (!maySend()) {
      return false;
    }
    boolean any = false;
    for (int n = count; n > 0; n--) {
      Frame frame = call.request.nextFrame();
      if (frame == null) {
        Finding.unless(
            !call.request.isBlocked() || call.dataSent == call.dataCredit,
            "request %d is blocked below its credit",
            call.request.id());
        break;
      }
      onSent(call, frame);
      any = true;
    }
    call.request.sent();
    return any;
  }

  private void onSent(JoinedCall call, Frame frame) {
    Finding.unless(
        frame.requestId() == call.request.id() && frame.length() <= limits.sendPayload(),
        "not to be sent: %s",
        frame);
    Finding.unless(call.begun || call.isOpen(), "sent, although it is over: %s", frame);
    if (!call.begun) {
      call.begun = true;
      begun.computeIfAbsent(frame.requestId(), id -> new ArrayDeque<>()).add(call);
    }
    if (frame.type() == FrameType.COMMAND_DATA.code()) {
      call.dataSent += frame.length();
      Finding.unless(call.dataSent <= call.dataCredit, "beyond the window: %s", frame);
    }
    wire.accept(FrameEncoder.encode(frame));
  }

  /** Sends a frame that goes out before all others. */
  boolean control() {
    if (!maySend()) {
      return false;
    }
    Frame frame = reactor.nextControlFrame();
    if (frame == null) {
      for (JoinedCall call : calls) {
        Finding.unless(
            !call.windowOpen || !call.isOpen() || call.granted == call.grantsSent,
            "a grant of %d is lost",
            call.request.id());
      }
      return false;
    }
    JoinedCall call = current(frame.requestId());
    Finding.unless(
        call != null && call.windowOpen && call.isOpen(), "grants for no request: %s", frame);
    call.grantsSent += WindowFrames.decode(frame);
    Finding.unless(call.grantsSent <= call.granted, "more than was granted: %s", frame);
    wire.accept(FrameEncoder.encode(frame));
    return true;
  }

  /** Ends the output, so that what has not been sent never is. */
  void endOutput() {
    outputEnded = true;
  }

  /** Takes the call that the server has come upon; null if nobody here has begun it. */
  @Nullable JoinedCall arrived(int id) {
    Deque<JoinedCall> waiting = begun.get(id);
    return waiting == null ? null : waiting.poll();
  }

  /** Does all that can be done so that every call ends. Returns whether it did anything. */
  boolean settle() {
    probe();
    boolean any = false;
    for (JoinedCall call : List.copyOf(calls)) {
      if (call.isOpen() && call.asks && call.granted < SETTLING) {
        grant(call, SETTLING);
      }
      any |= send(call, Integer.MAX_VALUE);
      if (maySend() && call.hasData && !call.dataEnded && !call.request.hasUnsentData()) {
        call.request.data(ByteSlice.EMPTY, true);
        call.dataEnded = true;
        any |= send(call, Integer.MAX_VALUE);
      }
    }
    while (control()) {
      any = true;
    }
    return any;
  }

  /** Checks that nothing waits after everything has been settled. */
  void checkSettled() {
    for (JoinedCall call : calls) {
      Finding.unless(call.ended, "request %d never ends", call.request.id());
      Finding.unless(call.isOver(), "request %d is never sent", call.request.id());
    }
    Finding.unless(reactor.pendingCount() == 0, "%d are pending", reactor.pendingCount());
  }

  /** Counts what has become of the calls. */
  Map<JoinedCall.Outcome, Integer> outcomes() {
    Map<JoinedCall.Outcome, Integer> outcomes = new EnumMap<>(JoinedCall.Outcome.class);
    calls.forEach(call -> outcomes.merge(call.outcome(), 1, Integer::sum));
    return outcomes;
  }

  void check() {
    int pending = 0;
    for (JoinedCall call : calls) {
      ClientRequest request = call.request;
      Finding.unless(
          request.isEnded() == call.ended && request.isCancelled() == call.cancelled,
          "request %d: ended or cancelled",
          request.id());
      pending += call.isOver() ? 0 : 1;
    }
    int expected = failure == null ? pending : 0;
    Finding.unless(
        reactor.pendingCount() == expected, "%d pending, not %d", reactor.pendingCount(), expected);
  }

  void onFrame(Frame frame) {
    reactor.onFrame(frame).accept(new FrameOutcome(frame));
  }

  void onFrameError(FrameException problem) {
    failed(reactor.onFrameError(problem));
  }

  void endOfInput() {
    failed(reactor.endOfInput());
  }

  private void failed(ClientEvent.ConnectionFailed event) {
    List<ClientRequest> expected =
        failure != null
            ? List.of()
            : calls.stream()
                .filter(JoinedCall::isOpen)
                .map(call -> call.request)
                .sorted(Comparator.comparingInt(ClientRequest::id))
                .toList();
    Finding.unless(event.pending().equals(expected), "others end: %s, %s", event, expected);
    if (failure == null) {
      calls.forEach(JoinedCall::end);
    }
    failure = event.reason();
  }

  private @Nullable JoinedCall current(int id) {
    JoinedCall found = null;
    for (JoinedCall call : calls) {
      found = call.request.id() == id && !call.isOver() ? call : found;
    }
    return found;
  }

  private @Nullable JoinedCall call(int which) {
    return calls.isEmpty()
        ? null
        : calls.get(calls.size() - 1 - which % Math.min(calls.size(), RECENT));
  }

  /** What a frame means. */
  private final class FrameOutcome implements ClientEvent.Visitor<@Nullable Void> {
    private final Frame frame;

    FrameOutcome(Frame frame) {
      this.frame = frame;
    }

    private JoinedCall find(ClientRequest request) {
      JoinedCall call = current(frame.requestId());
      if (call == null) {
        // The frame has ended it.
        for (JoinedCall each : calls) {
          call = each.request == request ? each : call;
        }
      }
      Finding.unless(
          failure == null
              && call != null
              && call.request == request
              && request.id() == frame.requestId()
              && call.begun
              && !call.ended,
          "for no open request: %s",
          frame);
      return call;
    }

    private JoinedCall open(ClientRequest request) {
      JoinedCall call = find(request);
      Finding.unless(!call.cancelled, "for a request that was cancelled: %s", frame);
      return call;
    }

    @Override
    public @Nullable Void onResponse(ClientEvent.ResponseReceived event) {
      JoinedCall call = open(event.request());
      byte[] payload = event.payload().toByteArray();
      call.received.writeBytes(payload);
      Finding.unless(
          !call.windowOpen
              || call.received.size() <= call.window + call.grantsSent
              || !pair.isHonest(),
          "beyond the window: %s",
          frame);
      if (event.last()) {
        call.end();
        call.answered = true;
      }
      if (pair.isHonest()) {
        JoinedCommand command = call.command;
        Finding.unless(command != null, "an answer of no command: %s", frame);
        byte[] given = command.given.toByteArray();
        byte[] received = call.received.toByteArray();
        Finding.unless(
            JoinedCall.isBeginning(received, given) && command.cbor == event.cbor(),
            "other bytes: %s",
            frame);
        Finding.unless(
            !event.last() || (received.length == given.length && command.failure == null),
            "ends early: %s",
            frame);
      }
      return null;
    }

    @Override
    public @Nullable Void onRequestFailed(ClientEvent.RequestFailed event) {
      JoinedCall call = open(event.request());
      call.end();
      call.failed = true;
      if (call.isCancel) {
        pair.loseCancel();
      }
      if (pair.isHonest()) {
        JoinedCommand command = call.command;
        Finding.unless(
            command == null || command.failure != null, "no failure of the command: %s", event);
        if (limits.sendPayload() > 1000) {
          String code = event.code();
          Finding.unless(
              command == null
                  ? code.equals("limit-exceeded") || code.equals("deadline-exceeded")
                  : event.message().equals(command.failure),
              "another failure: %s",
              event);
        }
      }
      return null;
    }

    @Override
    public @Nullable Void onWindowGranted(ClientEvent.WindowGranted event) {
      JoinedCall call = find(event.request());
      Finding.unless(call.asks, "a window was not asked for: %s", frame);
      call.windowOpen = true;
      if (call.dataCredit != Long.MAX_VALUE) {
        call.dataCredit += WindowFrames.decode(frame);
      }
      return null;
    }

    @Override
    public @Nullable Void onWindowsKnown(ClientEvent.WindowsKnown event) {
      JoinedCall asked = probe;
      Finding.unless(asked != null && asked.request.id() == frame.requestId(), "%s", frame);
      asked.end();
      probe = null;
      Finding.unless(event.supported() == reactor.hasWindows(), "windows or not: %s", event);
      Finding.unless(
          !pair.isHonest() || event.supported() == pair.hasWindows() || asked.command == null,
          "other windows: %s",
          event);
      if (!event.supported()) {
        calls.forEach(call -> call.dataCredit = Long.MAX_VALUE);
      }
      return null;
    }

    @Override
    public @Nullable Void onText(ClientEvent.TextReceived event) {
      side(event.request(), event.payload());
      return null;
    }

    @Override
    public @Nullable Void onProgress(ClientEvent.ProgressReceived event) {
      side(
          event.request(),
          SidePayloads.encodeProgress(
              new Progress(
                  event.topic(), event.position(), event.total(), event.label(), event.item())));
      return null;
    }

    private void side(ClientRequest request, ByteSlice payload) {
      JoinedCall call = open(request);
      if (pair.isHonest()) {
        JoinedCommand command = call.command;
        Finding.unless(
            command != null && payload.equals(command.sides.poll()), "no such output: %s", frame);
      }
    }

    @Override
    public @Nullable Void onDiscarded(ClientEvent.Discarded event) {
      Finding.unless(failure == null, "a frame was taken after a failure: %s", frame);
      for (JoinedCall call : calls) {
        if (!call.ended && call.request.isEnded()) {
          Finding.unless(
              call.cancelled && call.request.id() == frame.requestId(), "ended: %s", frame);
          call.end();
        }
      }
      return null;
    }

    @Override
    public @Nullable Void onConnectionFailed(ClientEvent.ConnectionFailed event) {
      Finding.unless(
          failure != null || !pair.isHonest() || pair.mayFail(event.reason()),
          "fails among friends: %s, %s",
          frame,
          event);
      failed(event);
      return null;
    }
  }
}
