package dev.wirecommand.reactor;

import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One request that a client has made (section 3 of the protocol). Its id is taken until its
 * response has ended <em>and</em> all of its frames have been sent. Used on the reactor's thread
 * only.
 */
public final class ClientRequest {
  private final ClientReactor reactor;
  private final int id;
  private final RequestFrames frames;
  private boolean responseEnded;
  private boolean responseBegun;
  private boolean responseCbor;
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
   * The request's id.
   *
   * @return an odd number, 1 to 65,535
   */
  public int id() {
    return id;
  }

  /**
   * Notes that the request's meta asks for errors with codes (section 9 of the protocol), so that
   * the answer may be one.
   */
  public void takeErrorCodes() {
    errorCodes = true;
  }

  boolean takesErrorCodes() {
    return errorCodes;
  }

  /**
   * The frames that make the request. Whoever has drained them tells so with {@link #sent}.
   *
   * @return the frames, the same object at each call
   */
  public RequestFrames frames() {
    return frames;
  }

  /**
   * Tells that frames have been drained, so that the id of a request that has been answered is free
   * once the last one is out.
   */
  public void sent() {
    releaseIfDone();
  }

  /**
   * Whether the response has ended, or the request has failed.
   *
   * @return whether nothing more arrives for it
   */
  public boolean isEnded() {
    return responseEnded;
  }

  /**
   * Whether the request was {@linkplain #cancel cancelled}.
   *
   * @return whether it was
   */
  public boolean isCancelled() {
    return cancelled;
  }

  /**
   * Cancels the request on this side: what still arrives for it is discarded. Data that has not
   * been sent is left out; {@link #frames} then has the frame that ends it, to be sent at once.
   * Does nothing where the response has ended.
   */
  public void cancel() {
    if (responseEnded) {
      return;
    }
    cancelled = true;
    if (!frames.isBegun()) {
      // The server never hears of it, so nothing will arrive.
      frames.drop();
      responseEnded = true;
      reactor.forget(this);
    } else if (!frames.isFinished()) {
      frames.cutData();
    }
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

  /** Takes the flags of a response frame; returns what is wrong with them, or null. */
  @Nullable String onResponse(boolean cbor, boolean last) {
    if (responseBegun && cbor != responseCbor) {
      return "the cbor flag changed within the response to request " + id;
    }
    responseBegun = true;
    responseCbor = cbor;
    if (last) {
      end();
    }
    return null;
  }

  /** The response has ended: data that nobody will read is not sent. */
  void end() {
    responseEnded = true;
    if (!frames.isFinished()) {
      frames.cutData();
    }
    releaseIfDone();
  }

  /** Nothing arrives any more, and there is nobody to send to. */
  void connectionFailed() {
    responseEnded = true;
    frames.drop();
  }

  private void releaseIfDone() {
    if (responseEnded && frames.isFinished()) {
      reactor.forget(this);
    }
  }

  /** Takes a topic's progress; returns what is wrong with it, or null. */
  @Nullable String onProgress(Progress progress, int maxTopics) {
    if (progress.position() == Progress.END) {
      if (topics != null) {
        topics.remove(progress.topic());
      }
      return null;
    }
    if (topics == null) {
      topics = new HashSet<>();
    }
    topics.add(progress.topic());
    return topics.size() > maxTopics
        ? "more than " + maxTopics + " progress topics in request " + id
        : null;
  }
}
