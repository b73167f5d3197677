package dev.wirecommand.reactor;

import dev.wirecommand.cbor.CborValue;
import dev.wirecommand.frame.FrameType;
import org.jspecify.annotations.Nullable;

/**
 * A request whose command is running (sections 4 and 5 of the protocol). It is answered only
 * through this object. A late answer through it cannot reach a later request with the same id.
 *
 * <p>A request is active from {@link ServerAction.RunCommand} until the last frame of its answer
 * has been drained, the drain was given up, or the request was {@linkplain #abandon abandoned}. Its
 * answer is one whole response, or parts and a last part, or an error; text and progress may go
 * before. Answering a request that is not active, or has been answered, throws {@link
 * IllegalStateException}. Not safe for use by several threads at once: used on the reactor's thread
 * only.
 */
public final class ServerRequest extends PendingPayload.Owner {
  private final ServerRequestOwner reactor;
  private final int id;

  RequestStatus status = RequestStatus.FREE;

  /** Whether the request exceeded a limit, so that no command runs for it. */
  boolean refused;

  @Nullable PartialRequest partial;
  private @Nullable ServerStream stream;
  private AnswerState answer = AnswerState.NOT_BEGUN;

  /** Whether the request has produced any output. After that its stream cannot change. */
  private boolean hasOutput;

  private boolean errorCodes;
  private @Nullable Object attachment;

  ServerRequest(ServerRequestOwner reactor, int id) {
    this.reactor = reactor;
    this.id = id;
  }

  /**
   * Returns the request's id.
   *
   * @return 0 to 65,535
   */
  public int id() {
    return id;
  }

  /**
   * Tells whether the command has been started and the request has not been released.
   *
   * @return whether it is active
   */
  @Override
  public boolean isActive() {
    return status.running;
  }

  /**
   * Tells whether more data of the request will arrive (streamed mode).
   *
   * @return whether {@link ServerAction.DataReceived} may follow
   */
  public boolean expectsData() {
    return status == RequestStatus.RUNNING_ON_DATA;
  }

  /**
   * Tells whether the answer is complete. Its frames may not have been sent yet.
   *
   * @return whether it is answered
   */
  public boolean isAnswered() {
    return answer == AnswerState.ANSWERED;
  }

  /**
   * Tells whether the answer is complete, but its rest is larger than the peer's grants.
   *
   * @return whether its end must wait for a grant (section 9 of the protocol)
   */
  public boolean needsGrant() {
    RequestWindows opened = windows();
    return opened != null && isAnswered() && opened.needsGrant();
  }

  /**
   * Tells whether a whole response need not wait for a grant (section 9 of the protocol).
   *
   * @param bytes the size of the response, 0 or more
   * @return whether it may be sent at once; true without windows
   */
  public boolean mayAnswer(int bytes) {
    RequestWindows opened = windows();
    return opened == null || opened.covers(bytes);
  }

  /**
   * Attaches an object of the caller's choice to the request.
   *
   * @param object the object
   */
  public void attach(Object object) {
    attachment = object;
  }

  /**
   * Returns the attached object, or null if there is none.
   *
   * @return the object, or null if there is none
   */
  public @Nullable Object attachment() {
    return attachment;
  }

  /**
   * Sets whether application errors are sent with their codes (section 9 of the protocol).
   *
   * @param value whether its request asks for them; false until this is called
   */
  public void sendErrorCodes(boolean value) {
    errorCodes = value;
  }

  /**
   * Opens the windows of a request whose meta asks for them (section 9 of the protocol). From now
   * on the response waits for grants, and the data may be granted. Call this when the command is
   * due, before any other output. {@link ServerReactor#nextControlFrame} returns the frame that
   * tells the peer. Does nothing where output is deferred or data is buffered.
   *
   * @param responseBytes how many bytes of the response the peer takes now, 0 to 2<sup>53</sup>
   * @param dataBytes how many bytes of data this side takes beyond the first 65,536, 0 or more; 0
   *     if the request has no data
   * @throws IllegalStateException if the request is not active or has output
   */
  public void openWindows(long responseBytes, long dataBytes) {
    requireNoOutput();
    ServerWindows connection = reactor.windows();
    if (connection != null) {
      RequestWindows opened =
          new RequestWindows(
              connection,
              responseBytes,
              bytes -> WindowFrames.encode(id, stream().id(), stream().flagsForNext(false), bytes));
      open(opened);
      opened.open(dataBytes);
    }
  }

