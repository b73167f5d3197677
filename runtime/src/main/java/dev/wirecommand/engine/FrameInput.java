package dev.wirecommand.engine;

import dev.wirecommand.frame.Frame;
import dev.wirecommand.frame.FrameDecoder;
import dev.wirecommand.frame.FrameException;
import dev.wirecommand.frame.FrameListener;
import dev.wirecommand.transport.ForeignProtocol;
import java.util.Arrays;

/**
 * Decodes the received bytes of a connection into frames. If the very first bytes are no frame, the
 * error names the protocol that the peer speaks, if it is known. Used on the event loop.
 */
public final class FrameInput {
  private final FrameDecoder decoder;
  private final FrameListener listener;
  private final Handler handler;
  private final ConnectionAccount account;
  private long frames;

  /** How many bytes of the account the decoder uses for a frame that has arrived in part. */
  private int gathered;

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
     * Handles malformed input. A frame is too long, the input ended within a frame, a frame took
     * too much time, or the peer speaks another protocol.
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
   * @param account counts the bytes of a frame that has arrived in part
   */
  public FrameInput(
      int maxPayload, FrameListener listener, Handler handler, ConnectionAccount account) {
    this.account = account;
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
      handler.onFrameError(frames > 0 ? e : named(e, bytes, offset, length));
    }
    count();
  }

  private void count() {
    int now = decoder.gatherCapacity();
    if (now != gathered) {
      account.release(gathered);
      account.add(now);
      gathered = now;
    }
  }

  /** Drops what has arrived of an incomplete frame from the account. The input has ended. */
  public void close() {
    account.release(gathered);
    gathered = 0;
  }

  /** Returns the error of a connection without any frame, with the name of the peer's protocol. */
  private FrameException named(FrameException problem, byte[] chunk, int offset, int length) {
    byte[] header = decoder.header();
    // If the header arrived as a whole, more bytes of the chunk tell more.
    boolean whole =
        length >= header.length
            && Arrays.equals(header, 0, header.length, chunk, offset, offset + header.length);
    String found =
        whole
            ? ForeignProtocol.insteadOfFrame(chunk, offset, length)
            : ForeignProtocol.insteadOfFrame(header, 0, header.length);
    return found == null ? problem : FrameException.foreign(found);
  }

  /** Passes an error that is not about a chunk to the handler. */
  private void refuse(FrameException problem) {
    byte[] header = decoder.header();
    handler.onFrameError(frames > 0 ? problem : named(problem, header, 0, header.length));
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
      refuse(e);
      return false;
    }
  }

  /**
   * Ends the input because the peer is too slow, and passes an error to the handler.
   *
   * @param complaint what the peer has done wrong
   */
  public void expire(String complaint) {
    refuse(decoder.expire(complaint));
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
