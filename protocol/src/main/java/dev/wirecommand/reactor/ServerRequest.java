package dev.wirecommand.reactor;

import dev.wirecommand.cbor.CborValue;
import dev.wirecommand.frame.FrameFlags;
import dev.wirecommand.frame.FrameType;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One request whose command runs, and the only way to answer it (sections 4 and 5 of the protocol):
 * an id may have been used again by the time that a late answer comes, this object stands for one
 * request alone.
 *
 * <p>A request is active from {@link ServerAction.RunCommand} until the last frame of its answer
 * has been drained, its drain was given up, or it was {@linkplain #abandon abandoned}. Its answer
 * is one whole response, or parts and a last part, or an error; text and progress may go before.
 * Whoever answers a request that is not active, or has been answered, is refused with an {@link
 * IllegalStateException}. Used on the reactor's thread only.
 *
 * <p>Whoever drives the reactor may {@linkplain #recycle give a request back} that nobody refers to
 * any more, and it stands for another.
 */
public final class ServerRequest {
  private final ServerReactor reactor;
  private int id;

  /** Which request this stands for, counting those before: frames of an earlier one are none. */
  private int turn;

  RequestStatus status = RequestStatus.FREE;
  @Nullable PartialRequest partial;

  private @Nullable ServerStream stream;
  private boolean hasOutput;
  private boolean answered;
  private boolean begun;
  private boolean cborParts;
  private boolean errorCodes;
  private @Nullable Object attachment;

  ServerRequest(ServerReactor reactor, int id) {
    this.reactor = reactor;
    this.id = id;
  }

  /** Stands for another request from now on. */
  void begin(int newId) {
    id = newId;
    turn++;
    hasOutput = false;
    answered = false;
    begun = false;
    errorCodes = false;
  }

  /**
   * The request's id.
   *
   * @return 0 to 65,535
   */
  public int id() {
    return id;
  }

  /**
   * Whether the request has not been released: its id is taken.
   *
   * @return whether it is active
   */
  public boolean isActive() {
    return status.running;
  }

  /**
   * Whether data of the request is still to arrive (streamed mode).
   *
   * @return whether {@link ServerAction.DataReceived} may follow
   */
  public boolean expectsData() {
    return status == RequestStatus.RUNNING_ON_DATA;
  }

  /**
   * Whether the end of the answer has been given, though it may not have been sent.
   *
   * @return whether it is answered
   */
  public boolean isAnswered() {
    return answered;
  }

  /**
   * Keeps an object with the request, for whoever drives the reactor.
   *
   * @param object the object
   */
  public void attach(Object object) {
    attachment = object;
  }

  /**
   * The object that was {@linkplain #attach attached}.
   *
   * @return the object, or null if there is none
   */
  public @Nullable Object attachment() {
    return attachment;
  }

  /**
   * Says whether the peer understands application errors with codes (section 9 of the protocol).
   *
   * @param value whether its request asks for them; false until this is called
   */
  public void sendErrorCodes(boolean value) {
    errorCodes = value;
  }

  /**
   * Answers on another stream than the connection's default one. To be called before any output.
   *
   * @param other an open stream of the same reactor
   * @throws IllegalStateException if the stream has ended, the request is not active, or output has
   *     been given
   */
  public void answerOn(ServerStream other) {
    requireOpen();
    if (hasOutput) {
      throw new IllegalStateException(
          "request " + id + " has output on stream " + stream().id() + ": choose a stream before");
    }
    other.addAnswer();
    stream().removeAnswer();
    stream = other;
  }

  /**
   * Answers with a whole response. An empty one is one empty frame; one that is an exact multiple
   * of the frame size gets no empty last frame.
   *
   * @param payload the response; not to be changed before it has been drained
   * @param cbor whether it is CBOR
   * @return {@link SendFrames}, or {@link ServerAction.NoOp} while output is deferred
   * @throws IllegalStateException if the request is not active or has been answered, or parts of a
   *     response have been given
   */
  public ServerAction respond(ByteSlice payload, boolean cbor) {
    requireOpen();
    if (begun) {
      throw new IllegalStateException("parts of the response to request " + id + " were given");
    }
    return respondLast(payload, cbor);
  }

  /**
   * Answers with a part of a response; more follow.
   *
   * @param part the part; not to be changed before it has been drained
   * @param cbor whether the response is CBOR; the same for all parts
   * @return {@link SendFrames}, or {@link ServerAction.NoOp} while output is deferred or where the
   *     part is empty
   * @throws IllegalStateException if the request is not active or has been answered
   * @throws IllegalArgumentException if {@code cbor} differs from an earlier part's
   */
  public ServerAction respondPart(ByteSlice part, boolean cbor) {
    requireOpen();
    requireSameKind(cbor);
    begun = true;
    cborParts = cbor;
    if (part.length() == 0) {
      return ServerAction.NoOp.INSTANCE;
    }
    int more = FrameFlags.RESPONSE_CONTINUATION | kind(cbor);
    return reactor.register(output(FrameType.BYTES_RESPONSE, more, more, false, part));
  }

  /**
   * Answers with the last part of a response.
   *
   * @param part the part, possibly empty; not to be changed before it has been drained
   * @param cbor whether the response is CBOR; the same for all parts
   * @return {@link SendFrames}, or {@link ServerAction.NoOp} while output is deferred
   * @throws IllegalStateException if the request is not active or has been answered
   * @throws IllegalArgumentException if {@code cbor} differs from an earlier part's
   */
  public ServerAction respondLast(ByteSlice part, boolean cbor) {
    requireOpen();
    requireSameKind(cbor);
    answered = true;
    int more = FrameFlags.RESPONSE_CONTINUATION | kind(cbor);
    int last = FrameFlags.RESPONSE_EOS | kind(cbor);
    return reactor.register(output(FrameType.BYTES_RESPONSE, more, last, true, part));
  }

  /**
   * Answers with an application error. It ends a response of which parts have been given, too.
   *
   * @param message what went wrong, for people; cut at a character boundary where it would not fit
   *     one frame
   * @return {@link SendFrames}, or {@link ServerAction.NoOp} while output is deferred
   * @throws IllegalStateException if the request is not active or has been answered
   */
  public ServerAction fail(String message) {
    return failWith(reactor.errorPayload(message));
  }

  private ServerAction failWith(ByteSlice payload) {
    requireOpen();
    answered = true;
    int flags = FrameFlags.ERROR_APPLICATION;
    return reactor.register(output(FrameType.ERROR_RESPONSE, flags, flags, true, payload));
  }

  /**
   * Answers with an application error that a program can tell from others (section 9 of the
   * protocol), or with its message alone where the peer does not {@linkplain #sendErrorCodes
   * understand} more. It ends a response of which parts have been given, too.
   *
   * @param code what kind of error it is, in ASCII
   * @param message what went wrong, for people; cut at a character boundary where it would not fit
   *     one frame
   * @param details what else a program may want to know, or null; left out where it would not fit
   * @return {@link SendFrames}, or {@link ServerAction.NoOp} while output is deferred
   * @throws IllegalStateException if the request is not active or has been answered
   */
  public ServerAction fail(String code, String message, @Nullable CborValue details) {
    return failWith(
        errorCodes ? reactor.errorPayload(code, message, details) : reactor.errorPayload(message));
  }

  /**
   * Sends text or progress that has been encoded before, beside the response.
   *
   * @param payload what to send
   * @return {@link SendFrames}, or {@link ServerAction.NoOp} while output is deferred
   * @throws IllegalStateException if the request is not active or has been answered
   * @throws IllegalArgumentException if it does not fit one frame
   */
  public ServerAction send(SidePayload payload) {
    requireOpen();
    return register(payload.type(), payload.bytes());
  }

  /**
   * Sends text for people, beside the response.
   *
   * @param atoms the text
   * @return {@link SendFrames}, or {@link ServerAction.NoOp} while output is deferred
   * @throws IllegalStateException if the request is not active or has been answered
   * @throws IllegalArgumentException if there are no atoms, or they do not fit one frame
   */
  public ServerAction text(List<TextAtom> atoms) {
    requireOpen();
    return send(SidePayload.text(atoms));
  }

  /**
   * Tells how far the command has come.
   *
   * @param progress the progress
   * @return {@link SendFrames}, or {@link ServerAction.NoOp} while output is deferred
   * @throws IllegalStateException if the request is not active or has been answered
   * @throws IllegalArgumentException if it does not fit one frame
   */
  public ServerAction progress(Progress progress) {
    requireOpen();
    return send(SidePayload.progress(progress));
  }

  /**
   * Releases the request unanswered, as when its client is gone. Does nothing if it is released.
   */
  public void abandon() {
    release();
  }

  /**
   * Gives a released request back: the reactor may let it stand for one of the next, and need not
   * make another. For whoever drives the reactor and has made sure that neither the request nor the
   * {@link ServerAction.RunCommand} that told of it is referred to any more; {@link SendFrames} of
   * it may be, and are drained. Does nothing where the request is active.
   */
  public void recycle() {
    if (status == RequestStatus.FREE) {
      stream = null;
      attachment = null;
      reactor.recycle(this);
    }
  }

  private ServerAction register(FrameType type, ByteSlice payload) {
    reactor.requireOneFrame(type, payload);
    return reactor.register(output(type, 0, 0, false, payload));
  }

  private Output output(
      FrameType type, int moreFlags, int lastFlags, boolean ends, ByteSlice payload) {
    hasOutput = true;
    return new Output(this, turn, id, stream(), type, moreFlags, lastFlags, ends, payload);
  }

  private static int kind(boolean cbor) {
    return cbor ? FrameFlags.RESPONSE_CBOR : 0;
  }

  private void requireOpen() {
    if (!status.running) {
      throw new IllegalStateException("request " + id + " is not active");
    }
    if (answered) {
      throw new IllegalStateException("request " + id + " has been answered");
    }
  }

  private void requireSameKind(boolean cbor) {
    if (begun && cbor != cborParts) {
      throw new IllegalArgumentException(
          "the response to request " + id + " began " + (cborParts ? "with" : "without") + " cbor");
    }
  }

  /** Whether it is still the request of this turn, and that has not been released. */
  boolean isActive(int since) {
    return turn == since && status.running;
  }

  /** The command is about to run: the request takes its place on a stream. */
  void start(ServerStream defaultStream) {
    partial = null;
    stream = defaultStream;
    defaultStream.addAnswer();
  }

  /** The answer is out, or nobody waits for it any more. */
  void release() {
    if (status.running) {
      stream().removeAnswer();
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

  /** As much of a text as fits, in UTF-8, cut where a character ends. */
  static byte[] utf8Prefix(String text, int maxBytes) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    if (bytes.length <= maxBytes) {
      return bytes;
    }
    int end = maxBytes;
    while ((bytes[end] & 0xC0) == 0x80) {
      end--;
    }
    return Arrays.copyOf(bytes, end);
  }
}
