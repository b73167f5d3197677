package dev.wirecommand.reactor;

import dev.wirecommand.frame.Frame;
import dev.wirecommand.frame.FrameDecoder;
import dev.wirecommand.frame.FrameEncoder;
import dev.wirecommand.frame.FrameException;
import dev.wirecommand.fuzz.FuzzInput;
import java.util.Arrays;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Brings frames to a reactor as a transport does: as bytes, in chunks, through a decoder. */
final class FuzzWire {
  private final FrameDecoder decoder;
  private final Consumer<Frame> onFrame;
  private final Consumer<FrameException> onError;
  private @Nullable FrameException failure;

  FuzzWire(int maxPayload, Consumer<Frame> onFrame, Consumer<FrameException> onError) {
    this.decoder = new FrameDecoder(maxPayload);
    this.onFrame = onFrame;
    this.onError = onError;
  }

  /** Brings bytes in chunks of so many, whose arrays are spoilt after use; 0 for one chunk. */
  void bring(byte[] bytes, int chunkSize) {
    int size = chunkSize == 0 ? bytes.length : chunkSize;
    for (int from = 0; from < bytes.length && failure == null; from += size) {
      byte[] chunk = Arrays.copyOfRange(bytes, from, Math.min(bytes.length, from + size));
      try {
        decoder.feed(chunk, 0, chunk.length);
        for (Frame frame = decoder.next(); frame != null; frame = decoder.next()) {
          onFrame.accept(frame);
        }
      } catch (FrameException e) {
        failure = e;
        onError.accept(e);
      }
      Arrays.fill(chunk, (byte) 0xEE);
    }
  }

  /** Ends the input; inside a frame that is an error. */
  void finish() {
    if (failure == null) {
      try {
        decoder.finish();
      } catch (FrameException e) {
        failure = e;
        onError.accept(e);
      }
    }
  }

  /** Tells whether the next byte is a frame's first. */
  boolean isBetweenFrames() {
    return failure == null && !decoder.inFrame();
  }

  /** Makes the bytes of a frame: stream, stream flags, and type with flags are a byte each. */
  static byte[] frame(int requestId, FuzzInput in, byte[] payload) {
    int stream = in.next();
    int streamFlags = in.next();
    int type = in.next();
    return FrameEncoder.encode(
        new Frame(
            requestId, stream, streamFlags, type >> 4, type & 0xF, payload, 0, payload.length));
  }
}
