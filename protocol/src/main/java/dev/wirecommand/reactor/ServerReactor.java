package dev.wirecommand.reactor;

import dev.wirecommand.cbor.CborException;
import dev.wirecommand.cbor.CborValue;
import dev.wirecommand.frame.Frame;
import dev.wirecommand.frame.FrameException;
import dev.wirecommand.frame.FrameFlags;
import dev.wirecommand.frame.FrameType;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The server's end of one connection, as a pure state machine (section 5 of the protocol): it is
 * told of frames and of answers, and returns what is to be done about them. It does no I/O, starts
 * no thread and reads no clock. {@link RequestTransitions} says what may follow what.
 *
 * <p>After a {@linkplain ServerAction.ProtocolError protocol error} it takes no further frame, but
 * requests that run may still be answered. Used by one thread at a time.
 */
public final class ServerReactor {
  /** When output is given out. */
  public enum OutputMode {
    /** At once. */
    IMMEDIATE,
    /** When input has ended, for transports that are half-duplex, such as HTTP. */
    DEFERRED
  }

  /** When a command that takes data runs. */
  public enum DataMode {
    /** When all of its data has arrived. */
    BUFFERED,
    /** When its request is whole; data follows as {@link ServerAction.DataReceived}. */
    STREAMED
  }

  private final Limits limits;
  private final RequestTransitions transitions;
  private final InputStreams inputStreams;
  private final OutputStreams outputStreams = new OutputStreams();
  private final PartialRequests partials;

  /** The requests whose ids are taken. */
  final IdMap<ServerRequest> requests = new IdMap<>();

  private int receiving;
  private int active;
  private long droppedBytes;
  private boolean errored;
  private boolean inputEnded;
  private boolean deferring;
  private @Nullable Output firstDeferred;
  private @Nullable Output lastDeferred;

  /** One that was given back, for the next request. */
  private @Nullable ServerRequest spare;

  /**
   * A reactor that gives output out at once and buffers data.
   *
   * @param limits what the peer may take
   */
  public ServerReactor(Limits limits) {
    this(limits, OutputMode.IMMEDIATE, DataMode.BUFFERED);
  }

  /**
   * A reactor.
   *
   * @param limits what the peer may take
   * @param output when output is given out
   * @param data when a command that takes data runs
   */
  public ServerReactor(Limits limits, OutputMode output, DataMode data) {
    this.limits = limits;
    this.deferring = output == OutputMode.DEFERRED;
    this.transitions =
        data == DataMode.STREAMED ? RequestTransitions.STREAMED : RequestTransitions.BUFFERED;
    this.inputStreams = new InputStreams(1, limits.openStreams());
    this.partials = new PartialRequests(limits);
  }

  /**
   * What the reactor is in the midst of.
   *
   * @return the state
   */
  public ReactorState state() {
    return errored
        ? ReactorState.ERRORED
        : receiving > 0 ? ReactorState.RECEIVING : ReactorState.IDLE;
  }

  /**
   * How many bytes of data were dropped because their request had been answered (streamed mode).
   *
   * @return the number of bytes
   */
  public long droppedDataBytes() {
    return droppedBytes;
  }

  /**
   * The stream that requests answer on unless told otherwise. If the one before has ended, this is
   * a new one.
   *
   * @return an open stream
   */
  public ServerStream defaultStream() {
    return outputStreams.defaultStream();
  }

  /**
   * Opens another stream to answer on, with the lowest id that is free.
   *
   * @return the stream
   * @throws IllegalStateException if all 127 ids are taken
   */
  public ServerStream openStream() {
    return outputStreams.open();
  }

  /**
   * The request that has an id.
   *
   * @param id the id
   * @return the request whose command runs under that id, or null if there is none
   */
  public @Nullable ServerRequest request(int id) {
    ServerRequest request = requests.get(id);
    return request != null && request.isActive() ? request : null;
  }

  /**
   * Whether there is nothing to answer.
   *
   * @return whether no request is active: of each, the last frame of its answer has been drained,
   *     or nobody waits for it
   */
  public boolean isQuiet() {
    return active == 0;
  }

  /**
   * The requests whose commands run.
   *
   * @return a new list, in the order of their ids
   */
  public List<ServerRequest> activeRequests() {
    List<ServerRequest> active = new ArrayList<>();
    for (ServerRequest request : requests.values()) {
      if (request.isActive()) {
        active.add(request);
      }
    }
    active.sort(Comparator.comparingInt(ServerRequest::id));
    return active;
  }

