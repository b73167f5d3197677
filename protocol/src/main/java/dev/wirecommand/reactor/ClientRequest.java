package dev.wirecommand.reactor;

import dev.wirecommand.frame.Frame;
import java.util.HashSet;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A request that a client sends (section 3 of the protocol). Its id is in use until its response
 * has ended <em>and</em> all of its frames have been sent. Not safe for use by several threads at
 * once: used on the reactor's thread only.
 */
public final class ClientRequest {
  /** The bytes that a frame of text or progress counts beyond its payload. */
  private static final int SIDE_OUTPUT_OVERHEAD = 64;

  /** How many characters the topics that are under way may have together. */
  private static final int LONGEST_TOPICS = 65_536;

  private final ClientWindows windows;
  private final Consumer<ClientRequest> forget;
  private final int id;
  private final RequestFrames frames;
  private ResponseState response = ResponseState.NOT_BEGUN;
  private boolean cancelled;
  private boolean errorCodes;

  /** The unsent grants for the response. Null if the request has not asked for windows. */
  private Grants.@Nullable Grant grant;

  /** The bytes of data that the server takes. Null if they are not limited. */
  private @Nullable SendCredit dataCredit;

  private boolean windowOpen;
  private @Nullable Set<String> topics;

  /** The characters of the topics together. */
  private int topicLength;

  /** The bytes of text and progress that have arrived, as {@link Limits#sideOutputBytes} counts. */
  private long sideOutput;

  /** The bytes that the latest {@code window} frame granted, or -1 if it opened the window. */
  private long lastGrant;

  private @Nullable Object attachment;

  ClientRequest(
      ClientWindows windows, Consumer<ClientRequest> forget, int id, RequestFrames frames) {
    this.windows = windows;
    this.forget = forget;
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

  /**
   * Allows windows for the request (section 9 of the protocol). Call this if the request's meta
   * asks for them, before its first frame is sent. The data is then sent only as far as the server
   * grants, unless the server is known to have no windows.
   */
  public void takeWindows() {
    grant =
        new Grants.Grant(
            bytes -> WindowFrames.encode(id, frames.streamId(), frames.streamFlags(), bytes));
    if (windows.support() != WindowSupport.NONE) {
      limitData(SendCredit.forData());
    }
  }

  private void limitData(@Nullable SendCredit credit) {
    dataCredit = credit;
    frames.limitData(credit);
  }

  /** Sends the data without limit, because the server has no windows. */
  void unlimitData() {
    limitData(null);
  }

  /** Tells whether the request has asked for windows. */
  boolean takesWindows() {
    return grant != null;
  }

  /**
   * Tells whether the server controls the flow of the request and its response with windows.
   *
   * @return whether a {@code window} frame has arrived for the request
   */
  public boolean hasWindow() {
    return windowOpen;
  }

  /**
   * Returns what the latest {@code window} frame granted.
   *
   * @return the bytes, or -1 if the frame was the first of the request, which may grant nothing
   */
  public long lastGrant() {
    return lastGrant;
  }

  /**
   * Grants more of the response to the server. The bytes are granted when the server has sent a
   * {@code window} frame for the request. Does nothing if the request has not asked for windows, or
   * its response has ended.
   *
   * @param bytes how many bytes more this side takes, 0 or more
   */
  public void grantResponse(long bytes) {
    if (grant != null) {
      windows.grants().add(grant, bytes);
    }
  }

  /**
   * Tells whether the server must grant more before {@link #nextFrame} returns the next data frame.
   *
   * @return whether data waits that may not be sent now
   */
  public boolean isBlocked() {
    return frames.isBlocked();
  }

  /**
   * Tells whether a part of the data that was passed to {@link #data} has not been returned yet.
   *
   * @return whether {@link #nextFrame} still refers to that data
   */
  public boolean hasUnsentData() {
    return frames.hasUnsentData();
  }

  /** Handles a {@code window} frame. Throws {@code ProtocolException} if it is not allowed. */
  void onWindow(long bytes) {
    lastGrant = windowOpen ? bytes : -1;
    if (!windowOpen) {
      windowOpen = true;
      if (!cancelled && grant != null) {
        windows.grants().open(grant);
      }
    }
    if (dataCredit != null) {
      dataCredit.grant(bytes);
    }
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
    if (grant != null) {
      grant.end();
    }
    if (!frames.isBegun()) {
      // The server has not seen the request, so nothing will arrive.
      frames.drop();
      response = ResponseState.ENDED;
      forget.accept(this);
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
    if (grant != null) {
      grant.end();
    }
    if (!frames.isFinished()) {
      frames.cut();
    }
    releaseIfDone();
  }

  /** Ends the request because its connection has failed. */
  void connectionFailed() {
    response = ResponseState.ENDED;
    if (grant != null) {
      grant.end();
    }
    frames.drop();
  }

  private void releaseIfDone() {
    if (isEnded() && frames.isFinished()) {
      forget.accept(this);
    }
  }

  /** Counts a frame of text or progress. Returns whether the limit still allows it. */
  boolean addSideOutput(int payload, int maxBytes) {
    if (sideOutput <= maxBytes) {
      sideOutput += payload + SIDE_OUTPUT_OVERHEAD;
    }
    return sideOutput <= maxBytes;
  }

  /** Records the topic of a progress update. Returns a description of a protocol error, or null. */
  @Nullable String onProgress(String topic, long position, int maxTopics) {
    if (position < 0) {
      if (topics != null && topics.remove(topic)) {
        topicLength -= topic.length();
      }
      return null;
    }
    if (topics == null) {
      topics = new HashSet<>();
    }
    if (topics.add(topic)) {
      topicLength += topic.length();
    }
    if (topics.size() > maxTopics) {
      return "more than " + maxTopics + " progress topics in request " + id;
    }
    return topicLength > LONGEST_TOPICS
        ? "progress topics of more than " + LONGEST_TOPICS + " characters in request " + id
        : null;
  }
}
