package dev.wirecommand.engine;

import dev.wirecommand.frame.Frame;
import dev.wirecommand.frame.FrameDecoder;
import dev.wirecommand.frame.FrameException;
import dev.wirecommand.frame.FrameListener;

/** Decodes the received bytes of a connection into frames. Used on the event loop. */
public final class FrameInput {
  private final FrameDecoder decoder;
  private final FrameListener listener;
  private final Handler handler;
  private long frames;

  /** A handler for decoded frames. */
  public interface Handler {
    /**
     * Handles a decoded frame.
     *
     * @param frame the frame; valid until this returns
     * @return whether to go on; if not, the rest of the input is dropped
     */
    boolean onFrame(Frame frame);

    /**
     * Handles malformed input. A frame is too long, the input ended within a frame, or a frame took
     * too much time.
     *
     * @param problem what is wrong
     */
    void onFrameError(FrameException problem);
  }

  /**
   * Creates the frame input of a new connection.
   *
   * @param maxPayload the longest payload accepted, in bytes, 1 to 16,777,215
   * @param listener told of each frame before the handler is
   * @param handler given each frame
   */
  public FrameInput(int maxPayload, FrameListener listener, Handler handler) {
    this.decoder = new FrameDecoder(maxPayload);
    this.listener = listener;
    this.handler = handler;
  }

  /**
   * Decodes received bytes, and passes each complete frame to the handler. Not called again after
   * the handler has stopped the input or handled an error.
   *
   * @param bytes holds the bytes, which are not referred to after this returns
   * @param offset where they begin
   * @param length how many there are
   */
  public void onBytes(byte[] bytes, int offset, int length) {
    try {
      decoder.feed(bytes, offset, length);
      Frame frame = decoder.next();
      while (frame != null) {
        frames++;
        listener.received(frame);
        frame = handler.onFrame(frame) ? decoder.next() : null;
      }
    } catch (FrameException e) {
      handler.onFrameError(e);
    }
  }

  /**
   * Handles the end of the input.
   *
   * @return whether it came between two frames; if not, the handler has been told
   */
  public boolean onEnd() {
    try {
      decoder.finish();
      return true;
    } catch (FrameException e) {
      handler.onFrameError(e);
      return false;
    }
  }

  /**
   * Ends the input because the peer is too slow, and passes an error to the handler.
   *
   * @param complaint what the peer has done wrong
   */
  public void expire(String complaint) {
    handler.onFrameError(decoder.expire(complaint));
  }

  /** Returns the number of frames received so far. */
  long frames() {
    return frames;
  }

  /** Returns whether a frame has begun to arrive but is still incomplete. */
  boolean isInFrame() {
    return decoder.inFrame();
  }

  /** Returns whether a frame has begun to arrive but its header is still incomplete. */
  boolean isInHeader() {
    return decoder.inHeader();
  }
}
