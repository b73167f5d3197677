package dev.wirecommand.engine;

import dev.wirecommand.frame.Frame;
import dev.wirecommand.frame.FrameDecoder;
import dev.wirecommand.frame.FrameException;
import dev.wirecommand.frame.FrameListener;

/** Takes bytes as they come, and gives whole frames. Used on the connection's thread. */
public final class FrameInput {
  private final FrameDecoder decoder;
  private final FrameListener listener;
  private final Handler handler;
  private long frames;

  /** Given the frames of an input. */
  public interface Handler {
    /**
     * A frame has arrived.
     *
     * @param frame the frame; valid until this returns
     * @return whether to go on; if not, the rest of the input is dropped
     */
    boolean onFrame(Frame frame);

    /**
     * The bytes are no frames: one is too long, the input ended within one, or it took too long.
     *
     * @param problem what is wrong
     */
    void onFrameError(FrameException problem);
  }

  /**
   * An input of which nothing has arrived.
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
   * Takes bytes. Not to be called again once the handler has ended the input or been told of an
   * error.
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
   * Takes the end of input.
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
   * Takes nothing more, since the peer takes too long: the handler is told so.
   *
   * @param complaint what the peer has done wrong
   */
  public void expire(String complaint) {
    handler.onFrameError(decoder.expire(complaint));
  }

  /** How many frames have arrived. */
  long frames() {
    return frames;
  }

  /** Whether a frame has begun to arrive. */
  boolean isInFrame() {
    return decoder.inFrame();
  }

  /** Whether a frame has begun to arrive whose header is not whole. */
  boolean isInHeader() {
    return decoder.inHeader();
  }
}
