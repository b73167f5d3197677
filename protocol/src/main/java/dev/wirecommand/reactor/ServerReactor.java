package dev.wirecommand.reactor;

import dev.wirecommand.cbor.CborException;
import dev.wirecommand.frame.Frame;
import dev.wirecommand.frame.FrameException;
import dev.wirecommand.frame.FrameType;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A pure state machine for the server's side of one connection (section 5 of the protocol). It
 * receives frames and answers, and returns what the caller must do about them. It does no I/O,
 * starts no thread and reads no clock. {@code RequestTransitions} is the table of what may follow
 * what.
 *
 * <p>After a {@linkplain ServerAction.ProtocolError protocol error} it accepts no further frame,
 * but running requests may still be answered. Not safe for use by several threads at once.
 */
public final class ServerReactor {
  /** The time at which the reactor returns output for sending. */
  public enum OutputMode {
    /** The reactor returns output at once. */
    IMMEDIATE,
    /** The reactor returns no output before the end of input, as half-duplex transports require. */
    DEFERRED
  }

  /** The time at which a command with data begins to run. */
  public enum DataMode {
    /** The command begins when all of its data has arrived. */
    BUFFERED,
    /**
     * The command begins when its request map has arrived. Its data follows as {@link
     * ServerAction.DataReceived}.
     */
    STREAMED
  }

  private final Limits limits;
  private final RequestTransitions transitions;
  private final PeerStreams peerStreams;
  private final PartialRequests partials;

  /** The queue of deferred output, or null if the reactor returns output at once. */
  private final @Nullable DeferredOutput deferred;

  /** The streams on which answers are sent. */
  final OwnStreams streams = new OwnStreams();

  /** The requests whose ids are in use. */
  final ServerRequests requests = new ServerRequests();

  private List<Integer> incomplete = List.of();
  private long droppedBytes;
  private boolean errored;
  private boolean inputEnded;

  /**
   * Creates a reactor that returns output at once and buffers the data of each request.
   *
   * @param limits the limits on what the peer may use
   */
  public ServerReactor(Limits limits) {
    this(limits, OutputMode.IMMEDIATE, DataMode.BUFFERED);
  }

  /**
   * Creates a reactor with the given output mode and data mode.
   *
   * @param limits the limits on what the peer may use
   * @param output when output is returned for sending
   * @param data when a command that takes data runs
   */
  public ServerReactor(Limits limits, OutputMode output, DataMode data) {
    this.limits = limits;
    this.deferred = output == OutputMode.DEFERRED ? new DeferredOutput() : null;
    this.transitions =
        data == DataMode.STREAMED ? RequestTransitions.STREAMED : RequestTransitions.BUFFERED;
    this.peerStreams = new PeerStreams(1, limits.openStreams());
    this.partials = new PartialRequests(limits);
  }

  /**
   * Returns the reactor's state.
   *
   * @return the state
   */
  public ReactorState state() {
    if (errored) {
      return ReactorState.ERRORED;
    }
    return requests.isReceiving() ? ReactorState.RECEIVING : ReactorState.IDLE;
  }

  /**
   * Returns how many bytes of data the reactor has dropped in streamed mode. It drops the data of a
   * request that has been answered.
   *
   * @return the number of bytes
   */
  public long droppedDataBytes() {
    return droppedBytes;
  }

  /**
   * Returns the default stream for answers. Requests answer on it unless {@link
   * ServerRequest#answerOn} selects another.
   */
  ServerStream defaultStream() {
    return streams.defaultStream();
  }

  /**
   * Opens another stream for answers, with the lowest free id. See {@link ServerRequest#answerOn}.
   *
   * @return the stream's id, an even number from 4 to 254
   * @throws IllegalStateException if all 127 ids are taken
   */
  public int openStream() {
    return streams.open().id();
  }

  /**
   * Retires a stream, so that the last frame of its last answer ends the stream (section 2 of the
   * protocol). If no request answers on it, there is no frame to end it with: the id is free at
   * once, and its next use begins the stream anew, which receivers tolerate.
   *
   * @param id the id of an open stream
   * @throws IllegalStateException if the stream is not open
   */
  public void retireStream(int id) {
    streams.get(id).retire();
  }

  /**
   * Retires the default stream; see {@link #retireStream}. Later requests answer on its successor,
   * which has the same id and begins anew.
   */
  public void retireDefaultStream() {
    defaultStream().retire();
  }

