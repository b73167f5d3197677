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

  /** The queue of deferred output, or null if the reactor returns output at once. */
  private final @Nullable DeferredOutput deferred;

  /** The streams on which answers are sent. */
  final OwnStreams streams = new OwnStreams();

  /** The frames that go out before other output. */
  final ServerWindows windows = new ServerWindows(streams);

  /** The part of this reactor that its requests use. */
  final ServerRequestOwner ofRequests = new OfRequests();

  /** The requests whose ids are in use. */
  final ServerRequests requests = new ServerRequests();

  private List<Integer> incomplete = List.of();
  private final RequestIntake intake;
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
    this(limits, output, data, ByteAccount.UNLIMITED);
  }

  /**
   * Creates a reactor that reserves the bytes of partly received requests in an account.
   *
   * @param limits the limits on what the peer may use
   * @param output when output is returned
   * @param data when a command with data runs
   * @param account the account of the connection
   */
  public ServerReactor(Limits limits, OutputMode output, DataMode data, ByteAccount account) {
    this.limits = limits;
    this.deferred = output == OutputMode.DEFERRED ? new DeferredOutput() : null;
    this.transitions =
        data == DataMode.STREAMED ? RequestTransitions.STREAMED : RequestTransitions.BUFFERED;
    this.peerStreams = new PeerStreams(1, limits.openStreams());
    this.intake = new RequestIntake(this, transitions, limits, account);
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
   * Returns how many bytes of data the reactor has dropped (streamed mode). It drops the data of a
   * request that has been answered.
   *
   * @return the number of bytes
   */
  public long droppedDataBytes() {
    return intake.droppedBytes();
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
    return request != null && request.isActive() && !request.refused ? request : null;
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
   * Announces to the peer that this side is leaving the connection, so that the peer makes its next
   * requests elsewhere (section 9 of the protocol). {@link #nextControlFrame} returns the frame.
   */
  public void leave() {
    windows.leave();
  }

  /**
   * Returns the next frame that goes out before all other output. Such frames grant data to the
   * peer, or announce that this side is leaving (section 9 of the protocol).
   *
   * @return the frame, or null if there is none now
   */
  public @Nullable Frame nextControlFrame() {
    return windows.next();
  }

  /**
   * Returns the name of the command that {@link #onFrame} has refused last, because its request
   * exceeded a limit.
   *
   * @return the name, printable; empty if it was not read, or no request has been refused
   */
  public String refusedCommand() {
    return intake.refusedCommand();
  }

  /**
   * Ends a round of time. Refuses the requests of which only a part came, some rounds ago.
   *
   * @param rounds how many whole rounds may pass without a frame of a request, at least 1
   * @param fact what such a request has missed, for its error
   * @return the errors to send, or a protocol error
   */
  public List<ServerAction> refuseSilent(int rounds, String fact) {
    try {
      return intake.refuseSilent(rounds, fact);
    } catch (ProtocolException | CborException e) {
      return List.of(protocolError(0, String.valueOf(e.getMessage())));
    }
  }

  /** Tells whether requests may have windows. They may not if output or data is held back. */
  boolean hasWindows() {
    return deferred == null && transitions == RequestTransitions.STREAMED;
  }

  /**
   * Handles a frame from the peer, and returns the next action for the caller.
   *
   * @param frame the frame; the reactor keeps only copies of its bytes, except in the returned
   *     action
   * @return {@link ServerAction.WantFrame}, {@link ServerAction.RunCommand}, {@link
   *     ServerAction.DataReceived}, {@link ServerAction.WindowGranted} or {@link
   *     ServerAction.ProtocolError}; {@link SendFrames} if the request exceeds a limit and is
   *     refused, or {@link ServerAction.NoOp} if that error is deferred
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
      if (frame.type() == FrameType.WINDOW.code() && windows.isUsed()) {
        return onWindow(frame);
      }
      return intake.onFrame(frame);
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

  private ServerAction onWindow(Frame frame) {
    long bytes = WindowFrames.decode(frame);
    ServerRequest request = request(frame.requestId());
    if (request == null) {
      // The request may have ended while the grant was on its way.
      return wantFrame();
    }
    RequestWindows granted = request.windows();
    if (granted == null) {
      throw new ProtocolException("window for a request that did not ask for windows");
    }
    granted.response().grant(bytes);
    return new ServerAction.WindowGranted(request, bytes);
  }

  /** Updates the status of a request that has been released. */
  void released(ServerRequest request) {
    RequestTransitions.Transition transition =
        transitions.from(request.status, RequestInput.ANSWERED);
    if (transition != null) {
      requests.move(request, transition.next());
    }
  }

  /** Returns the action that asks for the next frame. */
  ServerAction wantFrame() {
    return requests.isReceiving() ? ServerAction.WantFrame.RECEIVING : ServerAction.WantFrame.IDLE;
  }

  /** Ends the connection with an error. */
  ServerAction.ProtocolError protocolError(int requestId, String message) {
    errored = true;
    List<Integer> unused = intake.dropPartial();
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
    incomplete = List.copyOf(intake.dropPartial());
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

  /** The part of the reactor that its requests use. */
  private final class OfRequests implements ServerRequestOwner {
    @Override
    public ServerAction register(PendingPayload payload) {
      return ServerReactor.this.register(payload);
    }

    @Override
    public void released(ServerRequest request) {
      ServerReactor.this.released(request);
    }

    @Override
    public int sendPayload() {
      return limits.sendPayload();
    }

    @Override
    public OwnStreams streams() {
      return streams;
    }

    @Override
    public @Nullable ServerWindows windows() {
      return hasWindows() ? windows : null;
    }
  }
}
