package dev.wirecommand.reactor;

import dev.wirecommand.frame.Frame;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A request that a client sends (section 3 of the protocol). Its id is in use until its response
 * has ended <em>and</em> all of its frames have been sent. Not safe for use by several threads at
 * once: used on the reactor's thread only.
 */
public final class ClientRequest {
  private final ClientReactor reactor;
  private final int id;
  private final RequestFrames frames;
  private ResponseState response = ResponseState.NOT_BEGUN;
  private boolean cancelled;
  private boolean errorCodes;
  private @Nullable Set<String> topics;
  private @Nullable Object attachment;

  ClientRequest(ClientReactor reactor, int id, RequestFrames frames) {
    this.reactor = reactor;
    this.id = id;
    this.frames = frames;
  }

  /**
   * Returns the request's id.
   *
   * @return an odd number, 1 to 65,535
   */
  public int id() {
    return id;
  }

  /**
   * Records that an application error in the answer may have a code (section 9 of the protocol).
   * Call this if the request's meta asks for such codes.
   */
  public void takeErrorCodes() {
    errorCodes = true;
  }

  boolean takesErrorCodes() {
    return errorCodes;
  }

  /** Returns the object that makes the request's frames. */
  RequestFrames frames() {
    return frames;
  }

  /**
   * Returns the next frame to send, or null if none is ready. The frames of the request map come
   * first, then the frames of the data. Call {@link #sent} when the frame has been sent.
   *
   * @return the frame, whose payload is valid until the next call for any request of the same
   *     reactor; null when there is none now
   */
  public @Nullable Frame nextFrame() {
    return frames.next();
  }

  /**
   * Adds the next part of the request's data (see {@link ClientReactor#requestWithDataToCome}).
   * Call this when {@link #nextFrame} has returned null.
   *
   * @param part the part; must not change before its frames have been sent
   * @param last whether it is the last
   * @throws IllegalStateException if the request has no such data, its data has ended, or frames of
   *     the part before are left
   */
  public void data(ByteSlice part, boolean last) {
    frames.data(part, last);
  }

  /**
   * Tells whether {@link #nextFrame} has returned every frame of the request map. Once these frames
   * have been sent, the server knows the request.
   *
   * @return whether only data frames are left, or none
   */
  public boolean isRequestSent() {
    return frames.isRequestSent();
  }

  /**
   * Tells whether {@link #nextFrame} has returned every frame of the request, including its data.
   *
   * @return whether nothing more is to be sent
   */
  public boolean isFullySent() {
    return frames.isFinished();
  }

  /**
   * Confirms that every frame returned by {@link #nextFrame} has been sent. The id becomes free if
   * the response has ended and no frame is left.
   */
  public void sent() {
    releaseIfDone();
  }

  /**
   * Tells whether the response has ended, or the request has failed.
   *
   * @return whether nothing more arrives for it
   */
  public boolean isEnded() {
    return response == ResponseState.ENDED;
  }

  /**
   * Tells whether the caller has {@linkplain #cancel cancelled} the request.
   *
   * @return whether it was
   */
  public boolean isCancelled() {
    return cancelled;
  }

  /**
   * Cancels the request on the client; the server is not told. Frames that still arrive are
   * discarded. Data that has not been sent is left out; {@link #nextFrame} then returns the frame
   * that ends the data, which must be sent at once. Does nothing if the response has ended.
   */
  public void cancel() {
    if (isEnded()) {
      return;
    }
    cancelled = true;
    if (!frames.isBegun()) {
      // The server has not seen the request, so nothing will arrive.
      frames.drop();
      response = ResponseState.ENDED;
      reactor.forget(this);
    } else if (!frames.isFinished()) {
      frames.cutData();
    }
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

  /** Applies the flags of a response frame. Returns a description of a protocol error, or null. */
  @Nullable String onResponse(boolean cbor, boolean last) {
    ResponseState kind = cbor ? ResponseState.CBOR : ResponseState.BYTES;
    if (response != ResponseState.NOT_BEGUN && response != kind) {
      return "the cbor flag changed within the response to request " + id;
    }
    response = kind;
    if (last) {
      end();
    }
    return null;
  }

  /**
   * Marks the response as ended. Drops the data that has not been sent, because the server would
   * not read it.
   */
  void end() {
    response = ResponseState.ENDED;
    if (!frames.isFinished()) {
      frames.cutData();
    }
    releaseIfDone();
  }

  /** Ends the request because its connection has failed. */
  void connectionFailed() {
    response = ResponseState.ENDED;
    frames.drop();
  }

  private void releaseIfDone() {
    if (isEnded() && frames.isFinished()) {
      reactor.forget(this);
    }
  }

  /** Records the topic of a progress update. Returns a description of a protocol error, or null. */
  @Nullable String onProgress(String topic, long position, int maxTopics) {
    if (position < 0) {
      if (topics != null) {
        topics.remove(topic);
      }
      return null;
    }
    if (topics == null) {
      topics = new HashSet<>();
    }
    topics.add(topic);
    return topics.size() > maxTopics
        ? "more than " + maxTopics + " progress topics in request " + id
        : null;
  }
}