  /**
   * Returns the request with the given id, or null if no command runs for that id.
   *
   * @param id the id
   * @return the request, or null if there is none
   */
  public @Nullable ServerRequest request(int id) {
    ServerRequest request = requests.get(id);
    return request != null && request.isActive() ? request : null;
  }

  /**
   * Tells whether no request is active. Then the last frame of every answer has been drained, or
   * its request was abandoned.
   *
   * @return whether there is nothing to answer
   */
  public boolean isQuiet() {
    return !requests.hasActive();
  }

  /**
   * Returns the requests whose commands are running.
   *
   * @return a new list, in the order of their ids
   */
  public List<ServerRequest> activeRequests() {
    return requests.active();
  }

  /**
   * Handles a frame from the peer, and returns the next action for the caller.
   *
   * @param frame the frame; the reactor keeps only copies of its bytes, except in the returned
   *     action
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
    String problem = peerStreams.accept(frame);
    if (problem != null) {
      return protocolError(id, problem);
    }
    if (frame.type() == FrameType.STREAM_SETTINGS.code()) {
      problem = peerStreams.settings(frame);
      return problem != null ? protocolError(id, problem) : wantFrame();
    }
    try {
      return onRequestFrame(frame);
    } catch (ProtocolException | CborException e) {
      return protocolError(id, "request " + id + ": " + e.getMessage());
    }
  }

  /**
   * Reports a protocol error because the frame decoder has thrown an exception.
   *
   * @param problem the decoder's exception
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
      String type = FrameType.describe(frame.type());
      return protocolError(id, RequestTransitions.refusal(status, input, id, type));
    }
    if (request == null) {
      request = new ServerRequest(this, id);
    }
    ServerAction action = apply(transition.effect(), request, frame);
    requests.move(request, transition.next());
    return action != null ? action : wantFrame();
  }

  /** Carries out a transition's effect on a request. Returns null if more frames are needed. */
  private @Nullable ServerAction apply(
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

  /** Updates the status of a request that has been released. */
  void released(ServerRequest request) {
    RequestTransitions.Transition transition =
        transitions.from(request.status, RequestInput.ANSWERED);
    if (transition != null) {
      requests.move(request, transition.next());
    }
  }

  private ServerAction wantFrame() {
    return requests.isReceiving() ? ServerAction.WantFrame.RECEIVING : ServerAction.WantFrame.IDLE;
  }

  private ServerAction.ProtocolError protocolError(int requestId, String message) {
    errored = true;
    List<Integer> unused = requests.dropPartial();
    return new ServerAction.ProtocolError(message, errorFrame(requestId, message));
  }

  /** Returns the action that reports a protocol error to the peer. */
  SendFrames errorFrame(int requestId, String message) {
    int flags = FrameType.ERROR_PROTOCOL;
    ServerStream stream = defaultStream();
    stream.addAnswer();
    return new SendFrames(
        new PendingPayload(
            null,
            requestId,
            stream,
            FrameType.ERROR_RESPONSE,
            flags,
            flags,
            true,
            ErrorPayload.encode(message, limits.sendPayload())),
        limits.sendPayload());
  }

  /**
   * Ends the input and returns the deferred output. {@link #incompleteRequests} then returns the
   * requests that are cut off, and answers are no longer deferred. A second end does nothing.
   *
   * @return {@link SendFrames} with all output that was deferred, in the order in which it was
   *     registered, or {@link ServerAction.NoOp}
   */
  public ServerAction endOfInput() {
    inputEnded = true;
    incomplete = List.copyOf(requests.dropPartial());
    PendingPayload first = deferred == null ? null : deferred.end();
    return first == null ? ServerAction.NoOp.INSTANCE : new SendFrames(first, limits.sendPayload());
  }

  /**
   * Returns the ids of the requests that were incomplete at {@link #endOfInput}.
   *
   * @return their ids in ascending order, immutable; none after a protocol error, which discards
   *     them, and none before the end
   */
  public List<Integer> incompleteRequests() {
    return incomplete;
  }

  /** Queues a payload if output is deferred, and otherwise returns the action that sends it. */
  ServerAction register(PendingPayload payload) {
    return deferred != null && deferred.keep(payload)
        ? ServerAction.NoOp.INSTANCE
        : new SendFrames(payload, limits.sendPayload());
  }

  /** Returns the maximum payload of a sent frame, in bytes. */
  int sendPayload() {
    return limits.sendPayload();
  }
}