  /**
   * Takes a frame.
   *
   * @param frame the frame; nothing of it is kept but copies, except in a returned action
   * @return {@link ServerAction.WantFrame}, {@link ServerAction.RunCommand}, {@link
   *     ServerAction.DataReceived} or {@link ServerAction.ProtocolError}
   * @throws IllegalStateException if input has ended
   */
  public ServerAction onFrame(Frame frame) {
    if (inputEnded) {
      throw new IllegalStateException("a frame after the end of input");
    }
    int id = frame.requestId();
    if (errored) {
      return new ServerAction.ProtocolError("a frame after a protocol error", null);
    }
    String problem = inputStreams.accept(frame);
    if (problem != null) {
      return protocolError(id, problem);
    }
    if (frame.type() == FrameType.STREAM_SETTINGS.code()) {
      problem = inputStreams.settings(frame);
      return problem != null ? protocolError(id, problem) : wantFrame();
    }
    try {
      return onRequestFrame(frame);
    } catch (ProtocolException | CborException e) {
      return protocolError(id, "request " + id + ": " + e.getMessage());
    }
  }

  /**
   * Takes what the decoder of frames found wrong with the bytes.
   *
   * @param problem what was wrong
   * @return the error, as for a frame
   */
  public ServerAction.ProtocolError onFrameError(FrameException problem) {
    if (errored) {
      return new ServerAction.ProtocolError(String.valueOf(problem.getMessage()), null);
    }
    return protocolError(problem.requestId(), String.valueOf(problem.getMessage()));
  }

  private ServerAction onRequestFrame(Frame frame) {
    int id = frame.requestId();
    ServerRequest request = requests.get(id);
    RequestStatus status = request == null ? RequestStatus.FREE : request.status;
    RequestInput input = RequestInput.of(frame.type(), frame.flags());
    RequestTransitions.Transition transition = transitions.from(status, input);
    if (transition == null) {
      String type = Wording.typeName(frame.type());
      return protocolError(id, RequestTransitions.refusal(status, input, id, type));
    }
    if (request == null) {
      request = newRequest(id);
    }
    ServerAction action = effect(transition.effect(), request, frame);
    move(request, transition.next());
    return action != null ? action : wantFrame();
  }

  private ServerRequest newRequest(int id) {
    ServerRequest request = spare;
    if (request == null) {
      return new ServerRequest(this, id);
    }
    spare = null;
    request.begin(id);
    return request;
  }

  /** Nobody refers to the request any more. */
  void recycle(ServerRequest request) {
    spare = request;
  }

  /** Keeps nothing that was {@linkplain ServerRequest#recycle given back}, as for a long rest. */
  public void dropSpare() {
    spare = null;
  }

  /** Carries out what a transition does; returns null where more frames are wanted. */
  private @Nullable ServerAction effect(
      RequestTransitions.Effect effect, ServerRequest request, Frame frame) {
    switch (effect) {
      case RUN -> {
        return run(request, payload(frame), null);
      }
      case BEGIN -> {
        PartialRequest partial = partials.begin();
        request.partial = partial;
        partials.addRequest(partial, frame);
      }
      case ADD_REQUEST -> partials.addRequest(partial(request), frame);
      case ADD_REQUEST_AND_RUN -> {
        partials.addRequest(partial(request), frame);
        return runPartial(request, null);
      }
      case ADD_DATA -> partials.addData(partial(request), frame);
      case ADD_DATA_AND_RUN -> {
        partials.addData(partial(request), frame);
        return runPartial(request, partial(request).data.slice());
      }
      case DELIVER_DATA -> {
        return deliver(request, frame, false);
      }
      case DELIVER_LAST_DATA -> {
        return deliver(request, frame, true);
      }
      case DROP_DATA -> droppedBytes += frame.length();
      case RELEASE -> throw new AssertionError("no frame releases a request");
    }
    return null;
  }

  private @Nullable ServerAction deliver(ServerRequest request, Frame frame, boolean last) {
    if (request.isAnswered()) {
      droppedBytes += frame.length();
      return null;
    }
    return new ServerAction.DataReceived(request, payload(frame), last);
  }

