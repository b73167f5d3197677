package dev.wirecommand.reactor;

import dev.wirecommand.cbor.CborReader;
import dev.wirecommand.frame.Frame;
import dev.wirecommand.frame.FrameException;
import dev.wirecommand.frame.FrameType;
import dev.wirecommand.fuzz.Finding;
import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Drives a client reactor and knows what must hold of it whatever a server and an embedder do: each
 * request ends once, ids are not taken twice, and what goes out is what was asked for, in frames
 * that a server reactor takes.
 */
final class ClientModel {
  /** How many of the latest requests an operation may choose from. */
  private static final int RECENT = 8;

  private static final ByteSlice NO_ARGS = ByteSlice.of(new byte[] {(byte) 0xA0});

  /** One request, and what became of it. */
  private static final class Call {
    final ClientRequest request;
    final byte[] name;
    final boolean hasData;

    /** Takes what is sent for the request, as the first one of a connection. */
    final ServerReactor server =
        new ServerReactor(
            Limits.builder()
                .requestFrames(Integer.MAX_VALUE)
                .memory(MemoryLimits.DEFAULT.withConnectionBytes(Integer.MAX_VALUE))
                .build());

    final ByteArrayOutputStream data = new ByteArrayOutputStream();
    int dataSent;
    boolean dataEnded;
    boolean begun;
    boolean cancelled;
    boolean ended;
    @Nullable Boolean cbor;

    /** Whether all of the map has been sent, or it was answered before. */
    boolean mapSent;

    boolean mapCut;

    /** Whether the request asks for windows, and how much data may go out then. */
    boolean asks;

    long dataCredit = Long.MAX_VALUE;
    boolean windowOpen;

    /** The granted bytes of the response. The next field has the number of sent bytes. */
    long granted;

    long grantsSent;

    Call(ClientRequest request, byte[] name, boolean hasData, boolean dataEnded) {
      this.request = request;
      this.name = name;
      this.hasData = hasData;
      this.dataEnded = dataEnded;
    }

    void end() {
      ended = true;
      dataEnded = true;
      mapCut = begun && !mapSent;
    }

    void ask(boolean limited) {
      asks = true;
      dataCredit = limited ? SendCredit.FIRST_DATA : Long.MAX_VALUE;
      request.takeWindows();
    }

    boolean isOver() {
      return ended && request.frames().isFinished();
    }
  }

  private final Limits limits;
  private final ClientReactor reactor;
  private final PeerStreams receiver = new PeerStreams(1, 128);
  private final List<Call> calls = new ArrayList<>();
  private @Nullable Call probe;

  /** Whether the server has windows, or null while that is unknown. */
  private @Nullable Boolean windows;

  private @Nullable String failure;

  ClientModel(Limits limits) {
    this.limits = limits;
    reactor = new ClientReactor(limits);
  }

  void request(byte[] name, @Nullable ByteSlice map, byte @Nullable [] data) {
    try {
      ByteSlice slice = data == null ? null : ByteSlice.of(data);
      ClientRequest request = reactor.request(name, map == null ? NO_ARGS : map, map, slice);
      if (map != null) {
        request.takeErrorCodes();
      }
      Call call = new Call(request, name, data != null, true);
      if (data != null) {
        call.data.writeBytes(data);
      }
      add(call);
    } catch (IllegalStateException e) {
      Finding.unless(failure != null, "no request: %s", e);
    }
  }

  /** Makes a request with windows, and with data if there is any. */
  void requestWithWindows(byte[] data) {
    byte[] name = {'w'};
    try {
      ByteSlice slice = data.length == 0 ? null : ByteSlice.of(data);
      ClientRequest request = reactor.request(name, NO_ARGS, null, slice);
      Call call = new Call(request, name, slice != null, true);
      call.ask(!Boolean.FALSE.equals(windows));
      call.data.writeBytes(data);
      add(call);
    } catch (IllegalStateException e) {
      Finding.unless(failure != null, "no request: %s", e);
    }
  }

  void probeWindows() {
    ClientRequest request = reactor.probeWindows();
    boolean due = failure == null && windows == null && (probe == null || probe.ended);
    Finding.unless((request != null) == due, "a probe or not: %s", request);
    if (request != null) {
      Call call = new Call(request, Lines.bytes("wirecommand.ping"), false, true);
      call.asks = true;
      probe = call;
      add(call);
    }
  }

  void grantResponse(int which, long bytes) {
    Call call = call(which);
    if (call != null) {
      if (call.asks && !call.ended && !call.cancelled) {
        call.granted += bytes;
      }
      call.request.grantResponse(bytes);
    }
  }

  /** Sends a frame that goes out before all others. */
  void control() {
    Frame frame = reactor.nextControlFrame();
    if (frame == null) {
      for (Call call : calls) {
        boolean due = call.windowOpen && !call.ended && !call.cancelled;
        Finding.unless(
            !due || call.granted == call.grantsSent, "lost a grant of %d", call.request.id());
      }
      return;
    }
    Call call = null;
    for (Call each : calls) {
      call = each.request.id() == frame.requestId() && !each.isOver() ? each : call;
    }
    if (call == null || !call.windowOpen || call.ended || call.cancelled) {
      throw Finding.of("grants for no request: " + frame);
    }
    call.grantsSent += WindowFrames.decode(frame);
    Finding.unless(call.grantsSent <= call.granted, "more than was granted: %s", frame);
    Finding.unless(receiver.accept(frame) == null, "stream: %s", frame);
  }

