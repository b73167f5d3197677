package dev.wirecommand.reactor;

import dev.wirecommand.cbor.NameMaps;
import dev.wirecommand.frame.Frame;
import dev.wirecommand.frame.FrameException;
import dev.wirecommand.frame.FrameType;
import dev.wirecommand.fuzz.Finding;
import dev.wirecommand.reactor.ServerReactor.DataMode;
import dev.wirecommand.reactor.ServerReactor.OutputMode;
import dev.wirecommand.text.Utf8;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Drives a server reactor and knows what must hold of it whatever a peer and an embedder do: what
 * is refused and how, which ids are taken, what is held, and that what goes out is what was given.
 */
final class ServerModel {
  private static final int STREAMS = 127;

  /** How many of the latest requests, and of the latest streams, an operation may choose from. */
  private static final int RECENT = 8;

  private final Limits limits;
  private final boolean streamed;
  private final ServerReactor reactor;
  private final PeerStreams receiver = new PeerStreams(0, 128);
  private final List<AnswerModel> answers = new ArrayList<>();
  private final Map<Integer, AnswerModel> active = new HashMap<>();
  private final TreeSet<Integer> receiving = new TreeSet<>();

  /** The ids of requests that are refused and of which more frames are to come. */
  private final Set<Integer> dropping = new HashSet<>();

  private final List<ServerStream> streams = new ArrayList<>();
  private final List<AnswerModel> deferred = new ArrayList<>();
  private @Nullable SendFrames errorFrames;
  private boolean deferring;
  private final boolean mayHaveWindows;
  private boolean windowsUsed;
  private boolean errored;
  private boolean inputEnded;

  ServerModel(Limits limits, OutputMode output, DataMode data) {
    this.limits = limits;
    streamed = data == DataMode.STREAMED;
    deferring = output == OutputMode.DEFERRED;
    mayHaveWindows = streamed && !deferring;
    reactor = new ServerReactor(limits, output, data);
    noteDefaultStream();
  }

  private void noteDefaultStream() {
    ServerStream stream = reactor.defaultStream();
    if (!streams.contains(stream)) {
      streams.add(stream);
    }
  }

  void onFrame(Frame frame) {
    if (inputEnded) {
      refused(IllegalStateException.class, () -> reactor.onFrame(frame));
      return;
    }
    reactor.onFrame(frame).accept(new FrameOutcome(frame));
    noteDefaultStream();
    checkState();
  }

  void onFrameError(FrameException problem) {
    onError(reactor.onFrameError(problem));
    checkState();
  }

  private void checkState() {
    ReactorState expected =
        errored
            ? ReactorState.ERRORED
            : receiving.isEmpty() ? ReactorState.IDLE : ReactorState.RECEIVING;
    Finding.unless(reactor.state() == expected, "%s, not %s", reactor.state(), expected);
    checkHeld();
    answers.forEach(AnswerModel::checkReleased);
  }

  private void checkHeld() {
    long held = 0;
    int partials = 0;
    for (ServerRequest request : reactor.requests.values()) {
      PartialRequest partial = request.partial;
      if (partial != null) {
        held += partial.request.capacity() + partial.data.capacity();
        // A refused request counts as partial too, but holds nothing.
        partials += request.refused ? 0 : 1;
        Finding.unless(!request.refused || partial.size() == 0, "holds what is refused");
      }
    }
    boolean over = errored || inputEnded;
    Finding.unless(
        held <= (over ? 0 : 2L * limits.memory().connectionBytes()), "holds %d bytes", held);
    Finding.unless(partials <= (over ? 0 : limits.partialRequests()), "%d partials", partials);
    Finding.unless(
        reactor.requests.size() <= receiving.size() + active.size(),
        "%d requests, of which %d are being received and %d active",
        reactor.requests.size(),
        receiving.size(),
        active.size());
  }

  private void onError(ServerAction.ProtocolError error) {
    Finding.unless(!error.message().isEmpty(), "an error without a message");
    Finding.unless((error.frames() == null) == errored, "error frames not once: %s", error);
    if (!errored) {
      errorFrames = error.frames();
    }
    errored = true;
    receiving.clear();
    dropping.clear();
    noteDefaultStream();
  }

