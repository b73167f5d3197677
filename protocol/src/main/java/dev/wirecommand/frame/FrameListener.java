package dev.wirecommand.frame;

/**
 * A listener to each frame (section 1 of the protocol) that one end of a connection sends and
 * receives, for logs and tools. Called on the event loop, which it must not block.
 */
public interface FrameListener {
  /** A listener that does nothing. */
  FrameListener NONE =
      new FrameListener() {
        @Override
        public void sent(Frame frame) {}

        @Override
        public void received(Frame frame) {}
      };

  /**
   * Called when a frame is about to be sent.
   *
   * @param frame the frame; valid until this returns
   */
  void sent(Frame frame);

  /**
   * Called when a frame has been received.
   *
   * @param frame the frame; valid until this returns
   */
  void received(Frame frame);
}