  void requestWithDataToCome(byte[] name) {
    try {
      add(new Call(reactor.requestWithDataToCome(name, NO_ARGS, null), name, true, false));
    } catch (IllegalStateException e) {
      Finding.unless(failure != null, "no request: %s", e);
    }
  }

  private void add(Call call) {
    Finding.unless(failure == null, "a request after the connection failed");
    int id = call.request.id();
    Finding.unless(id % 2 == 1 && id > 0 && id < 65536, "the id %d", id);
    for (Call other : calls) {
      Finding.unless(other.isOver() || other.request.id() != id, "id %d is taken", id);
    }
    calls.add(call);
    check();
  }

  private void check() {
    int pending = 0;
    for (Call call : calls) {
      Finding.unless(
          call.request.isEnded() == call.ended && call.request.isCancelled() == call.cancelled,
          "request %d: ended or cancelled",
          call.request.id());
      pending += call.isOver() ? 0 : 1;
    }
    Finding.unless(
        reactor.pendingCount() == (failure == null ? pending : 0),
        "%d requests pending, not %d",
        reactor.pendingCount(),
        pending);
  }

  void data(int which, byte[] part, boolean last) {
    Call call = call(which);
    if (call == null) {
      return;
    }
    boolean taken = call.hasData && !call.dataEnded && call.dataSent == call.data.size();
    try {
      call.request.frames().data(ByteSlice.of(part), last);
      Finding.unless(taken, "data of request %d was taken", call.request.id());
      call.data.writeBytes(part);
      call.dataEnded = last;
    } catch (IllegalStateException e) {
      Finding.unless(!taken, "data of request %d was refused: %s", call.request.id(), e);
    }
  }

  void drain(int which, int count) {
    Call call = call(which);
    if (call == null) {
      return;
    }
    for (int n = count; n > 0; n--) {
      Frame frame = call.request.frames().next();
      if (frame == null) {
        break;
      }
      onSent(call, frame);
    }
    call.request.sent();
    check();
  }

  private void onSent(Call call, Frame frame) {
    Finding.unless(
        frame.length() <= limits.sendPayload() && frame.requestId() == call.request.id(),
        "not to be sent: %s",
        frame);
    Finding.unless(call.begun || !call.cancelled, "cancelled, and sent: %s", frame);
    boolean first = !call.begun;
    call.begun = true;
    Finding.unless(receiver.accept(frame) == null, "stream: %s", frame);
    if (frame.type() == FrameType.COMMAND_DATA.code()) {
      call.dataSent += frame.length();
      Finding.unless(call.dataSent <= call.dataCredit, "beyond the window: %s", frame);
    } else {
      call.mapSent = !frame.has(FrameType.REQUEST_MORE);
    }
    if (call.mapCut) {
      Finding.unless(frame.length() == 0, "sent though it was answered: %s", frame);
      return;
    }
    ServerAction action = call.server.onFrame(beginning(frame, first));
    Finding.unless(!(action instanceof ServerAction.ProtocolError), "%s: %s", frame, action);
    if (action instanceof ServerAction.RunCommand run) {
      Finding.unless(Arrays.equals(run.name().toByteArray(), call.name), "name: %s", run);
      ByteSlice data = run.data();
      Finding.unless((data != null) == call.hasData, "data or not: %s", run);
      if (data != null) {
        checkData(call, data.toByteArray());
      }
      run.request().abandon();
    }
  }

  /** A frame as on a connection of its own: the first one begins the stream. */
  private static Frame beginning(Frame frame, boolean first) {
    return new Frame(
        frame.requestId(),
        frame.streamId(),
        first ? FrameType.STREAM_BEGIN : 0,
        frame.type(),
        frame.flags(),
        frame.array(),
        frame.offset(),
        frame.length());
  }

  /** The data arrives whole, or if it was cut short, its beginning does. */
  private static void checkData(Call call, byte[] arrived) {
    byte[] given = call.data.toByteArray();
    boolean cut = call.ended || call.cancelled;
    Finding.unless(
        (cut ? arrived.length <= given.length : arrived.length == given.length)
            && Arrays.equals(given, 0, arrived.length, arrived, 0, arrived.length),
        "other data of request %d",
        call.request.id());
  }

  void cancel(int which) {
    Call call = call(which);
    if (call != null) {
      cancel(call);
    }
  }

  private void cancel(Call call) {
    call.request.cancel();
    if (!call.ended) {
      call.cancelled = true;
      call.ended = !call.begun;
      call.dataEnded = true;
    }
    check();
  }

  void onFrame(Frame frame) {
    reactor.onFrame(frame).accept(new FrameOutcome(frame));
    check();
  }