  /** What a frame has led to. */
  private final class FrameOutcome implements ServerAction.Visitor<@Nullable Void> {
    private final Frame frame;
    private final boolean isRequest;

    FrameOutcome(Frame frame) {
      this.frame = frame;
      isRequest = frame.type() == FrameType.COMMAND_REQUEST.code();
    }

    private boolean isLastRequestFrame() {
      return !frame.has(FrameType.REQUEST_MORE) && !frame.has(FrameType.REQUEST_HAVE_DATA);
    }

    private boolean isEndOfData() {
      return frame.type() == FrameType.COMMAND_DATA.code()
          && frame.flags() % 4 == FrameType.DATA_EOS;
    }

    private void requireUsable() {
      Finding.unless(!errored, "a frame was taken after an error: %s", frame);
    }

    @Override
    public @Nullable Void onWantFrame(ServerAction.WantFrame action) {
      requireUsable();
      int id = frame.requestId();
      if (isRequest && (!isLastRequestFrame() || !dropping.contains(id))) {
        Finding.unless(!isLastRequestFrame(), "a whole request is not enough: %s", frame);
        receiving.add(id);
      } else if (isRequest || isEndOfData()) {
        Finding.unless(
            streamed || dropping.contains(id), "the end of data is not enough: %s", frame);
        receiving.remove(id);
        dropping.remove(id);
      } else if (frame.type() == FrameType.WINDOW.code()) {
        AnswerModel answer = active.get(id);
        Finding.unless(windowsUsed, "a window was not asked for: %s", frame);
        Finding.unless(answer == null || answer.isRefused(), "a grant is dropped: %s", frame);
      }
      Finding.unless(action.state() == reactor.state(), "other state: %s", action);
      return null;
    }

    @Override
    public @Nullable Void onRunCommand(ServerAction.RunCommand action) {
      requireUsable();
      int id = frame.requestId();
      boolean dataToCome = isRequest && frame.has(FrameType.REQUEST_HAVE_DATA);
      Finding.unless(streamed || !dataToCome, "runs without its data: %s", frame);
      if (dataToCome) {
        receiving.add(id);
      } else {
        receiving.remove(id);
      }
      Finding.unless((action.data() != null) == !isRequest, "data or not: %s", frame);
      Finding.unless(action.name().length() <= limits.nameBytes(), "long name: %s", frame);
      ByteSlice args = action.args();
      NameMaps.check(args.array(), args.offset(), args.length(), limits.cbor());
      ByteSlice meta = action.meta();
      if (meta != null) {
        NameMaps.check(meta.array(), meta.offset(), meta.length(), limits.cbor());
      }
      AnswerModel answer = new AnswerModel(action.request(), limits.sendPayload());
      Finding.unless(answer.isOpen() && answer.request.id() == id, "not to be answered: %s", frame);
      Finding.unless(active.put(id, answer) == null, "runs on a taken id: %s", frame);
      answers.add(answer);
      return null;
    }

    @Override
    public @Nullable Void onWindowGranted(ServerAction.WindowGranted action) {
      requireUsable();
      AnswerModel answer = active.get(frame.requestId());
      Finding.unless(
          frame.type() == FrameType.WINDOW.code()
              && answer != null
              && answer.request == action.request()
              && action.bytes() == WindowFrames.decode(frame),
          "a grant for no request: %s",
          frame);
      if (answer != null) {
        answer.grant(action.bytes());
      }
      return null;
    }

    @Override
    public @Nullable Void onDataReceived(ServerAction.DataReceived action) {
      requireUsable();
      AnswerModel answer = active.get(frame.requestId());
      Finding.unless(
          streamed && answer != null && answer.isOpen() && answer.request == action.request(),
          "data for no open request: %s",
          frame);
      Finding.unless(
          action.data().equals(new ByteSlice(frame.array(), frame.offset(), frame.length())),
          "other data: %s",
          frame);
      if (action.last()) {
        receiving.remove(frame.requestId());
      }
      return null;
    }

    @Override
    public @Nullable Void onProtocolError(ServerAction.ProtocolError action) {
      onError(action);
      return null;
    }

    @Override
    public @Nullable Void onSendFrames(SendFrames action) {
      onRefusal(action);
      return null;
    }

    @Override
    public @Nullable Void onNoOp(ServerAction.NoOp action) {
      onRefusal(action);
      return null;
    }