  private static ByteSlice payload(Frame frame) {
    return new ByteSlice(frame.array(), frame.offset(), frame.length());
  }

  private static PartialRequest partial(ServerRequest request) {
    PartialRequest partial = request.partial;
    if (partial == null) {
      throw new AssertionError("request " + request.id() + " is not being collected");
    }
    return partial;
  }

  private ServerAction runPartial(ServerRequest request, @Nullable ByteSlice data) {
    PartialRequest partial = partial(request);
    partials.end(partial);
    return run(request, partial.request.slice(), data);
  }

  private ServerAction run(ServerRequest request, ByteSlice document, @Nullable ByteSlice data) {
    partials.checkRequestBytes(document.length());
    RequestMap map = RequestMapParser.parse(document, limits);
    request.start(defaultStream());
    return new ServerAction.RunCommand(request, map.name(), map.args(), map.meta(), data);
  }

  private void move(ServerRequest request, RequestStatus next) {
    RequestStatus from = request.status;
    request.status = next;
    receiving += (next.receiving ? 1 : 0) - (from.receiving ? 1 : 0);
    active += (next.running ? 1 : 0) - (from.running ? 1 : 0);
    if (from == RequestStatus.FREE) {
      requests.put(request.id(), request);
    } else if (next == RequestStatus.FREE) {
      requests.remove(request.id());
    }
  }

  /** The request's answer is out, or was given up. */
  void released(ServerRequest request) {
    RequestTransitions.Transition transition =
        transitions.from(request.status, RequestInput.ANSWERED);
    if (transition != null) {
      move(request, transition.next());
    }
  }

  private ServerAction wantFrame() {
    return receiving > 0 ? ServerAction.WantFrame.RECEIVING : ServerAction.WantFrame.IDLE;
  }

  private ServerAction.ProtocolError protocolError(int requestId, String message) {
    errored = true;
    dropPartialRequests();
    return new ServerAction.ProtocolError(message, errorFrame(requestId, message));
  }

  /** The frame that tells the peer what it did wrong. */
  SendFrames errorFrame(int requestId, String message) {
    int flags = FrameFlags.ERROR_PROTOCOL;
    ServerStream stream = defaultStream();
    stream.addAnswer();
    Output output =
        new Output(
            null,
            0,
            requestId,
            stream,
            FrameType.ERROR_RESPONSE,
            flags,
            flags,
            true,
            errorPayload(message));
    return new SendFrames(output, limits.sendPayload());
  }

  /**
   * Takes the end of input. From now on answers are given out at once.
   *
   * @return what was deferred, and the requests that were left incomplete; nothing of either when
   *     input had ended before
   */
  public InputEnd endOfInput() {
    inputEnded = true;
    deferring = false;
    List<Integer> incomplete = dropPartialRequests();
    Output first = firstDeferred;
    firstDeferred = null;
    lastDeferred = null;
    ServerAction output =
        first == null ? ServerAction.NoOp.INSTANCE : new SendFrames(first, limits.sendPayload());
    return new InputEnd(output, incomplete);
  }

  /** Forgets what has been received in part; commands that run keep running. */
  private List<Integer> dropPartialRequests() {
    List<Integer> ids = new ArrayList<>();
    for (ServerRequest request : requests.values()) {
      if (request.status.receiving) {
        ids.add(request.id());
        request.partial = null;
        move(request, request.isActive() ? RequestStatus.RUNNING : RequestStatus.FREE);
      }
    }
    Collections.sort(ids);
    return ids;
  }

  /** Gives output out, or keeps it until input has ended. */
  ServerAction register(Output output) {
    if (!deferring) {
      return new SendFrames(output, limits.sendPayload());
    }
    if (lastDeferred == null) {
      firstDeferred = output;
    } else {
      lastDeferred.next = output;
    }
    lastDeferred = output;
    return ServerAction.NoOp.INSTANCE;
  }

  ByteSlice errorPayload(String message) {
    return ByteSlice.of(ServerRequest.utf8Prefix(message, limits.sendPayload()));
  }

  ByteSlice errorPayload(String code, String message, @Nullable CborValue details) {
    return ErrorPayload.encode(code, message, details, limits.sendPayload());
  }

  void requireOneFrame(FrameType type, ByteSlice payload) {
    SidePayload.requireFits(type, payload, limits.sendPayload());
  }
}