  void onFrameError(FrameException problem) {
    onConnectionFailed(reactor.onFrameError(problem));
  }

  void endOfInput() {
    onConnectionFailed(reactor.endOfInput());
  }

  private void onConnectionFailed(ClientEvent.ConnectionFailed event) {
    List<ClientRequest> expected =
        failure != null
            ? List.of()
            : calls.stream()
                .filter(call -> !call.ended && !call.cancelled)
                .map(call -> call.request)
                .sorted(Comparator.comparingInt(ClientRequest::id))
                .toList();
    Finding.unless(event.pending().equals(expected), "other requests end: %s", event);
    Finding.unless(failure == null || failure.equals(event.reason()), "another reason: %s", event);
    if (failure == null) {
      calls.forEach(Call::end);
    }
    failure = event.reason();
    Finding.unless(!event.reason().isEmpty(), "no reason");
    check();
  }

  /** Cancels everything, sends what is left to be sent, and ends the connection. */
  void close() {
    for (Call call : calls) {
      cancel(call);
      Frame frame = call.request.frames().next();
      while (frame != null) {
        onSent(call, frame);
        frame = call.request.frames().next();
      }
      call.request.sent();
      Finding.unless(call.request.frames().isFinished(), "frames of %d", call.request.id());
    }
    endOfInput();
    Finding.unless(reactor.pendingCount() == 0, "requests are pending after the end");
  }

  /** The request's id, for a frame that answers it; 1 where there is none. */
  int id(int which) {
    Call call = call(which);
    return call == null ? 1 : call.request.id();
  }

  private @Nullable Call call(int which) {
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

    /** The call that a frame answers, which must be able to take one. */
    private Call open(ClientRequest request) {
      Call found = null;
      for (Call call : calls) {
        found = call.request == request ? call : found;
      }
      if (found == null
          || failure != null
          || !found.begun
          || found.ended
          || found.cancelled
          || request.id() != frame.requestId()) {
        throw Finding.of("for no open request: " + frame);
      }
      return found;
    }

    @Override
    public @Nullable Void onResponse(ClientEvent.ResponseReceived event) {
      Call call = open(event.request());
      Finding.unless(
          event.payload().equals(new ByteSlice(frame.array(), frame.offset(), frame.length())),
          "other bytes: %s",
          frame);
      Boolean cbor = call.cbor;
      Finding.unless(cbor == null || cbor == event.cbor(), "cbor changes: %s", frame);
      call.cbor = event.cbor();
      if (event.last()) {
        call.end();
      }
      return null;
    }

    @Override
    public @Nullable Void onRequestFailed(ClientEvent.RequestFailed event) {
      open(event.request()).end();
      return null;
    }

    @Override
    public @Nullable Void onWindowGranted(ClientEvent.WindowGranted event) {
      Call found = null;
      for (Call call : calls) {
        found = call.request == event.request() ? call : found;
      }
      if (found == null
          || failure != null
          || !found.asks
          || !found.begun
          || found.ended
          || event.request().id() != frame.requestId()
          || !found.request.hasWindow()) {
        throw Finding.of("a grant for no request: " + frame);
      }
      found.windowOpen = true;
      if (found.dataCredit != Long.MAX_VALUE) {
        found.dataCredit += WindowFrames.decode(frame);
      }
      windows = true;
      return null;
    }

    @Override
    public @Nullable Void onWindowsKnown(ClientEvent.WindowsKnown event) {
      Call asked = probe;
      if (asked == null || asked.ended || failure != null) {
        throw Finding.of("windows are known, although no request probed them: " + frame);
      }
      Finding.unless(asked.request.id() == frame.requestId(), "not the probe: %s", frame);
      asked.end();
      probe = null;
      Finding.unless(
          event.supported() == Boolean.TRUE.equals(windows)
              && event.supported() == reactor.hasWindows(),
          "windows or not: %s",
          event);
      if (windows == null) {
        windows = false;
        calls.forEach(call -> call.dataCredit = Long.MAX_VALUE);
      }
      return null;
    }

    @Override
    public @Nullable Void onText(ClientEvent.TextReceived event) {
      open(event.request());
      ByteSlice payload = event.payload();
      SideOutputDecoder.checkText(
          new CborReader(payload.array(), payload.offset(), payload.length()));
      return null;
    }

    @Override
    public @Nullable Void onProgress(ClientEvent.ProgressReceived event) {
      open(event.request());
      return null;
    }

    @Override
    public @Nullable Void onDiscarded(ClientEvent.Discarded event) {
      Finding.unless(failure == null, "a frame was taken after a failure: %s", frame);
      for (Call call : calls) {
        if (call.cancelled && !call.ended && call.request.isEnded()) {
          Finding.unless(call.request.id() == frame.requestId(), "ended another: %s", frame);
          call.end();
        }
      }
      return null;
    }

    @Override
    public @Nullable Void onConnectionFailed(ClientEvent.ConnectionFailed event) {
      ClientModel.this.onConnectionFailed(event);
      return null;
    }
  }
}