    /** The request exceeds a limit. */
    private void onRefusal(ServerAction action) {
      requireUsable();
      int id = frame.requestId();
      ServerRequest request = reactor.requests.get(id);
      if (request == null || !request.refused || reactor.request(id) != null) {
        throw Finding.of("no refused request: " + frame);
      }
      Finding.unless(!dropping.contains(id), "refused twice: %s", frame);
      if (isRequest ? isLastRequestFrame() : isEndOfData()) {
        receiving.remove(id);
      } else {
        receiving.add(id);
        dropping.add(id);
      }
      AnswerModel answer = new AnswerModel(request, limits.sendPayload());
      answer.giveRefusal();
      Finding.unless(active.put(id, answer) == null, "refused on a taken id: %s", frame);
      answers.add(answer);
      register(answer, action);
    }
  }

  void endOfInput() {
    InputEnd end = InputEnd.of(reactor);
    Finding.unless(
        end.incomplete().equals(inputEnded ? List.of() : List.copyOf(receiving)),
        "incomplete are %s, not %s",
        end.incomplete(),
        receiving);
    inputEnded = true;
    deferring = false;
    receiving.clear();
    dropping.clear();
    Finding.unless(
        end.output() instanceof SendFrames != deferred.isEmpty(), "deferred output or not");
    if (end.output() instanceof SendFrames frames) {
      deferred.forEach(answer -> answer.enqueue(frames));
      deferred.clear();
    }
    checkState();
  }

  void respond(int which, byte[] payload, boolean cbor) {
    AnswerModel answer = answer(which);
    if (answer == null) {
      return;
    }
    Supplier<ServerAction> call = () -> answer.request.respond(ByteSlice.of(payload), cbor);
    if (!answer.isOpen() || answer.isBegun()) {
      refused(IllegalStateException.class, call);
    } else {
      answer.give(payload, cbor);
      register(answer, call.get());
    }
  }

  void respondPart(int which, byte[] part, boolean cbor) {
    AnswerModel answer = answer(which);
    if (answer == null) {
      return;
    }
    Supplier<ServerAction> call = () -> answer.request.respondPart(ByteSlice.of(part), cbor);
    if (isPartTaken(answer, cbor, call)) {
      answer.give(part, cbor);
      ServerAction action = call.get();
      if (part.length > 0) {
        register(answer, action);
      } else {
        Finding.unless(action instanceof ServerAction.NoOp, "an empty part: %s", action);
      }
    }
  }

  void respondLast(int which, byte[] part, boolean cbor) {
    AnswerModel answer = answer(which);
    if (answer == null) {
      return;
    }
    Supplier<ServerAction> call = () -> answer.request.respondLast(ByteSlice.of(part), cbor);
    if (isPartTaken(answer, cbor, call)) {
      answer.give(part, cbor);
      register(answer, call.get());
    }
  }

  private boolean isPartTaken(AnswerModel answer, boolean cbor, Supplier<ServerAction> call) {
    if (!answer.isOpen()) {
      refused(IllegalStateException.class, call);
      return false;
    }
    if (answer.isOfOtherKind(cbor)) {
      refused(IllegalArgumentException.class, call);
      return false;
    }
    return true;
  }

  void fail(int which, String message) {
    AnswerModel answer = answer(which);
    if (answer == null) {
      return;
    }
    Supplier<ServerAction> call = () -> answer.request.fail(message);
    if (!answer.isOpen()) {
      refused(IllegalStateException.class, call);
    } else {
      answer.giveFailure(message);
      register(answer, call.get());
    }
  }

  void text(int which, int count, String format, String arg, boolean withArg) {
    AnswerModel answer = answer(which);
    TextAtom atom;
    try {
      atom = new TextAtom(format, withArg ? List.of(arg) : List.of(), List.of());
    } catch (IllegalArgumentException e) {
      return;
    }
    if (answer != null) {
      List<TextAtom> atoms = Collections.nCopies(count, atom);
      ByteSlice payload = SidePayloads.encodeText(atoms);
      side(answer, payload, true, () -> answer.request.text(payload));
    }
  }