  /**
   * Grants more of the request's data to the peer. Does nothing if the request has no windows, its
   * data has ended, or it is answered.
   *
   * @param bytes how many bytes more this side takes, 0 or more
   */
  public void grantData(long bytes) {
    RequestWindows opened = windows();
    if (opened != null && expectsData() && !isAnswered()) {
      opened.grantData(bytes);
    }
  }

  /**
   * Selects the stream on which the answer is sent, instead of the default stream. Call this before
   * any output.
   *
   * @param stream the id of a stream that {@link ServerReactor#openStream} has opened
   * @throws IllegalStateException if the stream is not open, the request is not active, or output
   *     has been given
   */
  public void answerOn(int stream) {
    requireNoOutput();
    answerOn(reactor.streams().get(stream));
  }

  void answerOn(ServerStream other) {
    requireNoOutput();
    other.addAnswer();
    stream().removeAnswer();
    stream = other;
  }

  /**
   * Answers the request with a complete response. An empty one is one empty frame; one that is an
   * exact multiple of the frame size gets no empty last frame.
   *
   * @param payload the response; must not change before it has been drained
   * @param cbor whether it is CBOR
   * @return {@link SendFrames}, or {@link ServerAction.NoOp} while output is deferred
   * @throws IllegalStateException if the request is not active or has been answered, or parts of a
   *     response have been given
   */
  public ServerAction respond(ByteSlice payload, boolean cbor) {
    requireOpen();
    if (answer != AnswerState.NOT_BEGUN) {
      throw new IllegalStateException("parts of the response to request " + id + " were given");
    }
    return respondLast(payload, cbor);
  }

  /**
   * Adds a part to the response, and leaves the response open for more parts.
   *
   * @param part the part; must not change before it has been drained
   * @param cbor whether the response is CBOR; the same for all parts
   * @return {@link SendFrames}, or {@link ServerAction.NoOp} while output is deferred or where the
   *     part is empty
   * @throws IllegalStateException if the request is not active or has been answered
   * @throws IllegalArgumentException if {@code cbor} differs from an earlier part's
   */
  public ServerAction respondPart(ByteSlice part, boolean cbor) {
    requireOpen();
    answer.requireSameKind(cbor, id);
    answer = AnswerState.withParts(cbor);
    if (part.length() == 0) {
      return ServerAction.NoOp.INSTANCE;
    }
    int more = FrameType.RESPONSE_CONTINUATION | cborFlag(cbor);
    return register(FrameType.BYTES_RESPONSE, more, more, false, part);
  }

  /**
   * Adds the last part to the response.
   *
   * @param part the part, possibly empty; must not change before it has been drained
   * @param cbor whether the response is CBOR; the same for all parts
   * @return {@link SendFrames}, or {@link ServerAction.NoOp} while output is deferred
   * @throws IllegalStateException if the request is not active or has been answered
   * @throws IllegalArgumentException if {@code cbor} differs from an earlier part's
   */
  public ServerAction respondLast(ByteSlice part, boolean cbor) {
    requireOpen();
    answer.requireSameKind(cbor, id);
    answer = AnswerState.ANSWERED;
    int more = FrameType.RESPONSE_CONTINUATION | cborFlag(cbor);
    int last = FrameType.RESPONSE_EOS | cborFlag(cbor);
    return register(FrameType.BYTES_RESPONSE, more, last, true, part);
  }

  /**
   * Answers the request with an application error without a code, also after parts of a response.
   *
   * @param message the fact and the fix, for people; cut at a character boundary where it would not
   *     fit one frame
   * @return {@link SendFrames}, or {@link ServerAction.NoOp} while output is deferred
   * @throws IllegalStateException if the request is not active or has been answered
   */
  public ServerAction fail(String message) {
    requireOpen();
    return error(ErrorPayload.encode(message, reactor.sendPayload()));
  }

  /**
   * Answers the request with an application error that has a code (section 9 of the protocol). If
   * the peer does not {@linkplain #sendErrorCodes understand} codes, only the message is sent. The
   * error may end a response of which parts have been given.
   *
   * @param code the error's code, in ASCII
   * @param message the fact and the fix, for people; cut as by {@link #fail(String)}
   * @param details further information for programs, or null; left out where it would not fit
   * @return {@link SendFrames}, or {@link ServerAction.NoOp} while output is deferred
   * @throws IllegalStateException if the request is not active or has been answered
   */
  public ServerAction fail(String code, String message, @Nullable CborValue details) {
    requireOpen();
    return error(code, message, details);
  }