  void progress(int which, String topic, long position, long total) {
    AnswerModel answer = answer(which);
    Progress progress;
    try {
      progress = new Progress(topic, position, total, null, topic.isEmpty() ? null : topic);
    } catch (IllegalArgumentException e) {
      return;
    }
    if (answer != null) {
      ByteSlice payload = SidePayloads.encodeProgress(progress);
      side(answer, payload, true, () -> answer.request.progress(payload));
    }
  }

  private void side(
      AnswerModel answer, ByteSlice payload, boolean valid, Supplier<ServerAction> call) {
    if (!answer.isOpen()) {
      refused(IllegalStateException.class, call);
    } else if (!valid || payload.length() > limits.sendPayload()) {
      refused(IllegalArgumentException.class, call);
    } else {
      answer.giveSide(payload);
      register(answer, call.get());
    }
  }

  private void register(AnswerModel answer, ServerAction action) {
    Finding.unless(deferring == action instanceof ServerAction.NoOp, "deferred or not: %s", action);
    if (action instanceof SendFrames frames) {
      answer.enqueue(frames);
    } else if (!deferred.contains(answer)) {
      deferred.add(answer);
    }
  }

  void abandon(int which) {
    AnswerModel answer = answer(which);
    if (answer != null) {
      answer.request.abandon();
      noteReleased(answer);
    }
  }

  private void noteReleased(AnswerModel answer) {
    answer.release();
    active.remove(answer.request.id(), answer);
    checkState();
  }

  /** Sends some of what is to be sent next for a request, or else of the error. */
  void drain(int which, int count) {
    AnswerModel answer = answer(which);
    SendFrames frames = answer == null ? null : answer.head();
    if (frames == null) {
      drainError();
      return;
    }
    for (int n = count; n > 0; n--) {
      Frame frame = frames.next();
      if (frame == null && frames.isBlocked()) {
        return;
      }
      if (frame == null) {
        answers.forEach(any -> any.dequeue(frames));
        return;
      }
      onSent(frame);
    }
  }

  private void onSent(Frame frame) {
    AnswerModel sender = active.get(frame.requestId());
    checkSent(frame);
    Finding.unless(sender != null, "for no active request: %s", frame);
    if (sender != null) {
      sender.onSent(frame);
      if (!sender.request.isActive()) {
        noteReleased(sender);
      }
    }
  }

  void openWindows(int which, long responseBytes, long dataBytes) {
    AnswerModel answer = answer(which);
    if (answer == null || answer.hasWindows()) {
      return;
    }
    if (!answer.isOpen() || !answer.hasGivenNothing()) {
      if (!answer.isOpen()) {
        refused(
            IllegalStateException.class,
            () -> {
              answer.request.openWindows(responseBytes, dataBytes);
              return answer;
            });
      }
      return;
    }
    answer.request.openWindows(responseBytes, dataBytes);
    if (mayHaveWindows) {
      windowsUsed = true;
      answer.openWindows(responseBytes, dataBytes);
    }
  }

  void grantData(int which, long bytes) {
    AnswerModel answer = answer(which);
    if (answer != null) {
      answer.grantData(bytes);
    }
  }

  void leave() {
    reactor.leave();
  }

  /** Sends a frame that goes out before all others. */
  void control() {
    Frame frame = reactor.nextControlFrame();
    noteDefaultStream();
    if (frame != null && frame.type() == FrameType.STREAM_SETTINGS.code()) {
      checkSent(frame);
      String problem = receiver.settings(frame);
      Finding.unless(problem == null, "%s: %s", problem, frame);
    } else if (frame != null) {
      Finding.unless(frame.type() == FrameType.WINDOW.code(), "no control frame: %s", frame);
      onSent(frame);
    }
  }

  /** Ends an answer that is complete with an error, which goes out before the answer. */
  void cutOff(int which) {
    AnswerModel answer = answer(which);
    if (answer == null || !mayHaveWindows || answer.hasFailed()) {
      // Engines cut off what waits for grants: nothing without windows, and no error.
      return;
    }
    Supplier<ServerAction> call = () -> answer.request.cutOff("c", "cut");
    if (!answer.request.isActive() || !answer.request.isAnswered()) {
      refused(IllegalStateException.class, call);
    } else if (!answer.isRefused()) {
      answer.giveFailure("cut");
      answer.enqueueFirst((SendFrames) call.get());
    }
  }

  private void drainError() {
    SendFrames frames = errorFrames;
    errorFrames = null;
    if (frames != null) {
      Frame frame = frames.next();
      Finding.unless(
          frame != null
              && frame.type() == FrameType.ERROR_RESPONSE.code()
              && frame.flags() == FrameType.ERROR_PROTOCOL
              && Utf8.decode(frame.array(), frame.offset(), frame.length()) != null
              && frames.next() == null,
          "no protocol error: %s",
          frame);
      if (frame != null) {
        checkSent(frame);
      }
    }
  }

  private void checkSent(Frame frame) {
    String problem = receiver.accept(frame);
    Finding.unless(problem == null, "%s: %s", problem, frame);
    Finding.unless(frame.length() <= limits.sendPayload(), "too long: %s", frame);
  }

  void giveUp(int which) {
    AnswerModel answer = answer(which);
    SendFrames frames = answer == null ? null : answer.head();
    if (frames != null) {
      frames.giveUp();
      Finding.unless(frames.next() == null, "frames after they were given up");
      for (AnswerModel any : answers) {
        if (any.giveUp(frames) && !any.request.isActive()) {
          any.release();
          active.remove(any.request.id(), any);
        }
      }
      checkState();
    }
  }

  void openStream() {
    noteDefaultStream();
    long open = streams.stream().filter(stream -> !stream.isClosed()).count();
    if (open == STREAMS) {
      refused(IllegalStateException.class, reactor::openStream);
    } else {
      streams.add(reactor.streams.open());
    }
  }

  void retire(int which) {
    recent(streams, which).retire();
    noteDefaultStream();
  }

  void answerOn(int which, int whichStream) {
    AnswerModel answer = answer(which);
    if (answer == null || (answer.isOpen() && !answer.hasGivenNothing())) {
      return;
    }
    ServerStream stream = recent(streams, whichStream);
    if (!answer.isOpen() || stream.isClosed()) {
      refused(
          IllegalStateException.class,
          () -> {
            answer.request.answerOn(stream);
            return answer;
          });
    } else {
      answer.request.answerOn(stream);
    }
  }

  /** Gives up all that is under way: then nothing is held, and every stream and id is free. */
  void close(boolean betweenFrames, int[] ids) {
    for (AnswerModel answer : List.copyOf(answers)) {
      answer.request.abandon();
      noteReleased(answer);
    }
    if (!errored && !inputEnded && betweenFrames && receiving.isEmpty()) {
      checkIdsAreFree(ids);
    }
    drainError();
    endOfInput();
    checkStreamsAreFree();
  }

  private void checkIdsAreFree(int[] ids) {
    byte[] map =
        new RequestMapEncoder()
            .encode(new byte[] {'x'}, ByteSlice.of(new byte[] {-96}), null)
            .toByteArray();
    for (int id : ids) {
      Frame frame =
          Frame.of(
              id,
              1,
              FrameType.STREAM_BEGIN | FrameType.STREAM_END,
              FrameType.COMMAND_REQUEST,
              FrameType.REQUEST_NEW,
              map);
      onFrame(frame);
      if (errored) {
        // The peer has as many streams open as it may, and the first is not among them.
        return;
      }
      AnswerModel answer = active.get(id);
      Finding.unless(answer != null, "id %d is not free", id);
      if (answer != null) {
        answer.request.abandon();
        noteReleased(answer);
      }
    }
  }

  private void checkStreamsAreFree() {
    for (ServerStream stream : streams) {
      stream.retire();
      Finding.unless(stream.isClosed(), "stream %d is not closed", stream.id());
    }
    // The default stream always has one.
    for (int n = 1; n < STREAMS; n++) {
      reactor.openStream();
    }
    refused(IllegalStateException.class, reactor::openStream);
  }

  private @Nullable AnswerModel answer(int which) {
    return answers.isEmpty() ? null : recent(answers, which);
  }

  /** One of the latest, the latest for 0. */
  private static <T> T recent(List<T> all, int which) {
    return all.get(all.size() - 1 - which % Math.min(all.size(), RECENT));
  }

  private static void refused(Class<? extends RuntimeException> how, Supplier<?> call) {
    Object result;
    try {
      result = call.get();
    } catch (RuntimeException e) {
      if (how.isInstance(e)) {
        return;
      }
      throw e;
    }
    throw Finding.of("not refused: " + result);
  }
}