  /**
   * Ends a response that is complete with an application error, for example because the peer has
   * cancelled the request and grants no more bytes. The frames of the response that are not drained
   * before the error are dropped.
   *
   * @param code the error's code, in ASCII
   * @param message the fact and the fix, for people; cut as by {@link #fail(String)}
   * @return {@link SendFrames}, or {@link ServerAction.NoOp} while output is deferred
   * @throws IllegalStateException if the request is not active or its answer is not complete
   */
  public ServerAction cutOff(String code, String message) {
    if (!status.running || !isAnswered()) {
      throw new IllegalStateException("request " + id + " has no answer that is being sent");
    }
    return error(code, message, null);
  }

  private ServerAction error(String code, String message, @Nullable CborValue details) {
    int maxBytes = reactor.sendPayload();
    return error(
        errorCodes
            ? ErrorPayload.encode(code, message, details, maxBytes)
            : ErrorPayload.encode(message, maxBytes));
  }

  private ServerAction error(ByteSlice payload) {
    answer = AnswerState.ANSWERED;
    int flags = FrameType.ERROR_APPLICATION;
    return register(FrameType.ERROR_RESPONSE, flags, flags, true, payload);
  }

  /**
   * Sends text for people to read, in addition to the response (section 4 of the protocol).
   *
   * @param payload the encoded text; must not change before it has been drained
   * @return {@link SendFrames}, or {@link ServerAction.NoOp} while output is deferred
   * @throws IllegalStateException if the request is not active or has been answered
   * @throws IllegalArgumentException if the payload does not fit one frame
   */
  public ServerAction text(ByteSlice payload) {
    return sendBeside(FrameType.TEXT_OUTPUT, payload);
  }

  /**
   * Sends a progress update, in addition to the response (section 4 of the protocol).
   *
   * @param payload the encoded update; must not change before it has been drained
   * @return {@link SendFrames}, or {@link ServerAction.NoOp} while output is deferred
   * @throws IllegalStateException if the request is not active or has been answered
   * @throws IllegalArgumentException if the payload does not fit one frame
   */
  public ServerAction progress(ByteSlice payload) {
    return sendBeside(FrameType.PROGRESS, payload);
  }

  private ServerAction sendBeside(FrameType type, ByteSlice payload) {
    requireOpen();
    if (payload.length() > reactor.sendPayload()) {
      throw new IllegalArgumentException(
          type.wireName()
              + " of "
              + payload.length()
              + " bytes does not fit one frame of "
              + reactor.sendPayload());
    }
    return register(type, 0, 0, false, payload);
  }

  /**
   * Releases the request without an answer, for example because its client has disconnected. Does
   * nothing if it is released.
   */
  public void abandon() {
    release();
  }

  private ServerAction register(
      FrameType type, int moreFlags, int lastFlags, boolean ends, ByteSlice payload) {
    hasOutput = true;
    if (ends) {
      endGrants();
    }
    return reactor.register(
        new PendingPayload(this, id, stream(), type, moreFlags, lastFlags, ends, payload));
  }

  private static int cborFlag(boolean cbor) {
    return cbor ? FrameType.RESPONSE_CBOR : 0;
  }

  private void requireOpen() {
    if (!status.running) {
      throw new IllegalStateException("request " + id + " is not active");
    }
    if (answer == AnswerState.ANSWERED) {
      throw new IllegalStateException("request " + id + " has been answered");
    }
  }

  private void requireNoOutput() {
    requireOpen();
    if (hasOutput) {
      throw new IllegalStateException(
          "request " + id + " has output on stream " + stream().id() + ": choose a stream before");
    }
  }

  /** Assigns the request's answer to the default stream. Called before the command runs. */
  void start(ServerStream defaultStream) {
    stream = defaultStream;
    defaultStream.addAnswer();
  }

  @Override
  void release() {
    if (status.running) {
      stream().removeAnswer();
      dropGrants();
      reactor.released(this);
    }
  }

  private ServerStream stream() {
    ServerStream current = stream;
    if (current == null) {
      throw new IllegalStateException("request " + id + " is not active");
    }
    return current;
  }
}
